import type { Language, NoticeKind, NotifySwitches } from '@sinia/core';
import { NOTIFY_ALL } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';
import { NOTICE_TEXTS, type NoticeTemplate } from './notice-texts.ts';

const { noticeTemplates, noticeSwitches } = schema;

export type TemplateRow = typeof noticeTemplates.$inferSelect;

export function readTemplates(db: Database): Promise<TemplateRow[]> {
  return db.select().from(noticeTemplates);
}

/** An administrator's wording where there is one, else the shipped one. */
export function templateOf(
  overrides: readonly TemplateRow[],
  kind: NoticeKind,
  language: Language,
): NoticeTemplate {
  const own = overrides.find((row) => row.kind === kind && row.language === language);
  return own ?? NOTICE_TEXTS[language][kind];
}

export function writeTemplate(
  work: UnitOfWork,
  row: Pick<TemplateRow, 'kind' | 'language' | 'subject' | 'text' | 'updatedBy'>,
): void {
  const { kind, language, ...words } = row;
  const changed = { ...words, updatedAt: work.now };
  work.write(
    work.tx
      .insert(noticeTemplates)
      .values({ kind, language, ...changed, version: 1 })
      .onConflictDoUpdate({
        target: [noticeTemplates.kind, noticeTemplates.language],
        set: { ...changed, version: sql`${noticeTemplates.version} + 1` },
      }),
  );
}

export function removeTemplate(work: UnitOfWork, kind: NoticeKind, language: Language): void {
  work.write(
    work.tx
      .delete(noticeTemplates)
      .where(and(eq(noticeTemplates.kind, kind), eq(noticeTemplates.language, language))),
  );
}

/** Which changes of status are told; what nobody switched off is. */
export async function readSwitches(tx: Transaction | Database): Promise<NotifySwitches> {
  const rows = await tx
    .select({ status: noticeSwitches.status, notify: noticeSwitches.notify })
    .from(noticeSwitches);
  return { ...NOTIFY_ALL, ...Object.fromEntries(rows.map((row) => [row.status, row.notify])) };
}

export function writeSwitch(
  work: UnitOfWork,
  row: Pick<typeof noticeSwitches.$inferSelect, 'status' | 'notify' | 'updatedBy'>,
): void {
  const changed = { notify: row.notify, updatedBy: row.updatedBy, updatedAt: work.now };
  work.write(
    work.tx
      .insert(noticeSwitches)
      .values({ status: row.status, ...changed })
      .onConflictDoUpdate({ target: noticeSwitches.status, set: changed }),
  );
}
