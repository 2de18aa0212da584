import type { CallPop } from '@sinia/contracts';
import { PUBLIC_STATUS } from '@sinia/core';
import type { CallPolicy } from '@sinia/core/call';
import { schema } from '@sinia/database';
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { ofContact } from '../contacts/of-contact-store.ts';
import type { Context } from '../context.ts';
import { hitView } from '../directory/hit-view.ts';
import { searchReplica } from '../directory/search-replica.query.ts';
import { ticketScope } from '../scope.ts';
import { summaryColumns } from '../tickets/summary-store.ts';
import { summaryView } from '../tickets/ticket-view.ts';
import type { Extensions } from './call-row.ts';
import type { CallRow } from './call-store.ts';
import { callView } from './call-view.ts';
import { nearbyTickets } from './nearby-tickets.query.ts';

const { contacts, tickets } = schema;

const MOST_CUSTOMERS = 5;
const MOST_TICKETS = 10;
const MINUTE_MS = 60_000;

/**
 * Who calls, and what is open of theirs. From our own copy alone: a telephone rings for a few seconds, and the billing
 * system may be down.
 */
export async function callPop(
  context: Context,
  call: CallRow,
  extensions: Extensions,
  policy: CallPolicy,
): Promise<CallPop> {
  const [caller, ticket, supervisor] = await Promise.all([
    callerCard(context, call),
    readTicket(context, call),
    readSupervisor(context, call),
  ]);
  return {
    call: callView(call, extensions),
    ...caller,
    ticket,
    reasonId: call.reasonId,
    supervisor,
    writeUpDueAt: writeUpDueAt(call, policy)?.toISOString() ?? null,
  };
}

/** What is known of a call before anything is looked up. */
export type KnownCaller = Pick<CallRow, 'contactId' | 'identification' | 'callerKind' | 'number'>;

export async function callerCard(context: Context, call: KnownCaller): Promise<CallerCard> {
  const [people, customers, openTickets] = await Promise.all([
    readPeople(context, call),
    readCustomers(context, call),
    ticketsOfCaller(context, call),
  ]);
  const contact = people.find(({ contactId }) => contactId === call.contactId) ?? null;
  const supplies = customers.flatMap(({ contracts }) =>
    contracts.map((one) => one.supplyAddress?.street ?? ''),
  );
  return {
    provisional: call.identification?.provisional ?? false,
    contact,
    candidates: people.filter(({ contactId }) => contactId !== call.contactId),
    customers,
    openTickets,
    nearby: await nearbyTickets(context, [...supplies, contact?.address ?? '']),
  };
}

type CallerCard = Omit<CallPop, 'call' | 'ticket' | 'reasonId' | 'supervisor' | 'writeUpDueAt'>;

/** The ticket of the call; the row names one only where the caller may read it. */
async function readTicket(
  { dependencies: { db } }: Context,
  { ticketId }: CallRow,
): Promise<CallPop['ticket']> {
  if (!ticketId) return null;
  const { id, reference, subject, status, noticeRoute } = tickets;
  const [row] = await db
    .select({ id, reference, subject, status, noticeRoute })
    .from(tickets)
    .where(eq(tickets.id, ticketId));
  if (!row) return null;
  const { status: category, ...shown } = row;
  return { ...shown, publicStatus: PUBLIC_STATUS[category] };
}

/** Until when the reason of a call is asked for; null where it is said, or nobody talked. */
export function writeUpDueAt(
  { outcome, endedAt, reasonId }: Pick<CallRow, 'outcome' | 'endedAt' | 'reasonId'>,
  { reasonMinutes }: Pick<CallPolicy, 'reasonMinutes'>,
): Date | null {
  if (outcome !== 'answered' || !endedAt || reasonId) return null;
  return new Date(endedAt.getTime() + reasonMinutes * MINUTE_MS);
}

async function readSupervisor(
  { dependencies: { db } }: Context,
  { id }: CallRow,
): Promise<CallPop['supervisor']> {
  const { callTasks } = schema;
  const [task] = await db
    .select()
    .from(callTasks)
    .where(and(eq(callTasks.callId, id), eq(callTasks.kind, 'supervisor')));
  if (!task) return null;
  const state = !task.doneAt ? 'waiting' : task.doneHow === 'late' ? 'late' : 'met';
  return { dueAt: task.dueAt.toISOString(), state };
}

/** Whom the call was linked to, and who else it may be: the likelier first. */
async function readPeople(
  { dependencies: { db } }: Context,
  call: KnownCaller,
): Promise<CallPop['candidates']> {
  const offered = call.identification?.candidates.map(({ contactId }) => contactId) ?? [];
  const ids = [...new Set([...(call.contactId ? [call.contactId] : []), ...offered])];
  if (ids.length === 0) return [];
  const { id, name, address, vulnerable, over65 } = contacts;
  const rows = await db
    .select({ contactId: id, name, address, vulnerable, over65 })
    .from(contacts)
    .where(and(inArray(id, ids), isNull(contacts.mergedIntoId), isNull(contacts.blockedAt)));
  return rows.sort((a, b) => ids.indexOf(a.contactId) - ids.indexOf(b.contactId));
}

async function readCustomers(
  context: Context,
  { callerKind, number }: KnownCaller,
): Promise<CallPop['customers']> {
  if (callerKind !== 'number' || !number) return [];
  const { customers } = await searchReplica(context.dependencies.db, { phone: number }, MOST_CUSTOMERS);
  return customers.map((customer) => hitView(context, customer));
}

/** What is open of the contact, or was opened from the same number. */
export async function ticketsOfCaller(
  context: Context,
  { contactId, callerKind, number }: KnownCaller,
): Promise<CallPop['openTickets']> {
  const isNumber = callerKind === 'number' && number !== null;
  const theirs = [
    contactId ? ofContact(contactId) : undefined,
    isNumber ? inArray(tickets.id, sql`(${ticketsOfNumber(number)})`) : undefined,
  ].filter((one) => one !== undefined);
  if (theirs.length === 0) return [];
  const rows = await context.dependencies.db
    .select(summaryColumns)
    .from(tickets)
    .where(
      and(
        or(...theirs),
        inArray(tickets.status, ['new', 'open', 'pending', 'on_hold']),
        or(isNull(tickets.shelf), eq(tickets.shelf, 'snoozed')),
        ticketScope(context, 'ticket.list'),
      ),
    )
    .orderBy(desc(tickets.lastMessageAt))
    .limit(MOST_TICKETS);
  return rows.map(summaryView);
}

const ticketsOfNumber = (number: string) =>
  sql`select ${schema.calls.ticketId} from ${schema.calls} where ${schema.calls.number} = ${number} and ${schema.calls.ticketId} is not null`;
