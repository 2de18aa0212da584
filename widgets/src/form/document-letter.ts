const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/**
 * Whether a Spanish document as typed (spaces, dots, dashes, lower case allowed) has the right control letter.
 * A DNI or NIE is checked (Orden INT/2058/2008: number modulo 23); anything else, such as a passport or a company's NIF, passes.
 */
export function documentLetterFits(typed: string): boolean {
  const text = typed.toUpperCase().replace(/[\s.\-/]/g, '');
  const match = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(text);
  if (!match) return true;
  const [, prefix = '', digits = '', letter] = match;
  if (prefix.length + digits.length > 8) return false;
  const number = Number(`${prefix && 'XYZ'.indexOf(prefix)}${digits}`);
  return letters[number % 23] === letter;
}
