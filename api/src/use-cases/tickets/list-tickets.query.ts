import { ListTicketsQuery, TicketPage } from '@sinia/contracts';
import { PUBLIC_STATUS, STATUSES } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, desc, eq, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ofContact } from '../contacts/of-contact-store.ts';
import type { Context } from '../context.ts';
import { openCursor, sealCursor } from '../cursor.ts';
import { isFollowedBy } from '../followers/follower-store.ts';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { searchTickets } from './search-tickets.query.ts';
import { summariesOf, versionColumns } from './summary-lines-store.ts';
import { summaryView } from './ticket-view.ts';

const { tickets } = schema;

/** The desk's views, each served by an index of its own; `recent` is everything, last written first. */
export const VIEWS = [
  'mine',
  'unassigned',
  'unresolved',
  'resolved',
  'followed',
  'snoozed',
  'spam',
  'recent',
] as const;
export type View = (typeof VIEWS)[number];

const Input = ListTicketsQuery.extend({ view: z.enum(VIEWS).default('recent') });
type Input = z.output<typeof Input>;

/** A page of tickets, newest first: by last message in a view of the desk, by last change in `recent`. */
export const listTickets = defineQuery({
  name: 'listTickets',
  permission: 'ticket.list',
  input: Input,
  output: TicketPage,
  async run(context, input) {
    const conditions = [
      ticketScope(context, 'ticket.list'),
      ...viewConditions(context, input.view),
      ...filters(input),
    ];
    const { data, hasMore } = input.q
      ? await found(context, input, input.q, conditions)
      : await page(context, input, conditions);
    const last = hasMore ? data.at(-1) : undefined;
    const place = last && [input.view === 'recent' ? last.updatedAt : last.lastMessage.at, last.id];
    return { data, pagination: { nextCursor: place ? sealCursor(context, place) : null, hasMore } };
  },
});

async function found(context: Context, { limit }: Input, text: string, conditions: (SQL | undefined)[]) {
  const rows = await searchTickets(context, text, conditions, limit);
  return { data: rows.slice(0, limit).map(summaryView), hasMore: false };
}

async function page(context: Context, input: Input, conditions: (SQL | undefined)[]) {
  const { db } = context.dependencies;
  const order = input.view === 'recent' ? tickets.updatedAt : tickets.lastMessageAt;
  const [at, id] = input.cursor ? openCursor(context, input.cursor) : [];
  const after = at ? sql`(${order}, ${tickets.id}) < (${String(at)}::timestamptz, ${String(id)})` : undefined;
  const rows = await db
    .select(versionColumns)
    .from(tickets)
    .where(and(...conditions, after))
    .orderBy(desc(order), desc(tickets.id))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const data = await summariesOf(db, shown, ticketScope(context, 'ticket.list'));
  return { data, hasMore: rows.length > input.limit };
}

const unresolved = sql`${tickets.status} in ('new', 'open', 'pending', 'on_hold') and ${tickets.shelf} is null`;
const resolved = sql`${tickets.status} in ('solved', 'closed') and ${tickets.shelf} is null`;

export function viewConditions(context: Context, view: View): (SQL | undefined)[] {
  switch (view) {
    case 'mine':
      return [eq(tickets.assigneeId, context.actor.id), unresolved];
    case 'unassigned':
      return [isNull(tickets.assigneeId), unresolved];
    case 'unresolved':
      return [unresolved];
    case 'resolved':
      return [resolved];
    case 'followed':
      return [sql`${tickets.shelf} is distinct from 'spam'`, isFollowedBy(context.actor.id)];
    case 'snoozed':
    case 'spam':
      return [eq(tickets.shelf, view)];
    case 'recent':
      return [];
  }
}

function filters(input: Input): (SQL | undefined)[] {
  const { status, publicStatus, channel, groupId, assigneeId, legalType, contactId, updatedSince } = input;
  const ofPublic = STATUSES.filter((one) => PUBLIC_STATUS[one] === publicStatus);
  return [
    status?.length ? inArray(tickets.status, status) : undefined,
    publicStatus ? inArray(tickets.status, ofPublic) : undefined,
    channel ? eq(tickets.channel, channel) : undefined,
    groupId ? eq(tickets.groupId, groupId) : undefined,
    assigneeId ? eq(tickets.assigneeId, assigneeId) : undefined,
    legalType ? eq(tickets.legalType, legalType) : undefined,
    contactId ? ofContact(contactId) : undefined,
    updatedSince ? gte(tickets.updatedAt, new Date(updatedSince)) : undefined,
  ];
}
