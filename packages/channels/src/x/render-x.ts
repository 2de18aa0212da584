import { CAPABILITIES } from '../capabilities.ts';
import { splitText } from '../written/split-text.ts';
import type { OutgoingFile, OutgoingWritten, RenderedPart } from '../written/written-channel.ts';

/**
 * One of our messages as requests of `POST /2/dm_conversations/with/{id}/messages`. Few may leave in a quarter of an
 * hour, so the first file goes with the last words. An answer for everybody is a post of `POST /2/tweets`.
 */
export function renderX({ id, text, files, comment }: OutgoingWritten): RenderedPart[] {
  if (comment?.publicly) {
    const body = { text, reply: { in_reply_to_tweet_id: comment.id } };
    return [{ correlation: `out:${id}:0`, text, body, upload: null }];
  }
  const pieces = splitText(text, CAPABILITIES.x.textLimit);
  const [first, ...more] = files;
  const last = pieces.pop();
  const parts: { text: string | null; upload: OutgoingFile | null }[] = [
    ...pieces.map((piece) => ({ text: piece, upload: null })),
    ...(last !== undefined || first ? [{ text: last ?? null, upload: first ?? null }] : []),
    ...more.map((upload) => ({ text: null, upload })),
  ];
  return parts.map((part, index) => ({
    ...part,
    correlation: `out:${id}:${index}`,
    body: part.text === null ? {} : { text: part.text },
  }));
}
