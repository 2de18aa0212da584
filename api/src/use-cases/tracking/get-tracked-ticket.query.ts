import { TrackedTicket } from '@sinia/contracts';
import { may, provenSamePerson, Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, asc, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import { defineQuery } from '../query.ts';
import { readFamily, rootOf } from '../tickets/family-store.ts';
import { aboutTicket, type TicketRow } from '../tickets/ticket-store.ts';
import { TypedReference, ticketByReference } from './get-tracked-status.query.ts';
import { trackedTicket } from './tracked-view.ts';

/** The thread, for whoever holds a link to it or has it as their own on the host page. */
export const getTrackedTicket = defineQuery({
  name: 'getTrackedTicket',
  permission: 'ticket.public.read',
  input: z.object({ reference: TypedReference }),
  output: TrackedTicket,
  async run(context, { reference }) {
    const ticket = await ownTicket(context, reference);
    const { messages, attachments } = schema;
    const live = await rootOf(context.dependencies.db, ticket);
    const ids = await readableIds(context, ticket, live);
    const shown = and(
      anyOf(messages.ticketId, ids),
      eq(messages.visibility, 'public'),
      ne(messages.trust, 'held'),
      ne(messages.trust, 'new_person'),
    );
    const [thread, files] = await Promise.all([
      context.dependencies.db.select().from(messages).where(shown).orderBy(asc(messages.id)),
      context.dependencies.db.select().from(attachments).where(anyOf(attachments.ticketId, ids)),
    ]);
    return trackedTicket(ticket, live, thread, files);
  },
});

/**
 * What was said in tickets that were merged is read by one key only as far as they are proven to be of one person: else
 * a merge would show somebody's history to somebody else.
 */
async function readableIds(context: Context, ticket: TicketRow, live: TicketRow): Promise<string[]> {
  const family = await readFamily(context.dependencies.db, live.id);
  return family.filter((one) => one.id === ticket.id || provenSamePerson(one, ticket)).map(({ id }) => id);
}

/** The caller's own ticket; somebody else's is as missing as a missing one. */
export async function ownTicket(context: Context, reference: string) {
  const ticket = await ticketByReference(context, reference);
  if (!may(holderOf(context.actor), 'ticket.public.read', aboutTicket(ticket, context)))
    throw new Refusal('not_found');
  return ticket;
}
