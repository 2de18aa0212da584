import { DEFAULT_IDENTIFICATION, type IdentificationSettings } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import { desc, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';

const { identificationSettings } = schema;

const SHOWN_VERSIONS = 50;

export interface VersionedSettings {
  /** 0: as they are shipped. */
  readonly version: number;
  readonly settings: IdentificationSettings;
}

/** The rules that count now. */
export async function readSettings(reader: Database | Transaction): Promise<VersionedSettings> {
  const [row] = await reader
    .select({ version: identificationSettings.version, settings: identificationSettings.settings })
    .from(identificationSettings)
    .orderBy(desc(identificationSettings.version))
    .limit(1);
  return row ?? { version: 0, settings: DEFAULT_IDENTIFICATION };
}

/** Who wrote which version, and when. */
export async function readVersions(db: Database) {
  const { version, savedBy, savedAt } = identificationSettings;
  const rows = await db
    .select({ version, savedBy, savedAt })
    .from(identificationSettings)
    .orderBy(desc(version))
    .limit(SHOWN_VERSIONS);
  return rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() }));
}

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
