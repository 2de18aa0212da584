import { ContactPage, ListContactsQuery } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, desc, gte, isNull, type SQL, sql } from 'drizzle-orm';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { openCursor } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { lookedUp } from '../directory/note-lookup.ts';
import { defineQuery } from '../query.ts';
import { readSummaries, summariesOf } from './read-summaries.query.ts';
import { searchContacts } from './search-contacts.query.ts';

const { contacts } = schema;

type Input = ReturnType<typeof ListContactsQuery.parse>;

/** A page of contacts, last changed first; with `q` one page, the likeliest first. Every page and what somebody looks for are noted. */
export const listContacts = defineQuery({
  name: 'listContacts',
  permission: 'contact.list',
  input: ListContactsQuery,
  output: ContactPage,
  async run(context, input) {
    if (!input.q) {
      await insertAudit(context, 'contact.listed', null);
      return page(context, input);
    }
    const { ids, sought } = await searchContacts(context, input.q, input.limit);
    const what = lookedUp(context.dependencies.secret, sought.kind, sought.value);
    await insertAudit(context, `contact.searched ${what}`, null);
    return { data: await readSummaries(context, ids), pagination: { nextCursor: null, hasMore: false } };
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
        isNull(contacts.blockedAt),
        updatedSince ? gte(contacts.updatedAt, new Date(updatedSince)) : undefined,
        after,
      ),
    )
    .orderBy(desc(contacts.updatedAt), desc(contacts.id))
    .limit(limit + 1);
  const { shown, pagination } = cutPage(context, rows, limit, (row) => [row.updatedAt.toISOString(), row.id]);
  return { data: await summariesOf(context, shown), pagination };
}
