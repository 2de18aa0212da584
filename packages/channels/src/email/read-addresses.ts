import { type Address, addressParser } from 'postal-mime';
import { cleanLine } from './clean-text.ts';
import type { MailAddress } from './parsed-mail.ts';

const MAX_ADDRESSES = 500;
const MAX_HEADER_CHARS = 64 * 1024;
const ADDRESS =
  /^[^\s@<>()[\],;:"\\]+@[a-z0-9\u0080-\uffff](?:[a-z0-9.\u0080-\uffff-]*[a-z0-9\u0080-\uffff])?$/i;

/** The mailboxes of a From, To, Cc or Reply-To header; groups are flattened, what is no address is left out. */
export function readAddresses(value: string | undefined): MailAddress[] {
  if (value === undefined) return [];
  return flatten(addressParser(value.slice(0, MAX_HEADER_CHARS)));
}

function flatten(addresses: Address[]): MailAddress[] {
  const mailboxes = addresses.flatMap(
    (entry) => entry.group ?? [{ name: entry.name, address: entry.address }],
  );
  return mailboxes
    .map(({ name, address }) => ({ name: cleanLine(name, 300), address: normalizeAddress(address) }))
    .filter(({ address }) => isAddress(address))
    .slice(0, MAX_ADDRESSES);
}

/** A plain `mailbox@domain`: no quotes, comments, routes or line breaks, on which mail programs disagree. */
export function isAddress(address: string): boolean {
  return address.length <= 320 && ADDRESS.test(address);
}

/** `Anna@Example.ORG` → `Anna@example.org`: the domain has no case, the mailbox may have one. */
export function normalizeAddress(address: string): string {
  const trimmed = address.trim();
  const at = trimmed.lastIndexOf('@');
  return trimmed.slice(0, at + 1) + trimmed.slice(at + 1).toLowerCase();
}

/** Whether two addresses are one mailbox: nobody tells `Anna@` from `anna@` in practice. */
export function sameAddress(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
