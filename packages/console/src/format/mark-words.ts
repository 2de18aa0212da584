import { fold } from '@sinia/core';

export interface MarkedPart {
  readonly text: string;
  readonly found: boolean;
}

const ENDING = 3;
const SHORTEST_STEM = 4;

/**
 * A text in parts, those that were searched for marked. Words agree as the index sees them: folded, and without their
 * ending, so that «fuites» shows where one looked for «fuita».
 */
export function markWords(text: string, searched: string): readonly MarkedPart[] {
  const stems = fold(searched).split(' ').filter(Boolean).map(stem);
  if (stems.length === 0) return [{ text, found: false }];
  const parts: MarkedPart[] = [];
  for (const piece of text.split(/([\p{L}\p{N}\p{M}·’'@._-]+)/u)) {
    if (piece === '') continue;
    const found = fold(piece)
      .split(' ')
      .some((word) => stems.some((one) => word.startsWith(one)));
    const last = parts.at(-1);
    if (last && last.found === found) parts[parts.length - 1] = { text: last.text + piece, found };
    else parts.push({ text: piece, found });
  }
  return parts;
}

const stem = (word: string) =>
  word.length <= SHORTEST_STEM ? word : word.slice(0, Math.max(SHORTEST_STEM, word.length - ENDING));
