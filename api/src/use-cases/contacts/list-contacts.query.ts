import { ContactPage, ListContactsQuery } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, desc, eq, gte, isNull, type SQL, sql } from 'drizzle-orm';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { openCursor, sealCursor } from '../cursor.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import { lookedUp } from '../directory/note-lookup.ts';
import { defineQuery } from '../query.ts';
import type { ContactRow } from './contact-store.ts';
import { summaryView } from './contact-view.ts';
import { searchContacts } from './search-contacts.query.ts';

const { contacts, contactIdentities } = schema;

type Input = ReturnType<typeof ListContactsQuery.parse>;

/** A page of contacts, last changed first; with `q` one page, the likeliest first. What somebody looks for is noted. */
export const listContacts = defineQuery({
  name: 'listContacts',
  permission: 'contact.list',
  input: ListContactsQuery,
  output: ContactPage,
  async run(context, input) {
    if (!input.q) return page(context, input);
    const { ids, sought } = await searchContacts(context, input.q, input.limit);
    const what = lookedUp(context.dependencies.secret, sought.kind, sought.value);
    await insertAudit(context, `contact.searched ${what}`, null);
    const found = await rowsOf(context, ids);
    const data = ids.flatMap((id) => found.get(id) ?? []);
    return { data: await summaries(context, data), pagination: { nextCursor: null, hasMore: false } };
  },
});

async function page(context: Context, { limit, cursor, updatedSince }: Input) {
  const [at, id] = cursor ? openCursor(context, cursor) : [];
  const after: SQL | undefined = at
    ? sql`(${contacts.updatedAt}, ${contacts.id}) < (${String(at)}::timestamptz, ${String(id)})`
    : undefined;
  const rows = await context.dependencies.db
    .select()
    .from(contacts)
    .where(
      and(
        isNull(contacts.mergedIntoId),
        updatedSince ? gte(contacts.updatedAt, new Date(updatedSince)) : undefined,
        after,
      ),
    )
    .orderBy(desc(contacts.updatedAt), desc(contacts.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = hasMore ? shown.at(-1) : undefined;
  const nextCursor = last ? sealCursor(context, [last.updatedAt.toISOString(), last.id]) : null;
  return { data: await summaries(context, shown), pagination: { nextCursor, hasMore } };
}

async function rowsOf(context: Context, ids: readonly string[]): Promise<Map<string, ContactRow>> {
  const rows = await context.dependencies.db.select().from(contacts).where(anyOf(contacts.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Lines with their identities, those of merged contacts among them. */
async function summaries(context: Context, rows: readonly ContactRow[]) {
  if (rows.length === 0) return [];
  const held = await context.dependencies.db
    .select({ identity: contactIdentities, rootId: contacts.rootId })
    .from(contactIdentities)
    .innerJoin(contacts, eq(contacts.id, contactIdentities.contactId))
    .where(
      anyOf(
        contacts.rootId,
        rows.map((row) => row.id),
      ),
    );
  return rows.map((row) => {
    const own = held.filter(({ rootId }) => rootId === row.id).map(({ identity }) => identity);
    return summaryView(row, own, context.actor);
  });
}
