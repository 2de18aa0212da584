import type { DirectorySearchQuery } from '@sinia/contracts';

type Keys = Omit<DirectorySearchQuery, 'limit'>;

const DOCUMENT = /^([XYZ]?\d{7,8}[A-Z]|[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J])$/;
const FEWEST_DIGITS = 5;
const PHONE_DIGITS = 9;
const FEWEST_LETTERS = 3;

/**
 * By which keys Aquacis is asked for what somebody types into one field; each is a search of its own. Nothing is asked
 * for what is too short to mean anybody.
 */
export function guessKeys(typed: string): readonly Keys[] {
  const text = typed.trim();
  const plain = text.toUpperCase().replace(/[\s.\-/]/g, '');
  const digits = text.replace(/\D/g, '');
  if (text.includes('@')) return /\S@\S+\.\S\S/.test(text) ? [{ email: text }] : [];
  if (DOCUMENT.test(plain)) return [{ documentId: plain }];
  if (/^\+?\d+$/.test(plain)) {
    if (digits.length < FEWEST_DIGITS) return [];
    const isPhone = plain.startsWith('+') || plain.startsWith('00') || /^[6789]\d{8}$/.test(digits);
    if (isPhone && digits.length >= PHONE_DIGITS) return [{ phone: text }];
    return [{ contract: plain }, { meter: plain }];
  }
  if (digits.length >= FEWEST_DIGITS) return [{ meter: plain }, { documentId: plain }, { contract: plain }];
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= FEWEST_LETTERS ? [{ name: text }] : [];
}
