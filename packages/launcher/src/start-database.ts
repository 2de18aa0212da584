import { join } from 'node:path';
import { endEmbeddedOrphan, migrate, removeEmbeddedPostgres, startEmbeddedPostgres } from '@sinia/database';
import postgres from 'postgres';
import { Failure } from './failure.ts';
import type { Secrets } from './secrets.ts';

export type RunningDatabase = {
  /** For the server and the worker: may become `sinia_app`, owns nothing. */
  url: string;
  /** For migrations and the audit. */
  ownerUrl: string;
  exited: Promise<void>;
  stop: () => Promise<void>;
};

const folder = (dataDir: string) => join(dataDir, 'postgres');

/** Ends what a killed run may have left behind; with `remove`, its data too. */
export async function clearDatabase(
  dataDir: string,
  remove: boolean,
  log: (line: string) => void,
): Promise<void> {
  await (remove ? removeEmbeddedPostgres : endEmbeddedOrphan)(folder(dataDir), log);
}

/** Starts the embedded PostgreSQL with the two roles of the application, migrated. */
export async function startEmbedded(
  dataDir: string,
  port: number,
  secrets: Secrets,
  log: (line: string) => void,
): Promise<RunningDatabase> {
  const server = await startEmbeddedPostgres({ dataDir: folder(dataDir), port, log }).catch(
    (cause: Error) => {
      throw new Failure(cause.message, { cause });
    },
  );
  const at = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${port}/sinia`;
  const ownerUrl = at('sinia_owner', secrets.ownerPassword);
  try {
    await prepareRoles(server.url, secrets);
    await migrate(ownerUrl);
    await grantApplicationRole(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url: at('sinia_service', secrets.servicePassword),
    ownerUrl,
    exited: server.exited,
    stop: server.stop,
  };
}

/** Uses a PostgreSQL that somebody else runs; the role of the URL must own the database. */
export async function connectExternal(databaseUrl: string): Promise<RunningDatabase> {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    if (!row || row.version < 160_000)
      throw new Failure('DATABASE_URL is older than PostgreSQL 16: upgrade it');
    await migrate(databaseUrl);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure(`the database of DATABASE_URL cannot be used: ${(cause as Error).message}`, { cause });
  } finally {
    await sql.end();
  }
  return {
    url: databaseUrl,
    ownerUrl: databaseUrl,
    exited: new Promise(() => undefined),
    stop: async () => undefined,
  };
}

async function prepareRoles(superuserUrl: string, secrets: Secrets): Promise<void> {
  await withSuperuser(superuserUrl, async (sql) => {
    const roles = new Set((await sql`select rolname from pg_roles`).map((row) => row.rolname as string));
    const databases = await sql`select from pg_database where datname = 'sinia'`;
    const create = (role: string, rights: string, password: string) =>
      sql.unsafe(
        `${roles.has(role) ? 'alter' : 'create'} role ${role} login ${rights} password '${password}'`,
      );
    await create('sinia_owner', 'createrole', secrets.ownerPassword);
    await create('sinia_service', 'noinherit', secrets.servicePassword);
    if (databases.length === 0) await sql.unsafe('create database sinia owner sinia_owner');
  });
}

async function grantApplicationRole(superuserUrl: string): Promise<void> {
  await withSuperuser(superuserUrl, (sql) => sql.unsafe('grant sinia_app to sinia_service'));
}

async function withSuperuser(url: string, run: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await run(sql);
  } finally {
    await sql.end();
  }
}
