import { TicketId } from '@sinia/contracts';
import { type Claim, requesterClaims, type TicketIdentification } from '@sinia/core/identity';
import { z } from 'zod';
import { moveToShelf } from '../tickets/shelf-store.ts';
import { lockTicket, type TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { identifyContact } from './identify-contact.ts';
import { noteContact, settlePending, takeSnapshot, writeIdentification } from './link-store.ts';

const PORTAL_KEY = /^site:/;

/**
 * Finds out whose a ticket is, soon after it was opened. A contact that is found is linked, with an event that says by
 * which rule; its version stays, because nobody has written a field.
 */
export const identifyTicket = defineUseCase({
  name: 'identifyTicket',
  permission: 'ticket.update',
  input: z.object({ id: TicketId }),
  output: z.object({ outcome: z.string().nullable() }),
  load: (tx, { id }) => lockTicket(tx, id),
  about: () => ({}),
  run: async (work, { subject: ticket, context }) => {
    settlePending(work, ticket.id);
    if (ticket.identification || ticket.contactId) return { outcome: null };
    const found = await identifyContact(work.tx, context, claimsOf(ticket));
    await linkFound(work, ticket, found);
    return { outcome: found.identification.outcome };
  },
});

/** What a ticket says of who asks. */
export function claimsOf({ requester, requesterProofs, ownerKey }: TicketRow): Claim[] {
  const claims = requesterClaims(requester, requesterProofs ?? {});
  const isPortal = ownerKey !== null && PORTAL_KEY.test(ownerKey);
  return isPortal ? [...claims, { kind: 'portal', value: ownerKey, proof: 'portal' }] : claims;
}

async function linkFound(
  work: UnitOfWork,
  ticket: TicketRow,
  { identification, holderId }: { identification: TicketIdentification; holderId: string | null },
): Promise<void> {
  const { contactId, reason, provisional } = identification;
  if (!contactId || !holderId) {
    writeIdentification(work, ticket.id, identification);
    return;
  }
  noteContact(work, contactId);
  const snapshot = await takeSnapshot(work, contactId, ticket.requester);
  const changes = { contactId: { before: null, after: contactId } };
  const event = { type: 'ticket.identified', changes, detail: { rule: reason, provisional } } as const;
  moveToShelf(work, ticket, event, { contactId: holderId, identification, ...snapshot });
}
