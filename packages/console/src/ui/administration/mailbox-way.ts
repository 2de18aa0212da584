import type { Mailbox, MailboxChanges } from '../../port/administration-port.ts';
import { graphOf } from './graph-of.ts';
import { imapOf } from './imap-of.ts';

export const WAYS = ['smtp', 'imap', 'graph'] as const;
/** How mail comes in. */
export type MailboxWay = (typeof WAYS)[number];

type WayChange = Pick<MailboxChanges, 'imap' | 'graph'>;

export function wayOf(mailbox: Mailbox | undefined): MailboxWay {
  if (mailbox?.graph) return 'graph';
  return mailbox?.imap ? 'imap' : 'smtp';
}

/** What was chosen and typed, for a mailbox that is not there yet. */
export function newWay(way: MailboxWay, data: FormData) {
  return {
    imap: way === 'imap' ? imapOf(data) : null,
    graph: way === 'graph' ? graphOf(data) : null,
  };
}

/** What says nothing new is not sent: a mailbox whose way in stays as it was is not entered for a new name. */
export function wayChange(mailbox: Mailbox, way: MailboxWay, data: FormData): WayChange {
  if (way === 'smtp') return wayOf(mailbox) === 'smtp' ? {} : { imap: null };
  if (way === 'imap') {
    const { password, ...place } = imapOf(data);
    const known = password === undefined && isSame(place, mailbox.imap);
    return known ? {} : { imap: { ...place, ...(password ? { password } : {}) } };
  }
  const { clientSecret, ...place } = graphOf(data);
  const known = clientSecret === undefined && isSame(place, mailbox.graph);
  return known ? {} : { graph: { ...place, ...(clientSecret ? { clientSecret } : {}) } };
}

const isSame = (wanted: object, known: object | null) =>
  known !== null && JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(known));

const sorted = (value: object) => Object.entries(value).sort(([left], [right]) => left.localeCompare(right));
