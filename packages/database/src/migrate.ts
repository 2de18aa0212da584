import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const MIGRATION_LOCK = 7_305_882_011;

/** Where the migrations lie: beside this package in development, handed over by the bundle's start-up otherwise. */
export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings a database to the shape of this version. Safe to call from several processes at once: the second waits and
 * finds nothing to do.
 *
 * @param ownerUrl a role that may create tables, text search configurations and the role `sinia_app`.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await sql.unsafe(await companion('prelude.sql'));
    await applyMigrations(drizzle(sql), { migrationsFolder: MIGRATIONS });
    await sql.unsafe(await companion('grants.sql'));
  } finally {
    await sql.end();
  }
}

function companion(name: string): Promise<string> {
  return readFile(new URL(`./${name}`, import.meta.url), 'utf8');
}
