import { Refusal, searchText, type Ticket, type TicketEvent } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq, type SQL, sql } from 'drizzle-orm';
import { actorKey } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

export type TicketRow = typeof schema.tickets.$inferSelect;
export type NewTicket = typeof schema.tickets.$inferInsert;
export type MessageRow = typeof schema.messages.$inferSelect;

const INDEXED_CHARACTERS = 100_000;

/** The ticket, locked until the transaction ends. */
export async function lockTicket(tx: Transaction, id: string): Promise<TicketRow> {
  const [row] = await tx.select().from(schema.tickets).where(eq(schema.tickets.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

/** What the permission table needs to know of a ticket. */
export function aboutTicket(ticket: TicketRow, context: Context) {
  const { actor } = context;
  const own = 'ticketId' in actor ? actor.ticketId === ticket.id : ticket.ownerKey === actorKey(actor);
  return { groupId: ticket.groupId, assigneeId: ticket.assigneeId, own };
}

/** Writes a ticket that was changed by core, with the event that says so; null changes nothing. */
export function saveTicket(
  work: UnitOfWork,
  before: TicketRow,
  after: Ticket,
  event: TicketEvent,
  more: Partial<NewTicket> = {},
): void {
  const head = work.record(before, event);
  const {
    status,
    priority,
    assigneeId,
    groupId,
    category,
    legalType,
    tags,
    language,
    customFields,
    location,
  } = after;
  const { version, startedAt, firstAssignedAt, firstRepliedAt, solvedAt, closedAt } = after;
  work.write(
    work.tx
      .update(schema.tickets)
      .set({
        ...{
          status,
          priority,
          assigneeId,
          groupId,
          category,
          legalType,
          language,
          customFields,
          location,
          tags: [...tags],
        },
        ...{ version, startedAt, firstAssignedAt, firstRepliedAt, solvedAt, closedAt },
        eventSeq: head.eventSeq,
        eventHash: head.eventHash,
        updatedAt: work.now,
        ...more,
      })
      .where(eq(schema.tickets.id, before.id)),
  );
}

/** Adds text to what a ticket is found by. */
export function extendSearch(work: UnitOfWork, ticketId: string, text: string): void {
  const { ticketSearch } = schema;
  work.write(
    work.tx
      .update(ticketSearch)
      .set({ document: sql`${ticketSearch.document} || ${searchDocument(text)}` as SQL<string> })
      .where(eq(ticketSearch.ticketId, ticketId)),
  );
}

export function insertSearch(work: UnitOfWork, ticketId: string, text: string): void {
  work.write(
    work.tx.insert(schema.ticketSearch).values({ ticketId, document: searchDocument(text) as SQL<string> }),
  );
}

/** Catalan and Spanish stems of folded words, without positions. */
function searchDocument(text: string): SQL {
  const words = searchText(text.slice(0, INDEXED_CHARACTERS));
  return sql`strip(to_tsvector('sinia_ca', ${words}) || to_tsvector('sinia_es', ${words}))`;
}

/** One line for the list. */
export function preview(body: string): string {
  return body.replace(/\s+/g, ' ').trim().slice(0, 140);
}
