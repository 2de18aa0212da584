import { schema } from '@sinia/database';
import { and, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { type View, viewConditions } from './list-tickets.query.ts';

const { tickets } = schema;

/** Counting stops here: the desk shows `999+`, and no count ever reads a whole index. */
export const COUNT_LIMIT = 1000;

const Count = z.int().min(0).max(COUNT_LIMIT);

/** How many tickets each view holds, up to the limit. */
export const countTickets = defineQuery({
  name: 'countTickets',
  permission: 'ticket.list',
  input: z.object({}),
  output: z.object({
    ...{ mine: Count, unassigned: Count, unresolved: Count, resolved: Count },
    ...{ followed: Count, snoozed: Count, spam: Count },
  }),
  async run(context) {
    const scope = ticketScope(context, 'ticket.list');
    const [mine, unassigned, unresolved, resolved, followed, snoozed, spam] = await Promise.all([
      count(context, 'mine', scope),
      count(context, 'unassigned', scope),
      count(context, 'unresolved', scope),
      count(context, 'resolved', scope),
      count(context, 'followed', scope),
      count(context, 'snoozed', scope),
      count(context, 'spam', scope),
    ]);
    return { mine, unassigned, unresolved, resolved, followed, snoozed, spam };
  },
});

async function count(context: Context, view: View, scope: SQL | undefined): Promise<number> {
  const { db } = context.dependencies;
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(tickets)
    .where(and(scope, ...viewConditions(context, view)))
    .limit(COUNT_LIMIT)
    .as('some');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}
