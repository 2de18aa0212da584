import { Merge, MergeBody, TicketId } from '@sinia/contracts';
import { may, mergeRefusal, Refusal } from '@sinia/core';
import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import { defineUseCase } from '../use-case.ts';
import { lockBoth } from './family-store.ts';
import { insertMerge } from './merge-store.ts';
import { drawId } from './message-store.ts';
import { moveToShelf } from './shelf-store.ts';
import { aboutTicket } from './ticket-store.ts';

/**
 * Puts a ticket into another: it leaves every view, what is written to it is worked on there, and its key shows the
 * status of the other. Its own status stays as it was, so nobody is told anything; events and messages do not move.
 */
export const mergeTicket = defineUseCase({
  name: 'mergeTicket',
  permission: 'ticket.update',
  input: z.object({ id: TicketId, ...MergeBody.shape }),
  output: Merge,
  load: async (tx, { id, intoTicketId }) => {
    const [from, into] = await lockBoth(tx, id, intoTicketId);
    return { from, into };
  },
  about: ({ from }, context) => aboutTicket(from, context),
  run: (work, { subject: { from, into }, context, now }) => {
    if (!may(holderOf(context.actor), 'ticket.update', aboutTicket(into, context)))
      throw new Refusal('not_found', { fields: [{ pointer: '/intoTicketId', code: 'not_found' }] });
    const refusal = mergeRefusal(from, into);
    if (refusal) throw new Refusal(refusal);
    const id = drawId(context, now, 'mrg');
    insertMerge(work, context, id, from, into);
    const type = 'ticket.merged' as const;
    const out = { mergeId: id, intoTicketId: into.id, intoReference: into.reference };
    moveToShelf(
      work,
      from,
      { type, changes: {}, detail: out },
      { shelf: 'merged', mergedIntoId: into.id, snoozedUntil: null },
    );
    const { lastMessagePreview, lastMessageAuthor, lastMessageAt } = from;
    const newer = lastMessageAt > into.lastMessageAt;
    const detail = { mergeId: id, fromTicketId: from.id, fromReference: from.reference };
    moveToShelf(
      work,
      into,
      { type, changes: {}, detail },
      {
        ...(newer ? { lastMessagePreview, lastMessageAuthor, lastMessageAt } : {}),
        ...(into.shelf === 'snoozed' && from.shelf === null ? { shelf: null, snoozedUntil: null } : {}),
      },
    );
    return {
      id,
      ticketId: from.id,
      intoTicketId: into.id,
      mergedAt: now.toISOString(),
      undoneAt: null,
    };
  },
});
