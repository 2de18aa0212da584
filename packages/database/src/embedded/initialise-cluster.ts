import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './find-binaries.ts';
import type { Owner } from './find-owner.ts';

const passwordFile = 'sinia-password';

/**
 * The cluster below `home`, made when missing: UTF-8, byte order (text ids compare fast and the same everywhere),
 * scram passwords. It is drafted beside its place and renamed, so a killed attempt leaves no half cluster.
 */
export function initialiseCluster(
  home: string,
  binaries: PostgresBinaries,
  owner: Owner | undefined,
): string {
  const cluster = join(home, 'cluster');
  if (existsSync(cluster)) return cluster;
  const draft = join(home, 'draft');
  const secret = join(home, 'draft-password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (owner) for (const path of [draft, secret]) chownSync(path, owner.uid, owner.gid);
  runInitdb(binaries.initdb, draft, secret, owner);
  renameSync(secret, join(draft, passwordFile));
  renameSync(draft, cluster);
  return cluster;
}

/** Password of the superuser, kept inside the cluster's own 0700 folder. */
export function readPassword(cluster: string): string {
  return readFileSync(join(cluster, passwordFile), 'utf8').trim();
}

function runInitdb(initdb: string, draft: string, secret: string, owner: Owner | undefined): void {
  const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-messages=C'];
  const done = spawnSync(initdb, [`--pgdata=${draft}`, ...options, ...locale, '--no-sync'], {
    ...owner,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  if (done.status === 0) return;
  const reason = (done.stderr ?? '').trim().split('\n').at(-1) || done.error?.message;
  throw new Error(`PostgreSQL could not make a new cluster: ${reason}`);
}
