import { CAPABILITIES } from '../capabilities.ts';
import { splitText } from '../written/split-text.ts';
import type { OutgoingFile, OutgoingWritten, RenderedPart } from '../written/written-channel.ts';

/**
 * One of our messages as requests of `POST /2/dm_conversations/with/{id}/messages`. Few may leave in a quarter of an
 * hour, so the first file goes with the last words.
 */
export function renderX({ id, text, files }: OutgoingWritten): RenderedPart[] {
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
