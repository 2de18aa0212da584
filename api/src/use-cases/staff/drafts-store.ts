import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';

type Draft = typeof schema.drafts.$inferInsert;

const { drafts } = schema;

/** Keeps the newest wording; an empty one leaves no row. */
export function keepDraft(work: UnitOfWork, draft: Draft): void {
  if (draft.body === '' && !draft.copies) {
    const same = [
      eq(drafts.userId, draft.userId),
      eq(drafts.ticketId, draft.ticketId),
      eq(drafts.visibility, draft.visibility),
    ];
    work.write(work.tx.delete(drafts).where(and(...same)));
    return;
  }
  const { body, html, copies, updatedAt } = draft;
  const target = [drafts.userId, drafts.ticketId, drafts.visibility];
  work.write(
    work.tx
      .insert(drafts)
      .values(draft)
      .onConflictDoUpdate({ target, set: { body, html, copies, updatedAt } }),
  );
}
