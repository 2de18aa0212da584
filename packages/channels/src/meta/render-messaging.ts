import type { ChannelCapabilities } from '../port.ts';
import { splitText } from '../written/split-text.ts';
import type {
  OutgoingFile,
  OutgoingWritten,
  PublicComment,
  RenderedPart,
} from '../written/written-channel.ts';

const KINDS = ['image', 'audio', 'video'] as const;

/**
 * One of our messages as requests of the Send API: the words in as many pieces as it takes, then each file, because a
 * text and a file are not allowed together. Past the usual window a person's words leave as HUMAN_AGENT. The author of a
 * comment is written to by it alone, once; an answer for everybody is one comment more.
 *
 * @param mark whether `metadata` may be sent along, which comes back with the echo
 */
export function renderMessaging(
  message: OutgoingWritten,
  { textLimit, mediaBytes = {} }: ChannelCapabilities,
  mark: boolean,
): RenderedPart[] {
  const { id, to, text, files, humanAgent, comment } = message;
  if (comment?.publicly) return [{ correlation: `out:${id}:0`, text, body: { message: text }, upload: null }];
  const way = humanAgent
    ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
    : { messaging_type: 'RESPONSE' };
  const recipient = comment ? authorOf(comment) : { id: to.ids[0] ?? '' };
  const contents: (Pick<RenderedPart, 'text' | 'upload'> & { message: Record<string, unknown> })[] = [
    ...splitText(text, textLimit).map((piece) => ({ text: piece, upload: null, message: { text: piece } })),
    ...files.map((file) => ({
      text: null,
      upload: file,
      message: { attachment: attachmentOf(file, mediaBytes) },
    })),
  ];
  return contents.map(({ message: content, ...part }, index) => {
    const correlation = `out:${id}:${index}`;
    const marked = mark ? { ...content, metadata: correlation } : content;
    return { ...part, correlation, body: { recipient, ...(comment ? {} : way), message: marked } };
  });
}

/** Whoever wrote a comment or a post, named by it ("Private Replies" of Messenger Platform and of Instagram Platform). */
const authorOf = ({ id, isPost }: PublicComment) => (isPost ? { post_id: id } : { comment_id: id });

/** What is too large for what it is goes as a file. The id is put in once it was handed over. */
function attachmentOf(
  { mediaType, size }: OutgoingFile,
  limits: NonNullable<ChannelCapabilities['mediaBytes']>,
) {
  const kind = KINDS.find((one) => mediaType.startsWith(`${one}/`));
  const type = kind && size <= (limits[kind] ?? Number.POSITIVE_INFINITY) ? kind : 'file';
  return { type, payload: { is_reusable: false } };
}
