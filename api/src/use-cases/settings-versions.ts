import type { Database, Transaction } from '@sinia/database';
import { desc } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

interface VersionColumns {
  readonly version: PgColumn;
  readonly savedBy: PgColumn;
  readonly savedAt: PgColumn;
}

export interface SettingsVersion<Settings> {
  /** 0: as it is shipped. */
  readonly version: number;
  readonly settings: Settings;
}

/** One that somebody wrote, and when, ISO. */
export interface WrittenVersion<Settings> extends SettingsVersion<Settings> {
  readonly savedBy: string;
  readonly savedAt: string;
}

const SHOWN = 50;

/**
 * Settings of which every version is kept: the highest counts, and an older one comes back as a new one.
 *
 * @param column where their content stands
 * @param shipped what counts until somebody writes some, and wherever an older version says nothing
 */
export function settingsVersions<Settings extends object>(
  table: PgTable & VersionColumns,
  column: PgColumn,
  shipped: Settings,
) {
  const { version, savedBy, savedAt } = table;
  const latest = async (reader: Database | Transaction, count: number) =>
    (await reader
      .select({ version, settings: column, savedBy, savedAt })
      .from(table as PgTable)
      .orderBy(desc(version))
      .limit(count)) as unknown as { version: number; settings: Settings; savedBy: string; savedAt: Date }[];
  return {
    /** What counts now. */
    async read(reader: Database | Transaction): Promise<SettingsVersion<Settings>> {
      const [row] = await latest(reader, 1);
      return { version: row?.version ?? 0, settings: { ...shipped, ...row?.settings } };
    },
    /** Who wrote which, and when; the latest first. */
    async history(reader: Database | Transaction): Promise<WrittenVersion<Settings>[]> {
      const rows = await latest(reader, SHOWN);
      return rows.map((row) => ({
        ...row,
        settings: { ...shipped, ...row.settings },
        savedAt: row.savedAt.toISOString(),
      }));
    },
  };
}
