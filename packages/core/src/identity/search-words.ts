import { fold } from '../fold.ts';
import type { IdentityKind } from './kinds.ts';

const MOST_WORDS = 400;

/**
 * The words by which a contact is found, each as it begins: names, the parts of addresses, numbers with and without
 * their country. A document is none of them: a few digits must not tell whose it is, so it is looked for as a whole,
 * among the identities.
 */
export function contactWords(
  texts: readonly (string | null)[],
  identities: readonly { readonly kind: IdentityKind; readonly value: string }[],
): string[] {
  const words = new Set(texts.flatMap((text) => wordsIn(text ?? '')));
  for (const { kind, value } of identities) {
    if (kind === 'documentId') continue;
    const folded = value.toLowerCase();
    words.add(folded);
    for (const part of wordsIn(value)) words.add(part);
    if (folded.startsWith('+34')) words.add(folded.slice(3));
  }
  return [...words].filter((word) => word.length <= 254).slice(0, MOST_WORDS);
}

/**
 * The words that somebody looks for; digits with spaces between them are one number. Beside longer words those of one or
 * two letters (de, la, i) tell nobody from anybody, and half the town begins like them.
 */
export function soughtWords(text: string): string[] {
  const number = text.trim().replace(/[\s().\-/]/g, '');
  if (/^\+?\d{4,}$/.test(number)) return [number];
  const words = wordsIn(text);
  const telling = words.filter((word) => word.length > 2 || /\d/.test(word));
  return (telling.length > 0 ? telling : words).slice(0, 10);
}

function wordsIn(text: string): string[] {
  const folded = fold(text).split(' ');
  const whole = folded.filter((word) => word.includes('@'));
  return [...whole, ...folded.join(' ').split(/[^\p{L}\p{N}]+/u)].filter((word) => word !== '');
}
