import { timingSafeEqual } from 'node:crypto';

/** Whether two secrets are equal; the time that it takes says nothing of where they differ. */
export function sameSecret(given: string, known: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(known)];
  return left.length === right.length && left.length > 0 && timingSafeEqual(left, right);
}
