import { Chat } from '@sinia/contracts';
import { maskEmail } from '@sinia/core';
import { type Database, schema } from '@sinia/database';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { linkToken } from '../deliveries/delivery-store.ts';
import { defineQuery } from '../query.ts';
import { rootOf } from '../tickets/family-store.ts';
import { TypedReference } from '../tracking/get-tracked-status.query.ts';
import { getTrackedTicket, ownTicket } from '../tracking/get-tracked-ticket.query.ts';
import { readChatScene } from './chat-board.query.ts';
import { chatSignal } from './chat-view.ts';

/** A chat as its customer sees it: the thread, who is there, and how it goes on. */
export const viewChat = defineQuery({
  name: 'viewChat',
  permission: 'ticket.public.read',
  input: z.object({ reference: TypedReference }),
  output: Chat,
  run: async (context, { reference }) => {
    const { dependencies } = context;
    const row = await ownTicket(context, reference);
    const [ticket, live, board, survey] = await Promise.all([
      getTrackedTicket.execute(context, { reference }),
      rootOf(dependencies.db, row),
      readChatScene(dependencies),
      openSurvey(dependencies.db, row.id),
    ]);
    const route = row.noticeRoute;
    return {
      ...chatSignal(board, live.id, dependencies.clock()),
      ticket,
      answersTo: route?.channel === 'email' ? maskEmail(route.address) : null,
      survey: survey && linkToken(dependencies.secret, 'survey', survey),
    };
  },
});

/** The delivery that invited to rate it, as long as nobody has. */
async function openSurvey(db: Database, ticketId: string): Promise<string | null> {
  const { deliveries, surveys } = schema;
  const [row] = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(surveys, eq(surveys.ticketId, deliveries.ticketId))
    .where(
      and(
        eq(deliveries.ticketId, ticketId),
        eq(deliveries.kind, 'survey'),
        isNotNull(deliveries.sentAt),
        isNull(surveys.answeredAt),
      ),
    )
    .limit(1);
  return row?.id ?? null;
}
