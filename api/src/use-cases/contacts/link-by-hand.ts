import type { Requester, TicketEvent } from '@sinia/core';
import type { TicketIdentification } from '@sinia/core/identity';
import type { NewTicket, TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { noteContact, settlePending, takeSnapshot } from './link-store.ts';

/** That somebody has looked and it is the person whom we took it to be. */
export const CONFIRMED: TicketEvent = {
  type: 'ticket.identified',
  changes: {},
  detail: { rule: 'by_hand', provisional: false },
};

interface LinkByHand {
  readonly columns: Partial<Pick<TicketRow, 'identification' | 'contactSnapshot' | 'billingSnapshot'>>;
  /** Whether nothing changes but that a provisional link is one no longer. */
  readonly confirms: boolean;
}

/** What goes with the contact that somebody writes on a ticket: they decide, the candidates stay beside it. */
export async function linkByHand(
  work: UnitOfWork,
  ticket: TicketRow,
  contactId: string | null | undefined,
): Promise<LinkByHand> {
  const confirms = contactId === ticket.contactId && ticket.identification?.provisional === true;
  if (contactId === undefined || (contactId === ticket.contactId && !confirms))
    return { columns: {}, confirms };
  const identification = saidByHand(work, contactId, ticket.identification);
  settlePending(work, ticket.id);
  if (!contactId)
    return { columns: { identification, contactSnapshot: null, billingSnapshot: null }, confirms };
  noteContact(work, contactId);
  return {
    columns: { identification, ...(await takeSnapshot(work, contactId, ticket.requester)) },
    confirms,
  };
}

/** Whose a ticket is that somebody opens for a contact, and the contact as it is at that moment. */
export async function openedFor(
  work: UnitOfWork,
  contactId: string,
  requester: Requester,
): Promise<Pick<NewTicket, 'contactId' | 'identification' | 'contactSnapshot' | 'billingSnapshot'>> {
  noteContact(work, contactId);
  const snapshot = await takeSnapshot(work, contactId, requester);
  return { contactId, identification: saidByHand(work, contactId, null), ...snapshot };
}

/** That a person said who it is, or that it is nobody we know; whom the rules took it for stays beside it. */
export function saidByHand(
  work: UnitOfWork,
  contactId: string | null,
  known: TicketIdentification | null,
): TicketIdentification {
  return {
    ...{ outcome: contactId ? 'matched' : 'unknown', contactId, provisional: false, reason: 'by_hand' },
    candidates: known?.candidates ?? [],
    rulesVersion: known?.rulesVersion ?? 0,
    at: work.now.toISOString(),
  };
}
