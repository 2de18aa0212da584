import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newId, SCOPES } from '@sinia/core';
import { removeEmbeddedPostgres } from '@sinia/database';
import { planChildren, readSecrets, runOnce, settlePorts, startEmbedded } from '@sinia/launcher/parts';
import postgres from 'postgres';
import { type ManagedProcess, manageProcess } from './managed-process.ts';

export interface Installation {
  readonly dataDir: string;
  readonly baseUrl: string;
  readonly smtpPort: number;
  readonly mailbox: string;
  /** Where the providers of the written channels are looked for, if anybody listens there. */
  readonly providersPort: number;
  readonly staff: ReturnType<typeof readSecrets>['staff'];
  /** Secret keys with every scope; one a connection, so that no limit of a single caller is measured. */
  readonly keys: readonly string[];
  /** As the owner of the tables. */
  readonly sql: postgres.Sql;
  readonly ownerUrl: string;
  /** As the server connects. */
  readonly databaseUrl: string;
  readonly server: ManagedProcess;
  readonly worker: ManagedProcess;
  /** Forgets every ticket and what hangs on it, as if none had ever been opened. */
  readonly empty: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface InstallationOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly keys?: number;
  /** Folder for CPU profiles of server and worker. */
  readonly profile?: string | undefined;
}

const KEPT = [
  ...['users', 'accounts', 'two_factors', 'groups', 'group_members', 'sites', 'api_keys'],
  ...['mailboxes', 'channel_accounts', 'channel_templates'],
];
const silent = () => undefined;
const running = new Set<() => Promise<void>>();

/** Ends every installation that this process still has; for whoever is interrupted. */
export async function stopInstallations(): Promise<void> {
  await Promise.all([...running].map((stop) => stop()));
}

/**
 * An installation of one's own in a temporary data folder: embedded PostgreSQL with durable commits, migrated and
 * seeded; server and worker are the bundles, started by whoever measures.
 */
export async function startInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const dataDir = mkdtempSync('/var/tmp/sinia-bench-');
  // PostgreSQL runs as another user when we are root: it has to enter.
  chmodSync(dataDir, 0o755);
  const secrets = readSecrets(dataDir);
  const ports = await settlePorts({ http: 0, smtp: 0, database: 0, providers: 0 }, 0);
  const database = await startEmbedded(dataDir, ports.database, secrets, silent);
  const baseUrl = `http://127.0.0.1:${ports.http}`;
  const site = (name: string) => `http://${name}.localhost:9`;
  const plan = planChildren({
    dataDir,
    port: ports.http,
    demo: true,
    at: {
      baseUrl,
      filesUrl: `http://files.localhost:${ports.http}`,
      smtpPort: ports.smtp,
      identityPort: 9,
      databaseUrl: database.ownerUrl,
      origins: {
        website: site('website'),
        oficinaVirtual: site('oficinavirtual'),
        intranet: site('intranet'),
        webphone: site('webphone'),
      },
      // None is started here; nothing that is measured reaches for the real ones.
      standIns: { channels: `http://127.0.0.1:${ports.providers}` },
    },
    database,
    secrets,
    log: silent,
  });
  const sql = postgres(database.ownerUrl, { max: 4, onnotice: silent });
  const env = { SINIA_LOG: 'warn', ...options.env };
  const server = manageProcess({
    ...plan.server,
    env: { ...plan.server.env, ...env },
    nodeOptions: profiling('server', options.profile),
  });
  const worker = manageProcess({
    ...plan.worker,
    env: { ...plan.worker.env, ...env },
    nodeOptions: profiling('worker', options.profile),
  });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      await Promise.all([server.end(), worker.end()]);
      await sql.end({ timeout: 1 });
      await database.stop();
      await removeEmbeddedPostgres(join(dataDir, 'postgres'), silent);
      rmSync(dataDir, { recursive: true, force: true });
      running.delete(stop);
    })();
    return stopped;
  };
  running.add(stop);
  try {
    await runOnce(plan.seed);
    const keys = await addKeys(sql, options.keys ?? 16);
    const empty = () => emptyTables(sql);
    const mailbox = plan.server.env.SINIA_MAILBOX ?? '';
    return {
      ...{
        dataDir,
        baseUrl,
        smtpPort: ports.smtp,
        providersPort: ports.providers,
        mailbox,
        keys,
        staff: secrets.staff,
        sql,
        ownerUrl: database.ownerUrl,
        databaseUrl: database.url,
      },
      ...{ server, worker, empty, stop },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const profiling = (name: string, folder: string | undefined) =>
  folder ? ['--cpu-prof', `--cpu-prof-dir=${join(folder, name)}`] : [];

async function addKeys(sql: postgres.Sql, count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, () => `sk_${randomBytes(32).toString('base64url')}`);
  for (const [index, key] of keys.entries()) {
    const hash = createHash('sha256').update(key).digest();
    const id = newId('key', Date.now(), randomBytes(16));
    await sql`insert into api_keys (id, name, hash, scopes, created_at)
      values (${id}, ${`bench ${index}`}, ${hash}, ${Object.keys(SCOPES)}, now())`;
  }
  return keys;
}

async function emptyTables(sql: postgres.Sql): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> all(${KEPT})`;
  await sql.unsafe(`truncate ${rows.map(({ name }) => `"${name}"`).join(', ')} restart identity cascade`);
}
