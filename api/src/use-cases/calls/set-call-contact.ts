import { CallId, ContactId } from '@sinia/contracts';
import { changeTicket as decide, Refusal } from '@sinia/core';
import { z } from 'zod';
import { readPerson } from '../contacts/contact-store.ts';
import { linkByHand, saidByHand } from '../contacts/link-by-hand.ts';
import { saveTicket, type TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { aboutCall, lockTicketOf } from './call-scope-store.ts';
import { lockCall, setOnCall } from './call-store.ts';

/** An agent says who it is, or that it is not this person. The ticket of the call follows where they may write it. */
export const setCallContact = defineUseCase({
  name: 'setCallContact',
  permission: 'call.handle',
  input: z.object({ id: CallId, contactId: ContactId.nullable() }),
  output: z.object({ contactId: ContactId.nullable() }),
  load: async (tx, { id, contactId }, context) => {
    const call = await lockCall(tx, id);
    const ticket = await lockTicketOf(tx, call, context, 'ticket.update');
    return { call, ticket, person: contactId ? await readPerson(tx, contactId) : null };
  },
  about: ({ call }, context) => aboutCall(call, context),
  run: async (work, { subject: { call, ticket, person } }) => {
    const contactId = person?.root.id ?? null;
    setOnCall(work, call.id, { contactId, identification: saidByHand(work, contactId, call.identification) });
    if (ticket) await linkTicket(work, ticket, contactId);
    work.signal('calls');
    return { contactId };
  },
});

async function linkTicket(work: UnitOfWork, ticket: TicketRow, contactId: string | null): Promise<void> {
  const decision = decide(ticket, { contactId }, work.now);
  if (!decision.ok) throw new Refusal(decision.reason);
  const link = await linkByHand(work, ticket, contactId);
  if (decision.event) saveTicket(work, ticket, decision.ticket, decision.event, link.columns);
}
