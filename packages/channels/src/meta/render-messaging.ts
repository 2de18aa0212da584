import type { ChannelCapabilities } from '../port.ts';
import { splitText } from '../written/split-text.ts';
import type { OutgoingFile, OutgoingWritten, RenderedPart } from '../written/written-channel.ts';

/**
 * One of our messages as requests of the Send API: the words in as many pieces as it takes, then each file, because a
 * text and a file are not allowed together. Past the usual window a person's words leave as HUMAN_AGENT.
 *
 * @param mark whether `metadata` may be sent along, which comes back with the echo
 */
export function renderMessaging(
  { id, to, text, files, humanAgent }: OutgoingWritten,
  limit: ChannelCapabilities['textLimit'],
  mark: boolean,
): RenderedPart[] {
  const way = humanAgent
    ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
    : { messaging_type: 'RESPONSE' };
  const recipient = { id: to.ids[0] ?? '' };
  const contents: (Pick<RenderedPart, 'text' | 'upload'> & { message: Record<string, unknown> })[] = [
    ...splitText(text, limit).map((piece) => ({ text: piece, upload: null, message: { text: piece } })),
    ...files.map((file) => ({ text: null, upload: file, message: { attachment: attachmentOf(file) } })),
  ];
  return contents.map(({ message, ...part }, index) => {
    const correlation = `out:${id}:${index}`;
    const marked = mark ? { ...message, metadata: correlation } : message;
    return { ...part, correlation, body: { recipient, ...way, message: marked } };
  });
}

/** The id is put in once the file was handed over. */
export function attachmentOf({ mediaType }: OutgoingFile) {
  const [kind = ''] = mediaType.split('/');
  const type = kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'file';
  return { type, payload: { is_reusable: false } };
}
