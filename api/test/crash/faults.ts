import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../../bench/installation.ts';
import type { ManagedProcess } from '../../bench/managed-process.ts';

export const FAULTS = ['server', 'worker', 'backend'] as const;
export type Fault = (typeof FAULTS)[number];

/** Deals out kills in turn, each target at its own pace, until there were `total`. @returns how many of each */
export async function injectFaults(
  installation: Installation,
  total: number,
): Promise<Record<Fault, number>> {
  const done: Record<Fault, number> = { server: 0, worker: 0, backend: 0 };
  const share = (fault: Fault) =>
    Math.floor(total / FAULTS.length) + (FAULTS.indexOf(fault) < total % FAULTS.length ? 1 : 0);
  const repeat = async (fault: Fault, once: () => Promise<boolean>) => {
    while (done[fault] < share(fault)) {
      await sleep(100 + Math.random() * 500);
      if (await once()) done[fault] += 1;
    }
  };
  await Promise.all([
    repeat('server', () => kill(installation.server)),
    repeat('worker', () => kill(installation.worker)),
    repeat('backend', () => killBackend(installation)),
  ]);
  return done;
}

async function kill(target: ManagedProcess): Promise<boolean> {
  await target.end('SIGKILL');
  await startAgain(target);
  return true;
}

/** A process that meets a database in recovery may end at once: whoever supervises starts it again. */
export async function startAgain(target: ManagedProcess): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await target.start();
      return;
    } catch (error) {
      if (tries === 20) throw error;
      await sleep(100);
    }
  }
}

/** kill -9 of one session of ours: PostgreSQL ends all others and recovers from its log. */
async function killBackend({ sql }: Installation): Promise<boolean> {
  try {
    const [row] = await sql<{ pid: number }[]>`
      select pid from pg_stat_activity where application_name in ('sinia-server', 'sinia-worker')
      order by state = 'active' desc, random() limit 1`;
    if (!row) return false;
    process.kill(row.pid, 'SIGKILL');
    return true;
  } catch {
    // Still recovering from the one before.
    return false;
  }
}
