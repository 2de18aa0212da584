import { TicketId } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';

const Copies = z.object({ cc: z.array(z.string()), bcc: z.array(z.string()) });
const Draft = z.object({ body: z.string(), html: z.string().nullable(), copies: Copies.nullable() });

/** What the caller has begun to write on a ticket; nobody reads another's. */
export const readDraft = defineQuery({
  name: 'readDraft',
  permission: 'ticket.note',
  input: z.object({ ticketId: TicketId }),
  output: z.object({ public: Draft, internal: Draft }),
  async run(context, { ticketId }) {
    const { drafts } = schema;
    const rows = await context.dependencies.db
      .select({
        ...{ visibility: drafts.visibility, body: drafts.body, html: drafts.html },
        copies: drafts.copies,
      })
      .from(drafts)
      .where(and(eq(drafts.userId, context.actor.id), eq(drafts.ticketId, ticketId)));
    const draftOf = (visibility: 'public' | 'internal') => {
      const { body = '', html = null, copies } = rows.find((row) => row.visibility === visibility) ?? {};
      return { body, html, copies: copies ? { cc: [...copies.cc], bcc: [...copies.bcc] } : null };
    };
    return { public: draftOf('public'), internal: draftOf('internal') };
  },
});
