import { TicketId } from '@sinia/contracts';
import { CALL_DIRECTIONS, CALL_OUTCOMES } from '@sinia/core/call';
import { schema } from '@sinia/database';
import { normaliseIdentity } from '@sinia/directory/identities';
import { and, eq, gte, isNotNull, isNull, like, lt, ne, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { callScope, shownTicket } from './call-scope-store.ts';

const { calls } = schema;

/** Fewer digits of a number would find half of the calls. */
const FEWEST_DIGITS = 3;

/** What the desk chooses calls by. */
export const CallFilters = z.object({
  startedSince: z.iso.datetime().optional(),
  startedBefore: z.iso.datetime().optional(),
  /** Without it: with people outside the house. */
  direction: z.enum(CALL_DIRECTIONS).optional(),
  outcome: z.enum(CALL_OUTCOMES).optional(),
  agentId: z.string().max(60).optional(),
  queueId: z.string().max(80).optional(),
  hasTicket: z.boolean().optional(),
  ticketId: TicketId.optional(),
  /** A telephone number, or some digits of one. */
  number: z
    .string()
    .max(40)
    .refine((text) => text.replace(/\D/g, '').length >= FEWEST_DIGITS)
    .optional(),
});
export type CallFilters = z.output<typeof CallFilters>;

/** The calls that a caller may see and has asked for. */
export function chosenCalls(context: Context, filters: CallFilters): SQL | undefined {
  const { startedSince, startedBefore, direction, outcome, agentId, queueId, hasTicket, number, ticketId } =
    filters;
  return and(
    callScope(context, 'call.list'),
    isNull(calls.mergedIntoId),
    direction ? eq(calls.direction, direction) : ne(calls.direction, 'internal'),
    outcome && eq(calls.outcome, outcome),
    agentId ? eq(calls.agentId, agentId) : undefined,
    queueId ? eq(calls.queueId, queueId) : undefined,
    hasTicket === undefined ? undefined : (hasTicket ? isNotNull : isNull)(calls.ticketId),
    ticketId ? sql`${shownTicket(context)} = ${ticketId}` : undefined,
    number ? ofNumber(number) : undefined,
    startedSince ? gte(calls.startedAt, new Date(startedSince)) : undefined,
    startedBefore ? lt(calls.startedAt, new Date(startedBefore)) : undefined,
  );
}

/** The number itself where it is whole; else every one with these digits. */
function ofNumber(text: string): SQL {
  const whole = normaliseIdentity('phone', text);
  return 'value' in whole
    ? eq(calls.number, whole.value)
    : like(calls.number, `%${text.replace(/\D/g, '')}%`);
}
