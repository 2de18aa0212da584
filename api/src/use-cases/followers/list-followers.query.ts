import { TicketId } from '@sinia/contracts';
import { may } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { visibleTicket } from '../tickets/get-ticket.query.ts';
import { readColleagues, readFollowers } from './follower-store.ts';

const Named = z.object({ id: z.string(), name: z.string() });

/** Who follows a ticket, and who else could be called to it: staff who may write notes there. */
export const listFollowers = defineQuery({
  name: 'listFollowers',
  permission: 'ticket.read',
  input: z.object({ ticketId: TicketId }),
  output: z.object({ followers: z.array(Named), mentionable: z.array(Named) }),
  async run(context, { ticketId }) {
    const { db } = context.dependencies;
    const ticket = await visibleTicket(context, 'ticket.read', ticketId);
    const [rows, colleagues] = await Promise.all([readFollowers(db, [ticketId]), readColleagues(db)]);
    const following = new Set(rows.map((row) => row.userId));
    const permitted = colleagues.filter(({ holder }) => may(holder, 'ticket.note', ticket));
    return { followers: permitted.filter(({ id }) => following.has(id)), mentionable: permitted };
  },
});
