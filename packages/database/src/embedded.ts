import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries, type PostgresBinaries } from './embedded/find-binaries.ts';
import { findOwner, type Owner } from './embedded/find-owner.ts';
import { initialiseCluster, readPassword } from './embedded/initialise-cluster.ts';
import { reachableFolder } from './embedded/reachable-folder.ts';
import { readPidFile, stopOrphan } from './embedded/stop-orphan.ts';

/** Tuned for one small machine; a setting given by the caller wins. Durability stays PostgreSQL's own. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  log_min_messages: 'warning',
  // A broken rule would quote the row.
  log_error_verbosity: 'terse',
} as const;

export type EmbeddedPostgresOptions = {
  /** Folder of the cluster; created when missing. */
  dataDir: string;
  /** TCP port on 127.0.0.1; it must be free. */
  port: number;
  log: (line: string) => void;
  /** Further server settings, such as `{ fsync: 'off' }` for throw-away clusters. */
  settings?: Record<string, string>;
};

export type EmbeddedPostgres = {
  port: number;
  pid: number;
  /** Where the cluster really lives: elsewhere when root asks for a folder that `postgres` cannot enter. */
  dataDir: string;
  /** Superuser URL of the maintenance database `postgres`. */
  url: string;
  /** Resolves when the server has ended, whoever ended it. */
  exited: Promise<void>;
  /** Fast shutdown: sessions are ended, the cluster is left clean. */
  stop: () => Promise<void>;
};

/**
 * Starts the PostgreSQL that comes with the npm packages on a cluster of its own. Recovers a cluster whose
 * server was killed, and ends a server that an earlier run left behind on the same folder.
 *
 * @throws Error with one line that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const owner = findOwner();
  const binaries = findBinaries(owner);
  const wanted = resolve(options.dataDir);
  const home = reachableFolder(wanted, owner);
  if (home !== wanted) options.log(`PostgreSQL keeps its data in ${home}`);
  await stopOrphan(join(home, 'cluster'), options.log);
  const cluster = initialiseCluster(home, binaries, owner);
  const server = await launch({ cluster, binaries, owner, logFile: `${wanted}.log`, options });
  const url = `postgres://postgres:${readPassword(cluster)}@127.0.0.1:${options.port}/postgres`;
  return { ...server, port: options.port, dataDir: home, url };
}

/** Ends the server that a killed run may have left behind on the folder. */
export async function endEmbeddedOrphan(dataDir: string, log: (line: string) => void): Promise<void> {
  await stopOrphan(join(reachableFolder(resolve(dataDir), findOwner()), 'cluster'), log);
}

/** Removes the cluster with everything in it, wherever it really lives. */
export async function removeEmbeddedPostgres(dataDir: string, log: (line: string) => void): Promise<void> {
  const home = reachableFolder(resolve(dataDir), findOwner());
  await stopOrphan(join(home, 'cluster'), log);
  rmSync(home, { recursive: true, force: true });
}

type Launch = {
  cluster: string;
  binaries: PostgresBinaries;
  owner: Owner | undefined;
  logFile: string;
  options: EmbeddedPostgresOptions;
};

async function launch({ cluster, binaries, owner, logFile, options }: Launch, attempt = 1) {
  const flags = Object.entries({ ...settings, ...options.settings }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const output = openSync(logFile, 'w', 0o600);
  // A group of its own: Ctrl-C in the terminal must reach the launcher first.
  const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(options.port), ...flags], {
    ...owner,
    cwd: cluster,
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  closeSync(output);
  let running = true;
  const exited = new Promise<void>((done) => {
    child.once('exit', () => done()).once('error', () => done());
  }).then(() => {
    running = false;
  });

  for (let waited = 0; running && waited < 60_000; waited += 20) {
    const state = readPidFile(cluster);
    if (state?.pid === child.pid && state?.ready) {
      return { pid: child.pid as number, exited, stop: () => stop(child.pid as number, exited) };
    }
    await sleep(20);
  }
  if (running) await stop(child.pid as number, exited);
  const reason = lastFatal(logFile);
  // Sessions of a killed server take a moment to notice that it is gone.
  if (reason.includes('pre-existing shared memory block') && attempt < 25) {
    await sleep(200);
    return launch({ cluster, binaries, owner, logFile, options }, attempt + 1);
  }
  throw new Error(`PostgreSQL did not start: ${reason} (log: ${logFile})`);
}

async function stop(pid: number, exited: Promise<void>): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const ended = await Promise.race([exited.then(() => true), sleep(patience, false, { ref: false })]);
    if (ended) return;
  }
}

function lastFatal(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').split('\n').filter(Boolean);
  const line = lines.findLast((text) => /FATAL|PANIC|error/i.test(text)) ?? lines.at(-1) ?? 'no output';
  return line.replace(/^.*?(FATAL|PANIC):\s*/, '');
}
