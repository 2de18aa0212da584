import { CHAT_GONE_MS, hasLeftChat } from '@sinia/core/chat';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, gt, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import { rowsFromJson } from '../deliveries/rows-from-json-store.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { chatPresence, messages, tickets } = schema;

/** Notes that these chats are connected, in one statement whatever their number. */
export async function keepConnected(db: Database, ticketIds: readonly string[], now: Date): Promise<void> {
  if (ticketIds.length === 0) return;
  const rows = ticketIds.map((ticketId) => ({ ticketId, seenAt: now }));
  await db
    .insert(chatPresence)
    .select(rowsFromJson(chatPresence, rows))
    .onConflictDoUpdate({ target: chatPresence.ticketId, set: { seenAt: now } });
}

/** Notes that the customer writes at the moment, or does so no more. */
export function keepTyping(work: UnitOfWork, ticketId: string, typing: boolean): void {
  const typingAt = typing ? work.now : null;
  work.write(
    work.tx
      .insert(chatPresence)
      .values({ ticketId, seenAt: work.now, typingAt })
      .onConflictDoUpdate({ target: chatPresence.ticketId, set: { typingAt } }),
  );
}

/** Those of these tickets that are chats and whose customers have left them. */
export async function readLeftChats(
  reader: Database | Transaction,
  those: readonly Pick<TicketRow, 'id' | 'noticeRoute' | 'createdAt'>[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const chats = those.filter(({ noticeRoute }) => noticeRoute?.channel === 'chat');
  if (chats.length === 0) return new Set();
  const rows = await reader
    .select({ ticketId: chatPresence.ticketId, seenAt: chatPresence.seenAt })
    .from(chatPresence)
    .where(
      anyOf(
        chatPresence.ticketId,
        chats.map(({ id }) => id),
      ),
    );
  const seen = new Map(rows.map(({ ticketId, seenAt }) => [ticketId, seenAt]));
  const left = chats.filter(({ id, createdAt }) =>
    hasLeftChat({ seenAt: seen.get(id) ?? null, begunAt: createdAt }, now),
  );
  return new Set(left.map(({ id }) => id));
}

const lastOf = (pick: SQL, authors: SQL) =>
  sql`(select ${pick} from ${messages} where ${messages.ticketId} = ${tickets.id}
    and ${messages.visibility} = 'public' and ${messages.author} in ${authors}`;

/**
 * When the customer wrote what nobody has answered; null once somebody has. Who has had no answer at all waits since the
 * beginning: only of the others the thread is read.
 */
const waitingSince = sql`case
  when ${tickets.firstRepliedAt} is null then ${tickets.createdAt}
  when ${tickets.lastMessageAuthor} = 'customer' then ${lastOf(
    sql`min(${messages.createdAt})`,
    sql`('customer')`,
  )} and ${messages.createdAt} > ${lastOf(sql`max(${messages.createdAt})`, sql`('agent', 'integration')`)}))
  end`.mapWith(messages.createdAt);

const isUnderWay = (now: Date) =>
  and(
    gt(chatPresence.seenAt, new Date(now.getTime() - CHAT_GONE_MS)),
    notInArray(tickets.status, ['solved', 'closed']),
    sql`${tickets.shelf} is distinct from 'spam'`,
  );

/** Chats under way that have had no answer yet: of thousands, all that is needed to say who is next. */
export function readUnanswered(reader: Database | Transaction, now: Date) {
  return reader
    .select({ ticketId: tickets.id, waitingSince: tickets.createdAt })
    .from(chatPresence)
    .innerJoin(tickets, eq(tickets.id, chatPresence.ticketId))
    .where(and(isUnderWay(now), isNull(tickets.firstRepliedAt)))
    .orderBy(asc(tickets.createdAt), asc(tickets.id));
}

/** Chats under way whose customers are there, those who came first at the top. */
export function readLiveChats(reader: Database | Transaction, now: Date) {
  return reader
    .select({
      ticketId: tickets.id,
      reference: tickets.reference,
      subject: tickets.subject,
      requester: tickets.requester,
      groupId: tickets.groupId,
      assigneeId: tickets.assigneeId,
      firstRepliedAt: tickets.firstRepliedAt,
      seenAt: chatPresence.seenAt,
      typingAt: chatPresence.typingAt,
      waitingSince: waitingSince as SQL<Date | null>,
    })
    .from(chatPresence)
    .innerJoin(tickets, eq(tickets.id, chatPresence.ticketId))
    .where(isUnderWay(now))
    .orderBy(asc(tickets.createdAt), asc(tickets.id));
}
export type LiveChatRow = Awaited<ReturnType<typeof readLiveChats>>[number];
