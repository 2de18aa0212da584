import { Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';
import { inFamily } from './family-store.ts';
import type { MessageRow, TicketRow } from './ticket-store.ts';
import { placeText, replaceSearch } from './ticket-store.ts';

const { messages, attachments, tickets } = schema;

/** A message of a ticket or of one that went into it, locked. */
export async function lockMessage(tx: Transaction, ticketId: string, id: string): Promise<MessageRow> {
  const [row] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), inFamily(messages.ticketId, ticketId)))
    .for('update');
  if (!row) throw new Refusal('not_found', { fields: [{ pointer: '/messageId', code: 'not_found' }] });
  return row;
}

/** Whether a customer has said anything else there. */
export async function isOnlyMessage(tx: Transaction, ticketId: string, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        inFamily(messages.ticketId, ticketId),
        eq(messages.author, 'customer'),
        sql`${messages.id} <> ${id}`,
      ),
    )
    .limit(1);
  return rows.length === 0;
}

/** Gives a message and its files to a new ticket, whose customer sees it as their first. */
export function moveMessage(work: UnitOfWork, message: MessageRow, ticketId: string): void {
  const trust = message.trust === 'verified' ? 'verified' : 'unverified';
  const set = { ticketId, visibility: 'public' as const, trust } as const;
  work.write(work.tx.update(messages).set(set).where(eq(messages.id, message.id)));
  work.write(work.tx.update(attachments).set({ ticketId }).where(eq(attachments.messageId, message.id)));
  work.write(work.tx.update(tickets).set({ splitFromMessageId: message.id }).where(eq(tickets.id, ticketId)));
}

/** What a ticket is found by, from what is left of it. */
export async function indexAgain(work: UnitOfWork, ticket: TicketRow): Promise<void> {
  const rows = await work.tx
    .select({ body: messages.body })
    .from(messages)
    .where(inFamily(messages.ticketId, ticket.id))
    .orderBy(asc(messages.id));
  const { name, email, phone, contract } = ticket.requester;
  const place = placeText(ticket.location);
  const texts = [ticket.subject, name, email, phone, contract, place, ...rows.map(({ body }) => body)];
  replaceSearch(work, ticket.id, texts.filter(Boolean).join('\n'));
}
