import { setTimeout as sleep } from 'node:timers/promises';
import type { ManagedProcess } from '../../bench/managed-process.ts';

export interface Supervision {
  /** Looks after them no longer. @returns the last words of those that ended without being killed */
  readonly end: () => Promise<string[]>;
}

/** Starts again what has died, as the launcher does. */
export function supervise(targets: readonly ManagedProcess[]): Supervision {
  let ending = false;
  const deaths: string[] = [];
  const running = targets.map(async (target) => {
    while (!ending) {
      if (target.died()) {
        const words = target.lastWords();
        if (words) deaths.push(words);
        await startAgain(target);
      }
      await sleep(20);
    }
  });
  return {
    async end() {
      ending = true;
      await Promise.all(running);
      return deaths;
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
