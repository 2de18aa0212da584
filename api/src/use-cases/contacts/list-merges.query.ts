import { ContactId, ContactMerge, PageQuery, pageOf } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import { openCursor } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { defineQuery } from '../query.ts';

const { contactMerges, contacts } = schema;
const from = alias(contacts, 'merged_contact');

const Named = z.object({ id: ContactId, name: z.string() });
const MergeLine = ContactMerge.extend({ from: Named, into: Named, mergedBy: z.string() });

/**
 * What was merged, newest first, undone or not: whoever finds a wrong one takes it back from here. Of whom is blocked
 * nothing is shown.
 */
export const listMerges = defineQuery({
  name: 'listMerges',
  permission: 'contact.list',
  input: PageQuery,
  output: pageOf(MergeLine, 'MergePage'),
  async run(context, { limit, cursor }) {
    const [at, last] = cursor ? openCursor(context, cursor) : [];
    const after = cursor
      ? sql`(${contactMerges.mergedAt}, ${contactMerges.id}) < (${String(at)}::timestamptz, ${String(last)})`
      : undefined;
    const rows = await context.dependencies.db
      .select({
        ...{ merge: contactMerges, from: { id: from.id, name: from.name } },
        into: { id: contacts.id, name: contacts.name },
      })
      .from(contactMerges)
      .innerJoin(from, eq(from.id, contactMerges.contactId))
      .innerJoin(contacts, eq(contacts.id, contactMerges.intoContactId))
      .where(and(after, isNull(from.blockedAt), isNull(contacts.blockedAt)))
      .orderBy(desc(contactMerges.mergedAt), desc(contactMerges.id))
      .limit(limit + 1);
    await insertAudit(context, 'contact.merges_listed', null);
    const { shown, pagination } = cutPage(context, rows, limit, ({ merge }) => [
      merge.mergedAt.toISOString(),
      merge.id,
    ]);
    return {
      data: shown.map(({ merge, ...sides }) => ({
        ...{ mergeId: merge.id, contactId: merge.contactId, intoContactId: merge.intoContactId },
        ...{ mergedAt: merge.mergedAt.toISOString(), undoneAt: merge.undoneAt?.toISOString() ?? null },
        ...{ ...sides, mergedBy: merge.mergedBy },
      })),
      pagination,
    };
  },
});
