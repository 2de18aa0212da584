import { DeskError, toDeskError } from '../port/desk-error.ts';
import type { Thread } from '../port/desk-port.ts';
import type { Desk } from './desk.ts';
import { reasonOf } from './explain.ts';

/** Takes a ticket out of the one that it went into, from its own page. */
export async function takeMergeBack(desk: Desk, { ticket, events }: Thread): Promise<void> {
  const merged = events.findLast((event) => event.type === 'ticket.merged' && event.ticketId === ticket.id);
  const mergeId = String(merged?.detail.mergeId ?? '');
  try {
    const undo = { verb: 'unmerge' as const, mergeId };
    const [result] = await desk.port.work.undoMany([{ id: ticket.id, undo }]);
    if (result?.refusal) throw new DeskError(result.refusal);
    desk.toasts.say(desk.texts.many.undone(1));
  } catch (thrown) {
    desk.toasts.warn(reasonOf(desk.texts, toDeskError(thrown)));
  }
  await Promise.all([desk.list.refresh(), desk.list.refreshCounts(), desk.ticket.refresh()]);
}
