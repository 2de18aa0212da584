import type { TicketSummary } from '@sinia/contracts';
import { PUBLIC_STATUS } from '@sinia/core';
import { DeskError, toDeskError } from '../port/desk-error.ts';
import type { ManyResult, ManyWork, UndoItem } from '../port/work-port.ts';
import type { Desk } from './desk.ts';
import { reasonOf } from './explain.ts';

const BATCH = 50;

type Applied = Extract<ManyWork, { verb: 'apply' }>;

/** What the keys work on: the chosen tickets, else the one that is open. */
export function targets(desk: Desk): readonly string[] {
  const chosen = [...desk.selection.ids.value];
  if (chosen.length > 0) return chosen;
  return desk.ticket.id.value ? [desk.ticket.id.value] : [];
}

/**
 * Does the same with several tickets: on the screen at once, on the server in pieces, and told in one sentence with
 * the way back.
 */
export async function workOnMany(desk: Desk, ids: readonly string[], work: ManyWork): Promise<void> {
  const place = desk.selection.size.value > 0 ? 'row' : 'thread';
  const before = desk.list.rows.value;
  for (const row of before.filter((one) => ids.includes(one.id))) showAtOnce(desk, row, work);
  const { results, problem } = await inPieces(desk, ids, (piece) => desk.port.work.many(piece, work));
  await catchUp(desk);
  // The row or the bar that had the focus may be gone: on to what is left.
  desk.askFocus(place);
  if (problem)
    desk.toasts.warn(desk.texts.many.stopped(results.length, ids.length, reasonOf(desk.texts, problem)));
  if (results.length > 0) tell(desk, work, results);
}

function tell(desk: Desk, work: ManyWork, results: readonly ManyResult[]): void {
  const { many } = desk.texts;
  const done = results.filter((one) => one.refusal === null);
  const sentences = [
    ...(done.length > 0 ? [many.done[work.verb](done.length)] : []),
    ...refusals(desk, results),
  ].join(' ');
  const items = done.flatMap(({ id, undo }) => (undo ? [{ id, undo }] : []));
  if (done.length === 0) desk.toasts.warn(sentences);
  else if (items.length === 0) desk.toasts.say(sentences);
  else desk.toasts.say(sentences, { label: many.undo, undo: true, run: () => void takeBack(desk, items) });
}

async function takeBack(desk: Desk, items: readonly UndoItem[]): Promise<void> {
  const { many } = desk.texts;
  const undo = (piece: readonly UndoItem[]) => desk.port.work.undoMany(piece);
  const { results, problem } = await inPieces(desk, items, undo);
  await catchUp(desk);
  // The ticket that one reads is in its list again, and the next key goes on from there.
  const read = desk.ticketInList.value;
  if (read && items.some(({ id }) => id === read.id)) desk.list.cursorId.value = read.id;
  const done = results.filter((one) => one.refusal === null).length;
  const sentence = [...(done > 0 ? [many.undone(done)] : []), ...refusals(desk, results)].join(' ');
  if (problem) desk.toasts.warn(many.stopped(results.length, items.length, reasonOf(desk.texts, problem)));
  else if (done === 0) desk.toasts.warn(sentence);
  else desk.toasts.say(sentence);
}

/** «2 no: la consulta està tancada (2)»: each reason once. */
function refusals({ texts }: Desk, results: readonly ManyResult[]): string[] {
  const reasons = new Map<string, number>();
  for (const { refusal } of results) {
    if (refusal === null) continue;
    const reason = reasonOf(texts, new DeskError(refusal));
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons].map(([reason, count]) => texts.many.refused(count, reason));
}

async function inPieces<Item>(
  desk: Desk,
  items: readonly Item[],
  work: (piece: readonly Item[]) => Promise<readonly ManyResult[]>,
): Promise<{ results: ManyResult[]; problem: DeskError | null }> {
  const { progress } = desk.selection;
  const results: ManyResult[] = [];
  try {
    for (let at = 0; at < items.length; at += BATCH) {
      progress.value = { done: at, of: items.length };
      results.push(...(await work(items.slice(at, at + BATCH))));
    }
    return { results, problem: null };
  } catch (thrown) {
    return { results, problem: toDeskError(thrown) };
  } finally {
    progress.value = null;
  }
}

async function catchUp(desk: Desk): Promise<void> {
  desk.selection.clear();
  await Promise.all([desk.list.refresh(), desk.list.refreshCounts(), desk.ticket.refresh()]);
}

function showAtOnce(desk: Desk, row: TicketSummary, work: ManyWork): void {
  if (work.verb === 'apply') desk.list.patch(row.id, applied(row, work));
  else if (desk.list.query.value === '') desk.list.remove(row.id);
}

function applied(
  row: TicketSummary,
  { set = {}, addTags = [], removeTags = [] }: Applied,
): Partial<TicketSummary> {
  const status = set.status ?? (row.status === 'new' && set.assigneeId ? 'open' : row.status);
  const kept = row.tags.filter((tag) => !removeTags.includes(tag));
  return {
    status,
    publicStatus: PUBLIC_STATUS[status],
    priority: set.priority ?? row.priority,
    assigneeId: set.assigneeId === undefined ? row.assigneeId : set.assigneeId,
    groupId: set.groupId ?? row.groupId,
    tags: [...new Set([...kept, ...addTags])],
  };
}
