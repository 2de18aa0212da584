import { TicketId } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';

/** What the caller has begun to write on a ticket; nobody reads another's. */
export const readDraft = defineQuery({
  name: 'readDraft',
  permission: 'ticket.note',
  input: z.object({ ticketId: TicketId }),
  output: z.object({ public: z.string(), internal: z.string() }),
  async run(context, { ticketId }) {
    const { drafts } = schema;
    const rows = await context.dependencies.db
      .select({ visibility: drafts.visibility, body: drafts.body })
      .from(drafts)
      .where(and(eq(drafts.userId, context.actor.id), eq(drafts.ticketId, ticketId)));
    const bodyOf = (visibility: 'public' | 'internal') =>
      rows.find((row) => row.visibility === visibility)?.body ?? '';
    return { public: bodyOf('public'), internal: bodyOf('internal') };
  },
});
