import { DeliveryState, TicketId } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, asc, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { inFamily } from '../tickets/family-store.ts';
import { visibleTicket } from '../tickets/get-ticket.query.ts';
import { deliveryView } from '../tickets/message-view.ts';

const LIMIT = 100;

/** Receipts and notices of a ticket: what left for the customer and answers no single message. */
export const listNotices = defineQuery({
  name: 'listNotices',
  permission: 'ticket.read',
  input: z.object({ ticketId: TicketId }),
  output: z.array(DeliveryState),
  async run(context, { ticketId }) {
    await visibleTicket(context, 'ticket.read', ticketId);
    const { deliveries } = schema;
    const rows = await context.dependencies.db
      .select()
      .from(deliveries)
      .where(and(inFamily(deliveries.ticketId, ticketId), isNull(deliveries.messageId)))
      .orderBy(asc(deliveries.createdAt))
      .limit(LIMIT);
    return rows.map(deliveryView);
  },
});
