import { createHash } from 'node:crypto';
import type { DirectoryContract, DirectoryCustomer } from './customer.ts';

/** SHA-256, hexadecimal, of what a customer is, whenever that was: the same content has the same hash. */
export function hashCustomer({ updatedAt: _, ...content }: DirectoryCustomer): string {
  const contracts = content.contracts.toSorted(byNumber);
  return createHash('sha256')
    .update(canonical({ ...content, contracts }))
    .digest('hex');
}

function byNumber(left: DirectoryContract, right: DirectoryContract): number {
  const [one, other] = [`${left.number} ${left.role}`, `${right.number} ${right.role}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = value as Record<string, unknown>;
  return `{${Object.keys(fields)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(fields[key])}`)
    .join(',')}}`;
}
