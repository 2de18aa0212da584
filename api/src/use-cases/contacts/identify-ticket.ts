import { TicketId } from '@sinia/contracts';
import type { Claim, TicketIdentification } from '@sinia/core/identity';
import { z } from 'zod';
import { moveToShelf } from '../tickets/shelf-store.ts';
import { lockTicket, type TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { identifyContact } from './identify-contact.ts';
import { keepCustomer } from './keep-customer.ts';
import { noteContact, settlePending, takeSnapshot, writeIdentification } from './link-store.ts';
import type { LookUp } from './look-up-customers.ts';
import { claimsOf } from './requester-claims-store.ts';

/**
 * Finds out whose a ticket is, soon after it was opened. A contact that is found is linked, with an event that says by
 * which rule; its version stays, because nobody has written a field.
 *
 * @returns `claims` of somebody who is unknown here: they are looked for in the billing system next.
 */
export const identifyTicket = defineUseCase({
  name: 'identifyTicket',
  permission: 'ticket.update',
  input: z.object({ id: TicketId }),
  output: z.object({ outcome: z.string().nullable(), claims: z.custom<readonly Claim[]>().nullable() }),
  load: (tx, { id }) => lockTicket(tx, id),
  about: () => ({}),
  run: async (work, { subject: ticket, context }) => {
    const claims = isSought(ticket) ? await claimsOf(work.tx, ticket) : [];
    const found = isSought(ticket) ? await identifyContact(work.tx, context, claims) : null;
    if (found) await linkFound(work, ticket, found);
    const outcome = found?.identification.outcome ?? null;
    if (outcome === 'unknown') return { outcome, claims: found?.written ?? [] };
    settlePending(work, ticket.id);
    return { outcome, claims: null };
  },
});

/**
 * Whose a ticket is by what the billing system said: of one certain customer the card is made, and linked; none or
 * several are offered to the agent.
 */
export const linkCustomer = defineUseCase({
  name: 'linkCustomer',
  permission: 'ticket.update',
  input: z.object({ id: TicketId, found: z.custom<LookUp>() }),
  output: z.object({ contactId: z.string().nullable() }),
  load: (tx, { id }) => lockTicket(tx, id),
  about: () => ({}),
  run: async (work, { input: { found }, subject: ticket, context }) => {
    if (!found.again) settlePending(work, ticket.id);
    const { identification: known } = ticket;
    if (!isSought(ticket) || !known) return { contactId: null };
    const identification = await identifiedBy(work, context, known, found);
    const holderId = identification.contactId;
    await linkFound(work, ticket, { identification, holderId });
    return { contactId: holderId };
  },
});

/** Nobody has been found for it, and nobody has said who it is. */
function isSought({ contactId, identification }: TicketRow): boolean {
  return contactId === null && (identification === null || identification.outcome === 'unknown');
}

/** What was not known here, after the billing system was asked; the card of a certain customer is written with it. */
export async function identifiedBy(
  work: UnitOfWork,
  context: Parameters<typeof keepCustomer>[1],
  known: TicketIdentification,
  { customer, candidates: customers, reason }: LookUp,
): Promise<TicketIdentification> {
  if (!customer)
    return { ...known, ...(customers.length > 0 && { outcome: 'ambiguous', reason }), customers };
  const { person } = await keepCustomer(work, context, customer);
  await work.flush();
  const contactId = person.root.id;
  const [best] = customers.filter(({ customerId }) => customerId === customer.id);
  const { score, reasons } = best ?? { score: 0, reasons: [] };
  return {
    ...{ ...known, outcome: 'matched', contactId, provisional: false, reason, customers },
    candidates: [{ contactId, score, reasons }],
  };
}

/** Of somebody who is only taken to be one of several nothing personal is written on it before an agent confirms. */
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
  const snapshot = provisional ? {} : await takeSnapshot(work, contactId, ticket.requester);
  const changes = { contactId: { before: null, after: contactId } };
  const event = { type: 'ticket.identified', changes, detail: { rule: reason, provisional } } as const;
  moveToShelf(work, ticket, event, { contactId: holderId, identification, ...snapshot });
}
