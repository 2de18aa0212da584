import type { ContactContract } from '@sinia/contracts';
import { maskDocument, type Requester } from '@sinia/core';
import type { BillingSnapshot, ContactSnapshot, TicketIdentification } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, lt, lte, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';
import { readPerson } from './contact-store.ts';
import { readContracts } from './contract-store.ts';

const { contacts, pendingIdentifications: pending, tickets } = schema;

const TRIES = 8;
/** A property manager has hundreds: the ticket says which one it is about. */
const MOST_CONTRACTS = 50;

/** Keeps what was found out, where nobody is linked: no event, nothing has changed for anybody. */
export function writeIdentification(
  work: UnitOfWork,
  ticketId: string,
  identification: TicketIdentification,
): void {
  work.write(work.tx.update(tickets).set({ identification }).where(eq(tickets.id, ticketId)));
}

/** That we have heard of somebody; no change of the card. */
export function noteContact(work: UnitOfWork, contactId: string): void {
  work.write(work.tx.update(contacts).set({ lastContactAt: work.now }).where(eq(contacts.id, contactId)));
}

/** The contact and its contracts as they are now; what the requester gave for this very matter comes first. */
export async function takeSnapshot(
  work: UnitOfWork,
  contactId: string,
  requester: Requester,
): Promise<{ contactSnapshot: ContactSnapshot; billingSnapshot: BillingSnapshot }> {
  const person = await readPerson(work.tx, contactId);
  const contracts = await readContracts(work.tx, person);
  const { root, identities } = person;
  const [document] = identities.filter(({ kind }) => kind === 'documentId');
  const held = (kind: string) => identities.filter((one) => one.kind === kind).map(({ value }) => value);
  return {
    contactSnapshot: {
      name: requester.name ?? root.name,
      address: root.address,
      phones: [...new Set([...(requester.phone ? [requester.phone] : []), ...held('phone')])],
      email: requester.email ?? held('email')[0] ?? null,
      // Whoever reads the ticket reads this; the card itself shows a document to those alone who may see it.
      documentId: requester.documentId ?? (document ? maskDocument(document.value) : null),
    },
    billingSnapshot: {
      takenAt: work.now.toISOString(),
      contracts: contracts.slice(0, MOST_CONTRACTS).map(frozen),
    },
  };
}

function frozen({ number, role, status, supplyAddress, meterSerial, supplyPointId }: ContactContract) {
  return { number, role, status, supplyAddress, meterSerial, supplyPointId };
}

/** Tickets whose requester is looked up soon; one that waits already goes on waiting. */
export async function awaitIdentification(
  tx: Transaction,
  ticketIds: readonly string[],
  dueAt: Date,
): Promise<void> {
  if (ticketIds.length === 0) return;
  const list = JSON.stringify(ticketIds);
  await tx.execute(sql`
    insert into ${pending} (ticket_id, due_at)
    select jsonb_array_elements_text(${list}::text::jsonb), ${dueAt.toISOString()}::timestamptz
    on conflict do nothing`);
}

export async function dueIdentifications(db: Database, now: Date, limit: number) {
  return db
    .select()
    .from(pending)
    .where(and(lte(pending.dueAt, now), lt(pending.attempts, TRIES)))
    .orderBy(asc(pending.dueAt))
    .limit(limit);
}

export function settlePending(work: UnitOfWork, ticketId: string): void {
  work.write(work.tx.delete(pending).where(eq(pending.ticketId, ticketId)));
}

export async function putOffIdentification(
  db: Database,
  { ticketId, attempts }: { readonly ticketId: string; readonly attempts: number },
  dueAt: Date,
  lastError: string,
): Promise<void> {
  await db
    .update(pending)
    .set({ attempts: attempts + 1, dueAt, lastError })
    .where(eq(pending.ticketId, ticketId));
}
