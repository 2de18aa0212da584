import { fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from '@sinia/launcher';
import postgres from 'postgres';
import { median } from './figures.ts';
import type { Installation } from './installation.ts';

const PAGE = Buffer.alloc(8192, 1);

/** How many pages a second the disk below the data folder takes, each waited for. */
export function measureDisk(dataDir: string, seconds: number): number {
  const path = join(dataDir, 'disk.probe');
  const file = openSync(path, 'w');
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < seconds * 1000) {
    writeSync(file, PAGE, 0, PAGE.length, 0);
    fdatasyncSync(file);
    count += 1;
  }
  rmSync(path);
  return (count / (performance.now() - began)) * 1000;
}

/** How many one-row transactions a second the database commits, at 16 connections. */
export async function measureCommits({ databaseUrl }: Installation, seconds: number): Promise<number> {
  const sql = postgres(databaseUrl, { max: 16, connection: { role: 'sinia_app' } } as postgres.Options<
    Record<string, never>
  >);
  const began = performance.now();
  let count = 0;
  const commit = async () => {
    while (performance.now() - began < seconds * 1000) {
      await sql`insert into outbox (ticket_id, seq, due_at, parked_at) values (${crypto.randomUUID()}, 1, now(), now())`;
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: 16 }, commit));
  const rate = (count / (performance.now() - began)) * 1000;
  await sql.end();
  return rate;
}

/** Resident memory of a server that has nothing to do, in MB of 2^20 bytes; median of five looks. */
export async function measureIdleMemory(pid: number): Promise<number> {
  const looks: number[] = [];
  await sleep(3_000);
  for (let look = 0; look < 5; look += 1) {
    await sleep(400);
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    looks.push(Number(kilobytes) / 1024);
  }
  return median(looks);
}

/** Seconds from `npm start` on a data folder that has run before to its `ready` line. */
export async function measureWarmStart(dataDir: string, rounds: number): Promise<number> {
  const first = await launch({ dataDir });
  await first.stop();
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const run = await launch({ dataDir });
    seconds.push(run.readyAfter / 1000);
    await run.stop();
  }
  return median(seconds);
}

/** Why figures of a shared machine are not those of a quiet one. */
export function busyness(): string | undefined {
  const [load = 0] = loadavg();
  return load > 0.5
    ? `other work is going on here (load ${load.toFixed(1)} on ${cpus().length} cores): figures are too low`
    : undefined;
}
