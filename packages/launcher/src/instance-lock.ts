import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';

export const lockName = 'lock.json';

type Holder = { pid: number; startedAt: string; baseUrl?: string };

export type InstanceLock = {
  /** True when a killed run had left its lock behind. */
  tookOver: boolean;
  /** Adds the address, so that a second start can name it. */
  announce: (baseUrl: string) => void;
  release: () => void;
};

/** One run a data folder. A lock whose process is dead is taken over. */
export function takeLock(dataDir: string): InstanceLock {
  const path = join(dataDir, lockName);
  const holder: Holder = { pid: process.pid, startedAt: startOf(process.pid) };
  const tookOver = !create(path, holder) && takeOver(path, holder, dataDir);
  return {
    tookOver,
    announce: (baseUrl) => writeFileSync(path, JSON.stringify({ ...holder, baseUrl }), { mode: 0o600 }),
    release: () => rmSync(path, { force: true }),
  };
}

function create(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function takeOver(path: string, holder: Holder, dataDir: string): true {
  const other = readHolder(path);
  if (other && startOf(other.pid) === other.startedAt) {
    const where = other.baseUrl ? ` at ${other.baseUrl}` : ', still starting';
    throw new Failure(
      `already running (pid ${other.pid}${where}) on ${dataDir}: stop it first, or set SINIA_DATA_DIR`,
    );
  }
  rmSync(path, { force: true });
  if (!create(path, holder))
    throw new Failure(`another start on ${dataDir} was quicker: see which one is running`);
  return true;
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** When the process began, in the kernel's own words: tells a live holder from a later user of its pid. '' = dead. */
function startOf(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return '';
  }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? '' : (fields[19] ?? 'alive');
  } catch {
    return 'alive';
  }
}
