import type { ChannelCapabilities } from '../port.ts';

type Limit = NonNullable<ChannelCapabilities['textLimit']>;

const MEASURES = {
  characters: (text: string) => text.length,
  bytes: (text: string) => Buffer.byteLength(text),
} as const satisfies Record<Limit['unit'], (text: string) => number>;

/** How long a text is as a channel counts it: accents and emoji are several bytes. */
export function measureText(text: string, { unit }: Limit): number {
  return MEASURES[unit](text);
}

/**
 * Cuts a text into pieces that a channel takes: between paragraphs where it can, else between lines, sentences, words,
 * and in the last resort between the letters that a reader sees as one. No piece is empty and no word is lost.
 */
export function splitText(text: string, limit: Limit | null): string[] {
  const whole = text.trim();
  if (!limit || measureText(whole, limit) <= limit.length) return whole === '' ? [] : [whole];
  const pieces: string[] = [];
  for (let rest = whole; rest !== ''; ) {
    const piece = firstPiece(rest, limit);
    pieces.push(piece.trim());
    rest = rest.slice(piece.length).trim();
  }
  return pieces;
}

const BREAKS = [/\n\s*\n/g, /\n/g, /(?<=[.!?…])\s/g, /\s/g];

function firstPiece(text: string, limit: Limit): string {
  const longest = longestPrefix(text, limit);
  if (longest.length === text.length) return text;
  for (const pattern of BREAKS) {
    const ends = [...text.slice(0, longest.length + 1).matchAll(pattern)].map(({ index }) => index);
    const end = ends.findLast((index) => index > longest.length / 4 && index <= longest.length);
    if (end !== undefined) return text.slice(0, end);
  }
  return longest;
}

/** What fits, never cutting an emoji or an accented letter in two. */
function longestPrefix(text: string, limit: Limit): string {
  const letters = new Intl.Segmenter('ca', { granularity: 'grapheme' });
  let [end, used] = [0, 0];
  for (const { segment } of letters.segment(text.slice(0, limit.length + 64))) {
    used += measureText(segment, limit);
    if (used > limit.length) break;
    end += segment.length;
  }
  return text.slice(0, end || 1);
}
