import { setTimeout as sleep } from 'node:timers/promises';
import type { ManagedProcess } from '../../bench/managed-process.ts';

export interface Supervision {
  /** Looks after them no longer. @returns how often they were started again, whoever had ended them */
  readonly end: () => Promise<number>;
}

/** Starts again what has died, as the launcher does. */
export function supervise(targets: readonly ManagedProcess[]): Supervision {
  let ending = false;
  let starts = 0;
  const running = targets.map(async (target) => {
    while (!ending) {
      if (target.died()) {
        starts += 1;
        await startAgain(target);
      }
      await sleep(20);
    }
  });
  return {
    async end() {
      ending = true;
      await Promise.all(running);
      return starts;
    },
  };
}

/** A process that meets a database in recovery may end at once. */
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
