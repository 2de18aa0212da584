import { TicketId } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';

const Draft = z.object({ body: z.string(), html: z.string().nullable() });

/** What the caller has begun to write on a ticket; nobody reads another's. */
export const readDraft = defineQuery({
  name: 'readDraft',
  permission: 'ticket.note',
  input: z.object({ ticketId: TicketId }),
  output: z.object({ public: Draft, internal: Draft }),
  async run(context, { ticketId }) {
    const { drafts } = schema;
    const rows = await context.dependencies.db
      .select({ visibility: drafts.visibility, body: drafts.body, html: drafts.html })
      .from(drafts)
      .where(and(eq(drafts.userId, context.actor.id), eq(drafts.ticketId, ticketId)));
    const draftOf = (visibility: 'public' | 'internal') =>
      rows.find((row) => row.visibility === visibility) ?? { body: '', html: null };
    return { public: draftOf('public'), internal: draftOf('internal') };
  },
});
