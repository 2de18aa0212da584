import { median } from './figures.ts';
import type { Installation } from './installation.ts';
import { type Measured, runLoad } from './run-load.ts';
import { COMMON_WORDS, RARE_WORDS } from './seed-tickets.ts';

export interface Rounds {
  readonly rounds: number;
  readonly seconds: number;
}

/** The first page of 50 of a list, at 16 connections. */
export function measureList(installation: Installation, rounds: Rounds): Promise<Measured> {
  return read(installation, ['/v1/tickets?limit=50'], 16, rounds);
}

/** One search after the other, then 16 at once: latency is that of an agent, the rate that of a morning. */
export async function measureSearch(installation: Installation, rounds: Rounds) {
  const path = (word: string) => `/v1/tickets?limit=50&q=${encodeURIComponent(word)}`;
  const [rare, common] = [RARE_WORDS.map(path), COMMON_WORDS.map(path)];
  return {
    rare: await read(installation, rare, 1, rounds),
    common: await read(installation, common, 1, rounds),
    commonBusy: await read(installation, common, 16, rounds),
  };
}

/** The same for people: many keys, answers of a few lines; latency that of one who asks, the rate that of eight at once. */
export async function measurePaths(
  installation: Installation,
  paths: readonly string[],
  rounds: Rounds,
): Promise<{ readonly one: Measured; readonly busy: Measured }> {
  const short = { ...rounds, seconds: Math.min(rounds.seconds, 3) };
  return {
    one: await read(installation, paths, 1, short),
    busy: await read(installation, paths, 8, short),
  };
}

async function read(
  { baseUrl, keys }: Installation,
  paths: readonly string[],
  connections: number,
  { rounds, seconds }: Rounds,
): Promise<Measured> {
  const port = Number(new URL(baseUrl).port);
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push(await runLoad({ kind: 'get', port, keys, paths, connections, seconds, warmSeconds: 0.5 }));
  }
  return medians(measured);
}

export function medians(measured: readonly Measured[]): Measured {
  const of = (key: keyof Measured) => median(measured.map((one) => one[key]));
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    count: of('count'),
    seconds: of('seconds'),
    cpuShare: of('cpuShare'),
  };
}
