import { TrackedList } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { desc } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { rootOf } from '../tickets/family-store.ts';
import { trackedStatus } from './tracked-view.ts';

/** A manager of buildings has hundreds. */
const LIMIT = 500;

/** A signed-in customer's or employee's own tickets, newest first. */
export const listTrackedTickets = defineQuery({
  name: 'listTrackedTickets',
  permission: 'ticket.public.read',
  input: z.object({}),
  output: TrackedList,
  async run(context) {
    const { tickets } = schema;
    const rows = await context.dependencies.db
      .select()
      .from(tickets)
      .where(ticketScope(context, 'ticket.public.read'))
      .orderBy(desc(tickets.createdAt))
      .limit(LIMIT);
    const { db } = context.dependencies;
    const lives = await Promise.all(rows.map((row) => rootOf(db, row)));
    return {
      data: rows.map((row, index) => ({ ...trackedStatus(row, lives[index]), subject: row.subject })),
    };
  },
});
