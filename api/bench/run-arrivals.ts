import { percentile } from './figures.ts';
import type { Mix } from './mixed-webhooks.ts';
import { runGenerator } from './run-load.ts';

/** Webhooks that come at a constant rate. */
export interface ArrivalSpec extends Mix {
  readonly port: number;
  readonly perSecond: number;
  readonly connections: number;
  /** Where all of them go, instead of each to its own account. */
  readonly path?: string;
}

export interface ArrivalResult {
  /** Of those that were answered with 2xx, in milliseconds from when they were due. */
  readonly latencies: number[];
  readonly seconds: number;
  readonly markers: readonly string[];
  readonly refusals: Readonly<Record<string, number>>;
}

export interface Arrived {
  readonly accepted: number;
  readonly refused: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** The last word of each message that was told. */
  readonly markers: readonly string[];
}

/** More than any provider opens, so that what is slow is never hidden by a wait for a connection. */
const CONNECTIONS = 64;

export async function runArrivals(
  spec: Omit<ArrivalSpec, 'connections'>,
  say: (line: string) => void,
): Promise<Arrived> {
  const { latencies, seconds, markers, refusals } = await runGenerator<ArrivalResult>('arrivals.ts', {
    ...spec,
    connections: CONNECTIONS,
  });
  for (const [reason, times] of Object.entries(refusals)) say(`${times} webhooks: ${reason}`);
  return {
    accepted: latencies.length,
    refused: Object.values(refusals).reduce((sum, times) => sum + times, 0),
    perSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    markers,
  };
}
