import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What `postmaster.pid` says: lines are pid, folder, start, port, socket, address, shared memory, status. */
export function readPidFile(cluster: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends the server that an earlier run left behind on this cluster. A pid file whose number now belongs to another
 * program is removed; one of a dead server stays, PostgreSQL itself checks its shared memory.
 */
export async function stopOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const left = readPidFile(cluster);
  if (!left || !alive(left.pid)) return;
  if (!commandOf(left.pid).includes(cluster)) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  log(`ending the PostgreSQL (pid ${left.pid}) that an earlier run left behind`);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    signalTo(left.pid, signal);
    for (let waited = 0; waited < 10_000; waited += 50) {
      if (!alive(left.pid)) return;
      await sleep(50);
    }
  }
  throw new Error(`PostgreSQL (pid ${left.pid}) on ${cluster} does not end: stop it by hand`);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // A zombie has already let go of everything.
  return !/^State:\s+Z/m.test(readIfThere(`/proc/${pid}/status`));
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself between the look and the signal.
  }
}

function commandOf(pid: number): string {
  const path = `/proc/${pid}/cmdline`;
  if (existsSync(path)) return readIfThere(path).replaceAll('\0', ' ');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
