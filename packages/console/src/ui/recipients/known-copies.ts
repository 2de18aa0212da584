import type { Message } from '@sinia/contracts';
import type { DraftCopies, Thread } from '../../port/desk-port.ts';

/** Whom the customer had in copy and nobody has taken up yet: offered, never added by itself. */
export function knownCopies({ ticket, messages }: Thread, chosen: DraftCopies): string[] {
  const taken = new Set([ticket.requester.email, ticket.noticeRoute?.address, ...chosen.cc, ...chosen.bcc]);
  const lower = new Set([...taken].map((address) => address?.toLowerCase()));
  const named = messages
    .filter(isOpen)
    .flatMap(({ author, copies }) => [
      ...(author.kind === 'customer' ? (copies?.to ?? []) : []),
      ...(copies?.cc ?? []),
    ]);
  return [...new Map(named.map((address) => [address.toLowerCase(), address])).entries()]
    .filter(([key]) => !lower.has(key))
    .map(([, address]) => address);
}

const isOpen = (message: Message) => message.visibility === 'public';
