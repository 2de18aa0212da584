/** A number as people read it: `600 111 222` of ours, others with their prefix apart. */
export function readablePhone(number: string): string {
  const ours = /^\+34(\d{3})(\d{3})(\d{3})$/.exec(number);
  return ours ? ours.slice(1).join(' ') : number.replace(/^(\+\d{2})(?=\d{7})/, '$1 ');
}
