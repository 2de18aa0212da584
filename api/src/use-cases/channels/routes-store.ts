import type { ChangeTicketBody } from '@sinia/contracts';
import { mobileOf, type NoticeRoute, Refusal, type RouteChannel, type WantedFields } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { readFamily } from '../tickets/family-store.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import { type ConversationRow, routeInto } from './conversation-store.ts';

/**
 * Every way that leads to the customer of a ticket, the one in use first: their address, their mobile, and the
 * conversations that it came from, those of the tickets that went into it among them.
 */
export async function routesOf(reader: Database | Transaction, ticket: TicketRow): Promise<NoticeRoute[]> {
  const { email, phone } = ticket.requester;
  const mobile = phone ? mobileOf(phone) : null;
  const written = (await conversationsOf(reader, ticket)).map(routeInto);
  const all: NoticeRoute[] = [
    ...(ticket.noticeRoute ? [ticket.noticeRoute] : []),
    ...written,
    ...(email ? [{ channel: 'email' as const, address: email }] : []),
    ...(mobile?.startsWith('+34') ? [{ channel: 'sms' as const, address: mobile }] : []),
  ];
  return all.filter((route, index) => all.findIndex(({ channel }) => channel === route.channel) === index);
}

/** The conversations of a ticket that can be answered, the latest first. */
async function conversationsOf(
  reader: Database | Transaction,
  ticket: TicketRow,
): Promise<ConversationRow[]> {
  const family = await readFamily(reader, ticket.id);
  const ids = [ticket, ...family].flatMap(({ conversationId }) => conversationId ?? []);
  if (ids.length === 0) return [];
  const ticketIds = [ticket, ...family].map(({ id }) => id);
  const { conversations } = schema;
  return reader
    .select()
    .from(conversations)
    .where(
      and(
        or(inArray(conversations.id, ids), inArray(conversations.ticketId, ticketIds)),
        eq(conversations.isPublic, false),
      ),
    )
    .orderBy(desc(conversations.lastCustomerAt));
}

/** Wanted fields with the way that `replyChannel` stands for. @throws Refusal where none leads there */
export async function withRoute(
  tx: Transaction,
  ticket: TicketRow,
  { replyChannel, ...fields }: ChangeTicketBody,
): Promise<WantedFields> {
  if (replyChannel === undefined) return fields;
  return { ...fields, noticeRoute: await routeBy(tx, ticket, replyChannel) };
}

async function routeBy(tx: Transaction, ticket: TicketRow, channel: RouteChannel): Promise<NoticeRoute> {
  const route = (await routesOf(tx, ticket)).find((one) => one.channel === channel);
  if (route) return route;
  const fields = [{ pointer: '/replyChannel', code: 'reply_channel_unreachable' }];
  throw new Refusal('reply_channel_unreachable', { fields });
}
