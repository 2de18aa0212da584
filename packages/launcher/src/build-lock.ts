import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.ts';
import { root } from './settings.ts';

const path = join(root, 'node_modules/.cache/sinia-build.lock');
const patience = 180_000;

/** One build of this checkout at a time; the lock of a dead builder is taken over. */
export async function withBuildLock(work: () => Promise<void>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  for (let waited = 0; !take(); waited += 200) {
    if (waited > patience)
      throw new Failure(`another build has been running for minutes: end it or remove ${path}`);
    await sleep(200);
  }
  try {
    await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!holderLives()) rmSync(path, { force: true });
    return false;
  }
}

function holderLives(): boolean {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
