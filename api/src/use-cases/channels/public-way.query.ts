import { TicketId } from '@sinia/contracts';
import { ROUTE_CHANNELS } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { visibleTicket } from '../tickets/get-ticket.query.ts';
import { routeInto } from './conversation-store.ts';
import { limitOf, readPublicSide } from './publish-answer.ts';

export const PublicWay = z.object({
  channel: z.enum(ROUTE_CHANNELS),
  /** Whom the answer stands below. */
  name: z.string(),
  url: z.string().nullable(),
  limit: z.object({ length: z.int(), unit: z.enum(['characters', 'bytes']) }),
  /** Telephones and addresses of the house, which may stand in it. */
  own: z.array(z.string()),
  /** What is known of the customer, which may not. */
  known: z.array(z.string()),
});
export type PublicWay = z.infer<typeof PublicWay>;

/** Where and how the customer of a ticket can be answered in public; null where they wrote nothing in public. */
export const readPublicWay = defineQuery({
  name: 'readPublicWay',
  permission: 'ticket.reply',
  input: z.object({ id: TicketId }),
  output: PublicWay.nullable(),
  async run(context, { id }) {
    const ticket = await visibleTicket(context, 'ticket.reply', id);
    const { db, settings } = context.dependencies;
    const { comment, facts } = await readPublicSide(db, settings, ticket);
    const limit = comment && limitOf(comment.conversation);
    if (!comment || !limit) return null;
    const { conversation, place } = comment;
    return {
      ...{ channel: routeInto(conversation).channel, name: conversation.name ?? conversation.address ?? '' },
      ...{ url: place.url, limit, own: [...facts.own], known: [...facts.known] },
    };
  },
});
