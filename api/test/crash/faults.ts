import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../../bench/installation.ts';

export const FAULTS = ['server', 'worker', 'backend'] as const;
export type Fault = (typeof FAULTS)[number];

const PROGRESS = 4;
const PATIENCE_MS = 2_500;
const TOGETHER = 2 / 3;

/**
 * Deals out kills in turn. Before most of them the clients get some answers, so that each fault falls into work that is
 * under way; where none come soon the next fault falls into the recovery from the one before. Twice in three times the
 * worker dies with the server, as when a machine is started again.
 *
 * @param acknowledged how many promises clients were given so far.
 * @returns how many of each
 */
export async function injectFaults(
  installation: Installation,
  total: number,
  acknowledged: () => number,
): Promise<Record<Fault, number>> {
  const done: Record<Fault, number> = { server: 0, worker: 0, backend: 0 };
  for (let number = 0; number < total; number += 1) {
    const fault = FAULTS[number % FAULTS.length] ?? 'server';
    const wanted = acknowledged() + PROGRESS;
    if (fault === 'backend') while (!(await killBackend(installation))) await sleep(50);
    else await installation[fault].kill();
    done[fault] += 1;
    const workerToo = fault === 'server' && Math.random() < TOGETHER;
    if (!workerToo)
      for (let waited = 0; acknowledged() < wanted && waited < PATIENCE_MS; waited += 20) await sleep(20);
    await sleep(Math.random() * 100);
  }
  return done;
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
