import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** One JSON object a line on standard output; the table goes to standard error. */
  readonly json: boolean;
  /** How many tickets lists and searches are measured with. */
  readonly seed: number;
  readonly rounds: number;
  /** Seconds of one round. */
  readonly seconds: number;
  /** Beginnings of the names of figures; empty for all. */
  readonly only: readonly string[];
  /** Folder for CPU profiles of server and worker. */
  readonly profile: string | undefined;
}

export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      seed: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '4' },
      only: { type: 'string', default: '' },
      profile: { type: 'string' },
    },
  });
  return {
    json: values.json,
    seed: positive('--seed', values.seed),
    rounds: positive('--rounds', values.rounds),
    seconds: positive('--seconds', values.seconds),
    only: values.only.split(',').filter(Boolean),
    profile: values.profile,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} takes a whole number above 0`);
  return value;
}
