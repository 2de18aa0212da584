import { ChangeTicketBody, Ticket, TicketId } from '@sinia/contracts';
import { changeTicket as decide, Refusal, workRefusal } from '@sinia/core';
import { z } from 'zod';
import { withRoute } from '../channels/routes-store.ts';
import { CONFIRMED, linkByHand } from '../contacts/link-by-hand.ts';
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
    const wanted = await withRoute(work.tx, subject, input.set);
    const decision = decide(subject, wanted, now);
    if (!decision.ok) throw new Refusal(decision.reason);
    if (input.set.location) extendSearch(work, subject.id, placeText(input.set.location));
    const link = await linkByHand(work, subject, input.set.contactId);
    const event = decision.event ?? (link.confirms ? CONFIRMED : null);
    const offShelf = event ? saveTicket(work, subject, decision.ticket, event, link.columns) : {};
    return ticketView({
      ...{ ...subject, ...decision.ticket, ...offShelf, ...link.columns },
      updatedAt: event ? now : subject.updatedAt,
    });
  },
});
