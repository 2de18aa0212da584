import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { openingDrafts } = schema;

export function keepOpeningDraft(work: UnitOfWork, userId: string, form: Record<string, unknown>): void {
  const updatedAt = work.now;
  work.write(
    work.tx
      .insert(openingDrafts)
      .values({ userId, form, updatedAt })
      .onConflictDoUpdate({ target: openingDrafts.userId, set: { form, updatedAt } }),
  );
}

export function deleteOpeningDraft(work: UnitOfWork, userId: string): void {
  work.write(work.tx.delete(openingDrafts).where(eq(openingDrafts.userId, userId)));
}

export async function ownOpeningDraft({ actor, dependencies }: Context) {
  const [row] = await dependencies.db
    .select({ form: openingDrafts.form })
    .from(openingDrafts)
    .where(eq(openingDrafts.userId, actor.id));
  return row?.form ?? null;
}
