import { ChangeTicketBody, Ticket, TicketId } from '@sinia/contracts';
import { changeTicket as decide, Refusal, workRefusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { checkFields } from './field-check-store.ts';
import { aboutTicket, lockTicket, saveTicket, type TicketRow } from './ticket-store.ts';
import { ticketView } from './ticket-view.ts';

const Tags = ChangeTicketBody.shape.tags.unwrap();

/** What is asked of each ticket of a selection, whatever stands in it: tags come to those that are there. */
export const Application = z.strictObject({
  set: ChangeTicketBody.pick({ status: true, priority: true, assigneeId: true, groupId: true }).default({}),
  addTags: Tags.default([]),
  removeTags: Tags.default([]),
});

const MOST_TAGS = 30;

/** One ticket of a selection: what it was is answered too, so that it can be put back. */
export const applyToTicket = defineUseCase({
  name: 'applyToTicket',
  permission: 'ticket.update',
  input: Application.extend({ id: TicketId }),
  output: z.object({ ticket: Ticket, before: ChangeTicketBody }),
  load: (tx, { id }) => lockTicket(tx, id),
  about: aboutTicket,
  run: async (work, { input, subject, context, now }) => {
    const refusal = workRefusal(subject.shelf, false);
    if (refusal) throw new Refusal(refusal);
    const set = { ...input.set, tags: tagsAfter(subject, input) };
    await checkFields(work.tx, set, context.dependencies.settings);
    const decision = decide(subject, set, now);
    if (!decision.ok) throw new Refusal(decision.reason);
    const offShelf = decision.event ? saveTicket(work, subject, decision.ticket, decision.event) : {};
    const changes = Object.entries(decision.event?.changes ?? {});
    return {
      ticket: ticketView({
        ...{ ...subject, ...decision.ticket, ...offShelf },
        updatedAt: decision.event ? now : subject.updatedAt,
      }),
      before: Object.fromEntries(changes.map(([field, { before }]) => [field, before])),
    };
  },
});

function tagsAfter({ tags }: TicketRow, { addTags, removeTags }: z.output<typeof Application>): string[] {
  const kept = tags.filter((tag) => !removeTags.includes(tag));
  return [...new Set([...kept, ...addTags])].slice(0, MOST_TAGS);
}
