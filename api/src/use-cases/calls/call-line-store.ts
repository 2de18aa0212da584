import { Call } from '@sinia/contracts';
import { reachOf } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { holderOf } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import { shownCall } from './call-scope-store.ts';
import { type CallRow, readExtensions } from './call-store.ts';
import { callView } from './call-view.ts';

const { calls, contacts, tickets } = schema;

/** A call as the desk lists it: with who it is and what it led to, in words. */
export const CallLine = Call.extend({
  /** Null also where it is still to be confirmed who calls: nothing personal is shown before. */
  contactName: z.string().nullable(),
  ticket: z.object({ id: z.string(), reference: z.string(), subject: z.string() }).nullable(),
  /** Also where that one is for others to read. */
  hasTicket: z.boolean(),
  reasonId: z.string().nullable(),
});

type LineRow = CallRow & { readonly hasTicket: boolean };

/** What a line is made of. */
export const lineColumns = (context: Context) => ({
  ...shownCall(context),
  hasTicket: sql<boolean>`${calls.ticketId} is not null`,
});

export async function callLines(
  context: Context,
  rows: readonly LineRow[],
): Promise<z.input<typeof CallLine>[]> {
  const [extensions, names, led] = await Promise.all([
    readExtensions(context.dependencies.db),
    readNames(context, rows),
    readTickets(context, rows),
  ]);
  return rows.map((row) => ({
    ...callView(row, extensions),
    contactName: (isCertain(row) && names.get(row.contactId ?? '')) || null,
    ticket: led.get(row.ticketId ?? '') ?? null,
    hasTicket: row.hasTicket,
    reasonId: row.reasonId,
  }));
}

const isCertain = ({ identification }: CallRow) => identification?.provisional !== true;

async function readNames(context: Context, rows: readonly CallRow[]): Promise<Map<string, string>> {
  if (reachOf(holderOf(context.actor), 'contact.read') === null) return new Map();
  const ids = distinct(rows.filter(isCertain).map(({ contactId }) => contactId));
  if (ids.length === 0) return new Map();
  const found = await context.dependencies.db
    .select({ id: contacts.id, name: contacts.name })
    .from(contacts)
    .where(and(inArray(contacts.id, ids), isNull(contacts.blockedAt)));
  return new Map(found.map(({ id, name }) => [id, name]));
}

async function readTickets({ dependencies: { db } }: Context, rows: readonly CallRow[]) {
  const ids = distinct(rows.map(({ ticketId }) => ticketId));
  if (ids.length === 0) return new Map();
  const { id, reference, subject } = tickets;
  const found = await db.select({ id, reference, subject }).from(tickets).where(inArray(id, ids));
  return new Map(found.map((ticket) => [ticket.id, ticket]));
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
