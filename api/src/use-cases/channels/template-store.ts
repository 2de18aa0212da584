import type { EventFact } from '@sinia/channels';
import type { Language, NoticeKind } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';

const { channelTemplates: templates } = schema;

export type TemplateRow = typeof templates.$inferSelect;

/** What the provider has decided about a text; one that we do not know is read with the others. */
export function writeTemplateStatus(
  work: UnitOfWork,
  accountId: string,
  { name, language, status, reason }: Extract<EventFact, { kind: 'template' }>,
): void {
  work.write(
    work.tx
      .update(templates)
      .set({ status, reason, updatedAt: work.now })
      .where(
        and(eq(templates.accountId, accountId), eq(templates.name, name), eq(templates.language, language)),
      ),
  );
}

export function readTemplates(db: Database | Transaction, accountId: string): Promise<TemplateRow[]> {
  return db
    .select()
    .from(templates)
    .where(eq(templates.accountId, accountId))
    .orderBy(asc(templates.name), asc(templates.language));
}

/** The approved text that stands for a notice, in the customer's language or in whichever there is. */
export async function templateFor(
  db: Database,
  accountId: string,
  notice: NoticeKind,
  language: Language,
): Promise<TemplateRow | null> {
  const rows = await db
    .select()
    .from(templates)
    .where(
      and(eq(templates.accountId, accountId), eq(templates.notice, notice), eq(templates.status, 'approved')),
    );
  return rows.find((row) => row.language.startsWith(language)) ?? rows[0] ?? null;
}
