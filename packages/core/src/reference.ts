/** Quasigroup of order 10 (H. M. Damm, 2004): finds every single-digit error and every adjacent transposition. */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

const RANDOM_DIGITS = 11;

/** The remainder of a digit string under Damm's table; 0 means that its last digit checks the others. */
function damm(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = DAMM[interim]?.[Number(digit)] ?? 0;
  return interim;
}

/**
 * Makes the customer's key: 11 random digits and a check digit.
 *
 * @param random at least 11 bytes from a secure source. Bytes of 250 and above are skipped, so that no digit is
 *   more likely than another; pass some more than 11.
 * @returns 12 digits, or undefined when too many bytes had to be skipped: draw again.
 */
export function drawReference(random: Uint8Array): string | undefined {
  let digits = '';
  for (const byte of random) {
    if (byte < 250 && digits.length < RANDOM_DIGITS) digits += String(byte % 10);
  }
  return digits.length === RANDOM_DIGITS ? digits + String(damm(digits)) : undefined;
}

/** The 12 digits of what a person typed or dictated (spaces, dots and hyphens ignored), or undefined. */
export function parseReference(text: string): string | undefined {
  const digits = text.replace(/[\s.\-\u00a0#]/g, '');
  return /^\d{12}$/.test(digits) && damm(digits) === 0 ? digits : undefined;
}

/** `123456789012` → `1234 5678 9012`, as it is shown and read out. */
export function formatReference(reference: string): string {
  return reference.replace(/(\d{4})(?=\d)/g, '$1 ');
}
