import { ContactId, DuplicatePage, PageQuery } from '@sinia/contracts';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { openCursor } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { defineQuery } from '../query.ts';
import { readPerson } from './contact-store.ts';
import {
  afterPair,
  readComparables,
  readDismissed,
  readQueue,
  readSharing,
  type ScoredPair,
} from './pair-store.ts';
import { readSummaries } from './read-summaries.query.ts';
import { scorePairs } from './score-pairs.ts';
import { readSettings } from './settings-store.ts';

/** The review queue: pairs that may be one person, the likeliest first; what was dismissed is not among them. */
export const listDuplicates = defineQuery({
  name: 'listDuplicates',
  permission: 'contact.list',
  input: PageQuery,
  output: DuplicatePage,
  async run(context, { limit, cursor }) {
    const { db } = context.dependencies;
    const [score, one, other] = cursor ? openCursor(context, cursor) : [];
    const after = cursor ? afterPair(Number(score), String(one), String(other)) : undefined;
    const rows = await readQueue(db, after, limit + 1);
    await insertAudit(context, 'contact.duplicates_listed', null);
    const { shown, pagination } = cutPage(context, rows, limit, ({ score, oneId, otherId }) => [
      score,
      oneId,
      otherId,
    ]);
    return { data: await withContacts(context, shown), pagination };
  },
});

/** Who may be the same as one contact, looked for at this moment. */
export const duplicatesOf = defineQuery({
  name: 'duplicatesOf',
  permission: 'contact.read',
  input: z.object({ id: ContactId }),
  output: DuplicatePage,
  async run(context, { id }) {
    const { db } = context.dependencies;
    const [{ root }, { settings }] = await Promise.all([readPerson(db, id), readSettings(db)]);
    await insertAudit(context, `contact.compared ${root.id}`, null);
    const [sharing, dismissed] = await Promise.all([readSharing(db, [root.id]), readDismissed(db, root.id)]);
    const pairs = sharing.filter(([one, other]) => !dismissed.has(one) && !dismissed.has(other));
    const comparables = await readComparables(db, pairs.flat());
    const scored = scorePairs(pairs, comparables, settings);
    return { data: await withContacts(context, scored), pagination: { nextCursor: null, hasMore: false } };
  },
});

async function withContacts(context: Context, pairs: readonly ScoredPair[]) {
  const ids = pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]);
  const found = new Map((await readSummaries(context, ids)).map((summary) => [summary.id, summary]));
  return pairs.flatMap(({ oneId, otherId, score, reasons }) => {
    const contacts = [oneId, otherId].flatMap((id) => found.get(id) ?? []);
    return contacts.length === 2 ? [{ contacts, score, reasons: [...reasons] }] : [];
  });
}
