import type { DirectoryAddress } from '../customer.ts';
import { optional } from './field.ts';
import type { RawAddress } from './raw-customer.ts';

/** @param field what to say is wrong; null where there is no street */
export function readAddress(field: string, { street, postcode, town }: RawAddress): DirectoryAddress | null {
  const line = optional(field, street);
  if (line === null) return null;
  return { street: line, postcode: optional(field, postcode, 12), town: optional(field, town) };
}
