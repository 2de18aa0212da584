import { ContactId, PageQuery, type TimelineEntry, TimelinePage } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, desc, isNull, sql } from 'drizzle-orm';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { openCursor } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import { defineQuery } from '../query.ts';
import { readPerson } from './contact-store.ts';
import {
  TEXT_LENGTH,
  type TimelineSlice,
  telephoneCalls,
  ticketEvents,
  ticketMessages,
} from './ticket-timeline.query.ts';

const { contactEvents, contactNotes } = schema;

/**
 * All that passed between a person and us, on whatever channel, newest first; of merged contacts too. Of tickets and
 * calls the caller sees what they may see.
 */
export const contactTimeline = defineQuery({
  name: 'contactTimeline',
  permission: 'contact.read',
  input: PageQuery.extend({ id: ContactId }),
  output: TimelinePage,
  async run(context, { id, limit, cursor }) {
    const person = await readPerson(context.dependencies.db, id);
    await insertAudit(context, `contact.timeline_read ${person.root.id}`, null);
    const [at, last] = cursor ? openCursor(context, cursor) : [];
    const slice: TimelineSlice = {
      ids: person.ids,
      before: (time, key) =>
        cursor ? sql`(${time}, ${key}) < (${String(at)}::timestamptz, ${String(last)})` : undefined,
      limit: limit + 1,
    };
    const read = [ticketMessages, ticketEvents, cardEvents, notes, telephoneCalls];
    const found = (await Promise.all(read.map((one) => one(context, slice)))).flat().sort(newestFirst);
    const { shown: data, pagination } = cutPage(context, found, limit, (entry) => [entry.at, entry.id]);
    return { data, pagination };
  },
});

function newestFirst(left: TimelineEntry, right: TimelineEntry): number {
  return left.at === right.at ? (left.id < right.id ? 1 : -1) : left.at < right.at ? 1 : -1;
}

async function cardEvents(context: Context, { ids, before, limit }: TimelineSlice): Promise<TimelineEntry[]> {
  const key = sql<string>`'ced_' || lpad(${contactEvents.position}::text, 18, '0')`;
  const rows = await context.dependencies.db
    .select({ event: contactEvents, key })
    .from(contactEvents)
    .where(and(anyOf(contactEvents.contactId, ids), before(contactEvents.at, key)))
    .orderBy(desc(contactEvents.at), desc(key))
    .limit(limit);
  return rows.map(({ event, key: id }) => ({
    ...{ id, kind: 'contact', type: event.type, at: event.at.toISOString(), ticket: null, channel: null },
    actor: { kind: event.actorKind, name: event.actorName },
    ...{ visibility: null, text: null, changes: event.changes, detail: shownDetail(event.detail) },
  }));
}

/** Which identities came and went is told by their kinds: their values stand on the card, as far as one may see them. */
function shownDetail(detail: Record<string, unknown>): Record<string, unknown> {
  const kinds = (list: unknown) =>
    Array.isArray(list) ? list.map((one: { kind: string }) => one.kind) : undefined;
  const { said: _said, added, removed, ...rest } = detail;
  return {
    ...rest,
    ...(added ? { added: kinds(added) } : {}),
    ...(removed ? { removed: kinds(removed) } : {}),
  };
}

async function notes(context: Context, { ids, before, limit }: TimelineSlice): Promise<TimelineEntry[]> {
  const rows = await context.dependencies.db
    .select()
    .from(contactNotes)
    .where(
      and(
        anyOf(contactNotes.contactId, ids),
        isNull(contactNotes.removedAt),
        before(contactNotes.createdAt, contactNotes.id),
      ),
    )
    .orderBy(desc(contactNotes.createdAt), desc(contactNotes.id))
    .limit(limit);
  return rows.map((note) => ({
    ...{
      id: note.id,
      kind: 'note',
      type: 'note',
      at: note.createdAt.toISOString(),
      ticket: null,
      channel: null,
    },
    actor: { kind: 'staff', name: note.authorName },
    ...{ visibility: 'internal', text: note.body.slice(0, TEXT_LENGTH), changes: {}, detail: {} },
  }));
}
