/**
 * A document as it may be shown beside a name: four of its digits, such as `***4567**` (LOPDGDD, additional provision 7,
 * as the authorities apply it: of a DNI the 4th to 7th digit, of others the last four).
 */
export function maskDocument(documentId: string): string {
  const dni = /^(\d{3})(\d{4})\d[A-Z]$/.exec(documentId);
  if (dni) return `***${dni[2]}**`;
  const nie = /^[XYZKLM]\d{3}(\d{4})[A-Z]$/.exec(documentId);
  if (nie) return `****${nie[1]}*`;
  return mask(documentId);
}

/** A text of which only the end is told: `*****7101`, of short ones less. */
export function mask(text: string, shown = 4): string {
  const end = Math.min(shown, Math.floor(text.length / 3));
  return '*'.repeat(text.length - end) + text.slice(text.length - end);
}

/** An address as its owner knows it again: `n***@example.cat`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
