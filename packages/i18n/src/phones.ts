/** A number as people read it: `600 111 222` of ours, others with their prefix apart. */
export function readablePhone(number: string): string {
  const ours = /^\+34(\d{3})(\d{3})(\d{3})$/.exec(number);
  return ours ? ours.slice(1).join(' ') : number.replace(/^(\+\d{2})(?=\d{7})/, '$1 ');
}

/**
 * The address that the telephone of the computer dials (RFC 3966): global where the number is, and an extension by its
 * parameter. Null for what holds no digits.
 *
 * @param number in any writing: `+34 600 11 12 22`, `936 000 000 ext. 12`
 */
export function telHref(number: string): string | null {
  const [, main = '', extension] = /^(.*?)(?:(?:ext\.?|;ext=|x)\s*(\d+))?\s*$/i.exec(number) ?? [];
  const plus = main.trim().startsWith('+') ? '+' : '';
  const digits = main.replace(/\D/g, '');
  if (!digits) return null;
  return `tel:${plus}${digits}${extension ? `;ext=${extension}` : ''}`;
}
