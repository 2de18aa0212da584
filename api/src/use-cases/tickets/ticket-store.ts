import { Refusal, searchText, type Ticket, type TicketEvent, wakes } from '@sinia/core';
import { mayActFor } from '@sinia/core/identity';
import { schema, type Transaction } from '@sinia/database';
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { actorKey } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

export type TicketRow = typeof schema.tickets.$inferSelect;
export type NewTicket = typeof schema.tickets.$inferInsert;
export type MessageRow = typeof schema.messages.$inferSelect;

const INDEXED_CHARACTERS = 100_000;
/** Bytes; PostgreSQL refuses a tsvector of 2^20. */
const LONGEST_DOCUMENT = 1_000_000;

/** A ticket as it is read: its contact is where the chain of merges ends. */
export const ticketColumns = {
  ...getTableColumns(schema.tickets),
  contactId: sql<
    string | null
  >`(select root_id from contacts where contacts.id = ${schema.tickets.contactId})`,
};

/** The ticket, locked until the transaction ends. */
export async function lockTicket(tx: Transaction, id: string): Promise<TicketRow> {
  const { tickets } = schema;
  const [row] = await tx.select(ticketColumns).from(tickets).where(eq(tickets.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

/** What the permission table needs to know of a ticket. */
export function aboutTicket(ticket: TicketRow, context: Context) {
  return { groupId: ticket.groupId, assigneeId: ticket.assigneeId, own: isOwnTicket(ticket, context) };
}

/** Theirs; where it is of somebody for whom they act, as long as they may. The same as `ownScope` says in SQL. */
function isOwnTicket(ticket: TicketRow, { actor, dependencies }: Context): boolean {
  if ('ticketId' in actor) return actor.ticketId === ticket.id;
  const owned = ticket.ownerKey === actorKey(actor);
  if (actor.kind !== 'customer') return owned;
  const { standing } = actor;
  const contract = ticket.requester.contract ?? null;
  const actsFor = (representedId: string | null) =>
    standing != null &&
    representedId !== null &&
    mayActFor(
      standing.represents,
      { representativeId: standing.contactId, representedId, contract },
      dependencies.clock(),
    );
  // Whose a ticket is that waits for somebody to confirm it, opens it to nobody.
  const sure = ticket.identification?.provisional !== true;
  return (
    (owned && (ticket.representedId === null || actsFor(ticket.representedId))) ||
    (sure && actsFor(ticket.contactId))
  );
}

type OffShelf = Partial<Pick<TicketRow, 'shelf' | 'snoozedUntil'>>;

/**
 * Writes a ticket that was changed by core, with the event that says so.
 *
 * @returns what that made of its shelf: a sleeping ticket wakes when its customer writes, or when it is resolved.
 */
export function saveTicket(
  work: UnitOfWork,
  before: TicketRow,
  after: Ticket,
  event: TicketEvent,
  more: Partial<NewTicket> = {},
): OffShelf {
  const woken = wakes(before.shelf, after.status, event);
  const offShelf: OffShelf = woken ? { shelf: null, snoozedUntil: null } : {};
  const head = work.record(before, woken ? { ...event, detail: { ...event.detail, woken } } : event);
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
    noticeRoute,
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
          noticeRoute,
          tags: [...tags],
        },
        ...(after.contactId === before.contactId ? {} : { contactId: after.contactId }),
        ...{ version, startedAt, firstAssignedAt, firstRepliedAt, solvedAt, closedAt },
        eventSeq: head.eventSeq,
        eventHash: head.eventHash,
        updatedAt: work.now,
        ...offShelf,
        ...more,
      })
      .where(eq(schema.tickets.id, before.id)),
  );
  return offShelf;
}

/**
 * Adds text to what a ticket is found by, as long as it fits: a tsvector holds 1 MB of words, and a thread that somebody
 * filled with more goes on all the same, found by what is indexed already.
 */
export function extendSearch(work: UnitOfWork, ticketId: string, text: string): void {
  const { ticketSearch } = schema;
  const bytes = (document: SQL) => sql`octet_length(tsvectorsend(${document}))`;
  work.write(
    work.tx.execute(sql`
      with added as materialized (select ${searchDocument(text)} as words)
      update ${ticketSearch} set document = ${ticketSearch.document} || added.words from added
      where ${ticketSearch.ticketId} = ${ticketId}
        and ${bytes(sql`${ticketSearch.document}`)} + ${bytes(sql`added.words`)} < ${LONGEST_DOCUMENT}`),
  );
}

export function insertSearch(work: UnitOfWork, ticketId: string, text: string): void {
  work.insert(schema.ticketSearch, { ticketId, document: searchDocument(text) });
}

/** Replaces what a ticket is found by. */
export function replaceSearch(work: UnitOfWork, ticketId: string, text: string): void {
  const { ticketSearch } = schema;
  work.write(
    work.tx
      .update(ticketSearch)
      .set({ document: searchDocument(text) as SQL<string> })
      .where(eq(ticketSearch.ticketId, ticketId)),
  );
}

/** A place as one looks for it: `Carrer de la Riera 48`. */
export function placeText(place: TicketRow['location'] | undefined): string {
  return place ? [place.street, place.number].filter(Boolean).join(' ') : '';
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
