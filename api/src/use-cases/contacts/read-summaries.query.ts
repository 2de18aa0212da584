import type { ContactSummary } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { ContactRow } from './contact-store.ts';
import { summaryView } from './contact-view.ts';

const { contacts, contactIdentities } = schema;

/** Lines of contacts in the order of their ids; those that are merged, blocked or missing are left out. */
export async function readSummaries(context: Context, ids: readonly string[]): Promise<ContactSummary[]> {
  if (ids.length === 0) return [];
  const rows = await context.dependencies.db.select().from(contacts).where(anyOf(contacts.id, ids));
  const found = new Map(
    rows.filter((row) => !row.mergedIntoId && !row.blockedAt).map((row) => [row.id, row]),
  );
  return summariesOf(
    context,
    [...new Set(ids)].flatMap((id) => found.get(id) ?? []),
  );
}

/** Lines with their identities, those of merged contacts among them. */
export async function summariesOf(context: Context, rows: readonly ContactRow[]): Promise<ContactSummary[]> {
  if (rows.length === 0) return [];
  const list = JSON.stringify(rows.map((row) => row.id));
  const held = await context.dependencies.db
    .select({
      identity: contactIdentities,
      rootId: sql<string>`(select root_id from contacts own where own.id = ${contactIdentities.contactId})`,
    })
    .from(contactIdentities)
    // By the keys of each family, so that however many contacts there are only theirs are read.
    .where(
      sql`${contactIdentities.contactId} = any(array(select id from contacts where root_id = any(array(
        select jsonb_array_elements_text(${list}::text::jsonb)))))`,
    );
  return rows.map((row) => {
    const own = held.filter(({ rootId }) => rootId === row.id).map(({ identity }) => identity);
    return summaryView(row, own, context.actor);
  });
}
