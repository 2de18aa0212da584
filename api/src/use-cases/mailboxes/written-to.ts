import type { Mailbox } from './mailbox-store.ts';

type Address = Pick<Mailbox, 'address'>;

const SIGNED_PREFIXES = ['reply', 'b', 'agent'];

/** The mailbox that an address is, also with a `+suffix`. */
export function mailboxAt<Box extends Address>(address: string, mailboxes: readonly Box[]): Box | undefined {
  const [local = '', domain, ...more] = address.toLowerCase().split('@');
  if (more.length > 0) return undefined;
  const [base = ''] = local.split('+');
  return mailboxes.find(
    (mailbox) => mailbox.address === `${base}@${domain}` || mailbox.address === `${local}@${domain}`,
  );
}

/** The mailboxes and the signed addresses that we mint on their domains; we relay for nobody. */
export function isOurs(address: string, mailboxes: readonly Address[]): boolean {
  if (mailboxAt(address, mailboxes)) return true;
  const [local = '', domain, ...more] = address.toLowerCase().split('@');
  if (more.length > 0 || !local.includes('+') || !SIGNED_PREFIXES.includes(local.split('+')[0] ?? ''))
    return false;
  return mailboxes.some((mailbox) => mailbox.address.split('@')[1] === domain);
}

/**
 * Which mailbox a mail was written to: the first of ours that it names itself, so that the copy of a mail to two of
 * them belongs to the same one by whichever way it comes first; else one that the transport names.
 */
export function writtenTo<Box extends Address>(
  named: readonly string[],
  recipients: readonly string[],
  mailboxes: readonly Box[],
): Box | undefined {
  for (const address of [...named, ...recipients]) {
    const mailbox = mailboxAt(address, mailboxes);
    if (mailbox) return mailbox;
  }
  return undefined;
}
