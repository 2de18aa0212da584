import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '@sinia/launcher/parts';
import { percentile } from './figures.ts';

export interface LoadSpec {
  readonly kind: 'create' | 'get' | 'mail' | 'webhook';
  readonly port: number;
  readonly connections: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Stops after so many, whatever time is left. */
  readonly count?: number;
  readonly keys?: readonly string[];
  /** With an Idempotency-Key on each creation. */
  readonly idempotent?: boolean;
  /** For `get`: asked in turn. For `webhook`: where they go, instead of to the account. */
  readonly paths?: readonly string[];
  /** For `webhook`: from which the account of the demonstration follows. */
  readonly secret?: string;
  readonly mailbox?: string;
}

export interface LoadResult {
  readonly latencies: number[];
  readonly seconds: number;
  /** Cores that the generator itself took. */
  readonly cpuShare: number;
  readonly failures: Readonly<Record<string, number>>;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
  readonly seconds: number;
  readonly cpuShare: number;
}

/** Runs the generator to its end. @throws Error when anything was answered but as wanted: such a figure is none */
export async function runLoad(spec: LoadSpec): Promise<Measured> {
  const { latencies, seconds, cpuShare, failures } = await runGenerator<LoadResult>('load.ts', spec);
  const [failure] = Object.entries(failures);
  if (failure) throw new Error(`${spec.kind}: ${failure[1]} times ${failure[0]}`);
  return {
    perSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    count: latencies.length,
    seconds,
    cpuShare,
  };
}

/** Runs one of the generators of this folder, a process of its own, with what it is told. @returns what it wrote */
export async function runGenerator<Result>(script: string, spec: object): Promise<Result> {
  const child = spawn(process.execPath, [join(root, 'api/bench', script), JSON.stringify(spec)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  if (code !== 0) throw new Error(`the load generator failed (${code})`);
  return JSON.parse(output) as Result;
}
