import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Owner } from './find-owner.ts';

/**
 * The folder itself, or a twin below /var/tmp named by its hash when `owner` cannot enter it (a checkout below
 * /root, a `mktemp -d`).
 */
export function reachableFolder(folder: string, owner: Owner | undefined): string {
  mkdirSync(existsSync(folder) ? folder : dirname(folder), { recursive: true });
  if (!owner) return folder;
  if (canEnter(dirname(folder), owner)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chownSync(folder, owner.uid, owner.gid);
    return folder;
  }
  return privateFolder(folder, owner);
}

/** True when the account can walk into the folder. */
export function canEnter(folder: string, owner: Owner): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...owner, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

/** A folder below /var/tmp that only `owner` may use; a planted link or a stranger's folder is refused. */
export function privateFolder(name: string, owner: Owner): string {
  const twin = join('/var/tmp', `sinia-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`);
  if (!existsSync(twin)) mkdirSync(twin, { mode: 0o700 });
  const found = lstatSync(twin);
  if (!found.isDirectory() || (found.uid !== 0 && found.uid !== owner.uid)) {
    throw new Error(`${twin} belongs to somebody else: remove it and start again`);
  }
  chownSync(twin, owner.uid, owner.gid);
  return twin;
}
