import { ChangeTicketBody, Ticket, TicketId } from '@sinia/contracts';
import { changeTicket as decide, Refusal, workRefusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { checkFields } from './field-check-store.ts';
import { aboutTicket, extendSearch, lockTicket, placeText, saveTicket } from './ticket-store.ts';
import { ticketView } from './ticket-view.ts';

/** Writes fields of a ticket, if nobody else did since the caller read it. */
export const changeTicket = defineUseCase({
  name: 'changeTicket',
  permission: 'ticket.update',
  input: z.object({ id: TicketId, version: z.int(), set: ChangeTicketBody }),
  output: Ticket,
  load: (tx, input) => lockTicket(tx, input.id),
  about: aboutTicket,
  run: async (work, { input, subject, context, now }) => {
    if (subject.version !== input.version) throw new Refusal('version_stale');
    const refusal = workRefusal(subject.shelf, false);
    if (refusal) throw new Refusal(refusal);
    await checkFields(work.tx, input.set, context.dependencies.settings);
    const decision = decide(subject, input.set, now);
    if (!decision.ok) throw new Refusal(decision.reason);
    if (input.set.location) extendSearch(work, subject.id, placeText(input.set.location));
    const offShelf = decision.event ? saveTicket(work, subject, decision.ticket, decision.event) : {};
    return ticketView({
      ...subject,
      ...decision.ticket,
      ...offShelf,
      updatedAt: decision.event ? now : subject.updatedAt,
    });
  },
});
