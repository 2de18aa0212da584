import { Merge, MergeId } from '@sinia/contracts';
import { may, Refusal, type Status, unmergedStatus } from '@sinia/core';
import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import { defineUseCase } from '../use-case.ts';
import { type LastMessage, lockBoth, readLastMessage } from './family-store.ts';
import { customerWroteSince, lockMerge, type MergeRow, markUndone, readMerge } from './merge-store.ts';
import { moveToShelf } from './shelf-store.ts';
import { aboutTicket, preview, type TicketRow } from './ticket-store.ts';

/**
 * Takes a ticket out of the one that it went into: status, shelf and sleep as they were. What was written to it
 * meanwhile is its own, and has reopened it if it waited for its customer.
 */
export const undoMerge = defineUseCase({
  name: 'undoMerge',
  permission: 'ticket.update',
  input: z.object({ mergeId: MergeId }),
  output: Merge,
  load: async (tx, { mergeId }) => {
    const { ticketId, intoTicketId } = await readMerge(tx, mergeId);
    const [from, into] = await lockBoth(tx, ticketId, intoTicketId);
    const merge = await lockMerge(tx, mergeId);
    return { merge, from, into, wrote: await customerWroteSince(tx, from.id, merge.mergedAt) };
  },
  about: ({ from }, context) => aboutTicket(from, context),
  run: async (work, { subject: { merge, from, into, wrote }, context, now }) => {
    if (!may(holderOf(context.actor), 'ticket.update', aboutTicket(into, context)))
      throw new Refusal('not_found');
    if (merge.undoneAt || from.mergedIntoId !== into.id) throw new Refusal('merge_already_undone');
    markUndone(work, merge.id);
    const status = unmergedStatus(merge.before.status, wrote);
    const changes =
      status === merge.before.status ? {} : { status: { before: merge.before.status, after: status } };
    const type = 'ticket.unmerged' as const;
    const back = { mergeId: merge.id, fromTicketId: from.id, fromReference: from.reference };
    moveToShelf(
      work,
      from,
      { type, changes, detail: { mergeId: merge.id, intoTicketId: into.id, intoReference: into.reference } },
      { ...stateBefore(merge, from, status, now), ...(await lastMessage(from.id)) },
    );
    await work.flush();
    moveToShelf(work, into, { type, changes: {}, detail: back }, (await lastMessage(into.id)) ?? {});
    return {
      id: merge.id,
      ticketId: from.id,
      intoTicketId: into.id,
      mergedAt: merge.mergedAt.toISOString(),
      undoneAt: now.toISOString(),
    };

    function lastMessage(id: string): Promise<LastMessage | null> {
      return readLastMessage(work.tx, id, preview);
    }
  },
});

/** A sleep that would have ended meanwhile has ended. */
function stateBefore({ before }: MergeRow, from: TicketRow, status: Status, now: Date) {
  const until = before.snoozedUntil ? new Date(before.snoozedUntil) : null;
  const asleep = before.shelf === 'snoozed' && until !== null && until > now && status === before.status;
  const reopened = status !== before.status;
  return {
    mergedIntoId: null,
    shelf: asleep ? ('snoozed' as const) : null,
    snoozedUntil: asleep ? until : null,
    ...(reopened ? { status, version: from.version + 1, solvedAt: null } : {}),
  };
}
