import { ChangeTicketBody, TicketId, Timestamp } from '@sinia/contracts';
import { ERROR_CODES, type ErrorCode, Refusal } from '@sinia/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { requireReach } from '../use-case.ts';
import { Application, applyToTicket } from './apply-to-ticket.ts';
import { changeTicket } from './change-ticket.ts';
import { markSpam, restoreTicket } from './mark-spam.ts';
import { mergeTicket } from './merge-ticket.ts';
import { snoozeTicket, wakeTicket } from './snooze-ticket.ts';
import { undoMerge } from './undo-merge.ts';

/** One request; the desk cuts a larger selection, and shows how far it is. */
export const MANY_AT_MOST = 100;
/** Connections that one person's selection may take at a time. */
const AT_ONCE = 4;

const MergeId = z.string().regex(/^mrg_[0-9a-z]{26}$/);

const Verb = z.discriminatedUnion('verb', [
  Application.extend({ verb: z.literal('apply') }),
  z.strictObject({ verb: z.literal('snooze'), until: Timestamp }),
  z.strictObject({ verb: z.literal('wake') }),
  z.strictObject({ verb: z.literal('spam') }),
  z.strictObject({ verb: z.literal('restore') }),
  z.strictObject({ verb: z.literal('merge'), intoTicketId: TicketId }),
]);

/** How to take one back: fields as they were, if nobody has changed the ticket since. */
const Undo = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('putBack'), version: z.int(), set: ChangeTicketBody }),
  z.strictObject({ verb: z.literal('wake') }),
  z.strictObject({ verb: z.literal('spam') }),
  z.strictObject({ verb: z.literal('restore') }),
  z.strictObject({ verb: z.literal('unmerge'), mergeId: MergeId }),
]);
type Undo = z.output<typeof Undo>;

const Code = z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]);
const Result = z.object({
  id: TicketId,
  /** Why not; null when it is done. */
  refusal: Code.nullable(),
  undo: Undo.nullable(),
});
export type ManyResult = z.output<typeof Result>;

const Ids = z.array(TicketId).min(1).max(MANY_AT_MOST);
const ManyInput = z.object({ ids: Ids, work: Verb });
const UndoInput = z.object({
  items: z
    .array(z.object({ id: TicketId, undo: Undo }))
    .min(1)
    .max(MANY_AT_MOST),
});

/** The same work on each ticket of a selection, each by itself: what one refuses stops no other. */
export const workOnMany = defineMany('workOnMany', ManyInput, (context, { ids, work }) =>
  inTurns([...new Set(ids)], (id) => attempt(context, id, () => workOn(context, id, work))),
);

/** Takes the work on a selection back, one by one; what somebody has changed since stays as it is. */
export const undoMany = defineMany('undoMany', UndoInput, (context, { items }) =>
  inTurns(items, ({ id, undo }) => attempt(context, id, () => takeBack(context, id, undo))),
);

async function workOn(context: Context, id: string, work: z.output<typeof Verb>): Promise<Undo | null> {
  switch (work.verb) {
    case 'apply': {
      const { verb: _verb, ...application } = work;
      const { ticket, before } = await applyToTicket.execute(context, { ...application, id });
      return isReversible(before) ? { verb: 'putBack', version: ticket.version, set: before } : null;
    }
    case 'snooze':
      await snoozeTicket.execute(context, { id, until: work.until });
      return { verb: 'wake' };
    case 'wake':
      await wakeTicket.execute(context, { id, due: false });
      return null;
    case 'spam':
      await markSpam.execute(context, { id });
      return { verb: 'restore' };
    case 'restore':
      await restoreTicket.execute(context, { id });
      return { verb: 'spam' };
    case 'merge': {
      const merge = await mergeTicket.execute(context, { id, intoTicketId: work.intoTicketId });
      return { verb: 'unmerge', mergeId: merge.id };
    }
  }
}

async function takeBack(context: Context, id: string, undo: Undo): Promise<null> {
  if (undo.verb === 'putBack') {
    await changeTicket.execute(context, { id, version: undo.version, set: undo.set });
  } else if (undo.verb === 'unmerge') await undoMerge.execute(context, { mergeId: undo.mergeId });
  else await workOn(context, id, undo);
  return null;
}

/** What was `new` cannot be new again: the customer was told that work has begun. */
function isReversible(before: ChangeTicketBody): boolean {
  return Object.keys(before).length > 0 && before.status !== 'new';
}

async function attempt(context: Context, id: string, run: () => Promise<Undo | null>): Promise<ManyResult> {
  try {
    return { id, refusal: null, undo: await run() };
  } catch (error) {
    if (error instanceof Refusal) return { id, refusal: error.code, undo: null };
    context.dependencies.log.error({ err: error, ticketId: id }, 'one of a selection failed');
    return { id, refusal: 'unavailable', undo: null };
  }
}

async function inTurns<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers = new Array<Answer>(items.length);
  const waiting = items.entries();
  const turn = async () => {
    for (const [index, item] of waiting) answers[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  return answers;
}

function defineMany<InputSchema extends z.ZodType>(
  name: string,
  input: InputSchema,
  run: (context: Context, input: z.output<InputSchema>) => Promise<ManyResult[]>,
) {
  return {
    ...{ name, permission: 'ticket.update' as const, input, output: z.array(Result) },
    async execute(context: Context, given: z.output<InputSchema>): Promise<ManyResult[]> {
      requireReach(context, 'ticket.update');
      return run(context, given);
    },
  };
}
