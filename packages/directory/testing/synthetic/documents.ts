const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Numbers from here on were never issued; the public test certificates carry some of them (99999999R). */
const FIRST_DNI = 99_900_000;
/** `Z99…`: far above what was issued. */
const FIRST_NIE = 9_900_000;

/** A DNI of a number that nobody has, with the letter that belongs to it. */
export function syntheticDni(index: number): string {
  const number = FIRST_DNI + index;
  return `${number}${DNI_LETTERS.charAt(number % 23)}`;
}

export function syntheticNie(index: number): string {
  const number = FIRST_NIE + index;
  return `Z${number}${DNI_LETTERS.charAt((20_000_000 + number) % 23)}`;
}

/** A CIF of province 00, which is none. */
export function syntheticCif(index: number): string {
  const digits = `00${String(index).padStart(5, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => total + weigh(Number(digit), place), 0);
  const control = (10 - (sum % 10)) % 10;
  return `B${digits}${control}`;
}

function weigh(digit: number, place: number): number {
  if (place % 2 === 1) return digit;
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
}

/** The same document with a letter that does not belong to it, as one finds them in every master. */
export function withWrongLetter(document: string): string {
  const letter = document.slice(-1);
  return `${document.slice(0, -1)}${letter === 'A' ? 'B' : 'A'}`;
}
