import { TicketSummary } from '@sinia/contracts';
import { CALL_EVENTS } from '@sinia/core/call';
import { schema } from '@sinia/database';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { CallLine, callLines } from './call-line-store.ts';
import { ticketsOfCaller, writeUpDueAt } from './call-pop.query.ts';
import type { CallRow } from './call-store.ts';
import { AnyCallId, visibleCall } from './get-call.query.ts';
import { readPolicy } from './policy-store.ts';

const { callEvents, calls } = schema;

const Transfer = z.object({
  type: z.enum(['blind', 'attended']),
  toExtension: z.string().nullable(),
  toQueue: z.string().nullable(),
  at: z.string(),
});

/** Of an event that was not understood only that it came. */
const Told = z.object({
  at: z.iso.datetime(),
  source: z.enum(schema.CALL_SOURCES),
  type: z.enum(CALL_EVENTS).nullable(),
  extension: z.string().nullable(),
});

export const CallDetail = CallLine.extend({
  menu: z.array(z.string()),
  transfers: z.array(Transfer),
  events: z.array(Told),
  /** Until when its reason is asked for; null where it is said, or nobody talked. */
  reasonDueAt: z.iso.datetime().nullable(),
  /** What the same customer has open, that it may be about. */
  openTickets: z.array(TicketSummary),
});

/** Everything that is known of a call. */
export const callDetail = defineQuery({
  name: 'callDetail',
  permission: 'call.read',
  input: z.object({ id: AnyCallId }),
  output: CallDetail,
  async run(context, { id }) {
    const row = await visibleCall(context, 'call.read', id);
    const [lines, events, openTickets, { policy }] = await Promise.all([
      callLines(context, [await withTicket(context, row)]),
      readTold(context, row),
      ticketsOfCaller(context, row),
      readPolicy(context.dependencies.db),
    ]);
    const [line] = lines as [z.input<typeof CallLine>];
    await insertAudit(context, `call.seen ${row.id}`, row.ticketId);
    return {
      ...line,
      ...{ events, openTickets, menu: [...(row.details.menu?.path ?? [])] },
      transfers: row.details.transfers.map(({ at, ...transfer }) => ({
        ...transfer,
        at: new Date(at).toISOString(),
      })),
      reasonDueAt: writeUpDueAt(row, policy)?.toISOString() ?? null,
    };
  },
});

async function withTicket({ dependencies: { db } }: Context, row: CallRow) {
  const [found] = await db.select({ ticketId: calls.ticketId }).from(calls).where(eq(calls.id, row.id));
  return { ...row, hasTicket: Boolean(found?.ticketId) };
}

async function readTold({ dependencies: { db } }: Context, { id }: CallRow): Promise<z.input<typeof Told>[]> {
  const { receivedAt, source, fact } = callEvents;
  const rows = await db
    .select({ receivedAt, source, fact })
    .from(callEvents)
    .where(eq(callEvents.callId, id))
    .orderBy(asc(receivedAt));
  return rows
    .map(({ receivedAt: came, source: from, fact: told }) => ({
      at: new Date(told?.at ?? came).toISOString(),
      source: from,
      type: CALL_EVENTS.find((type) => type === told?.type) ?? null,
      extension: typeof told?.extension === 'string' ? told.extension : null,
    }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
