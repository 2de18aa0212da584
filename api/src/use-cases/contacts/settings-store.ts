import { DEFAULT_IDENTIFICATION, type IdentificationSettings } from '@sinia/core/identity';
import { type Database, schema } from '@sinia/database';
import { sql } from 'drizzle-orm';
import { type SettingsVersion, settingsVersions } from '../settings-versions.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { identificationSettings } = schema;

export type VersionedSettings = SettingsVersion<IdentificationSettings>;

/** The rules that count now, and those that counted before. */
export const { read: readSettings, history: readVersions } = settingsVersions(
  identificationSettings,
  identificationSettings.settings,
  DEFAULT_IDENTIFICATION,
);

export function insertSettings(work: UnitOfWork, row: typeof identificationSettings.$inferInsert): void {
  work.insert(identificationSettings, row);
}

/** Everybody is compared with the others again. */
export function compareAll(work: UnitOfWork): void {
  work.write(
    work.tx.execute(sql`
      insert into pending_comparisons (contact_id)
      select id from contacts where merged_into_id is null and blocked_at is null
      on conflict do nothing`),
  );
}

/** Contacts whose fields were decided by other rules than those that count. */
export async function decidedOtherwise(db: Database, version: number, limit: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from contacts
    where settings_version < ${version} and merged_into_id is null and blocked_at is null limit ${limit}`);
  return rows.map(({ id }) => id);
}
