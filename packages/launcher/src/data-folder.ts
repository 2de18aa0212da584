import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';

/** Makes the data folder and proves that it can be written. */
export function openDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'error';
    throw new Failure(
      `the data folder ${dataDir} cannot be written (${code}): fix its rights or set SINIA_DATA_DIR`,
      {
        cause,
      },
    );
  }
}

/** Empties the data folder but for the lock that this process holds. */
export function emptyDataFolder(dataDir: string, keep: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name !== keep) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}
