import { type Figure, figure, table } from './figures.ts';
import type { BenchOptions } from './options.ts';

/** Where figures go: a line each as they come, and the table at the end. */
export interface Report {
  readonly put: (name: string, value: number, unit: string) => void;
  readonly say: (line: string) => void;
  /** Whether figures whose names begin so were asked for. */
  readonly wanted: (...names: string[]) => boolean;
  readonly end: () => void;
}

export function startReport({ json, only }: Pick<BenchOptions, 'json' | 'only'>): Report {
  const figures: Figure[] = [];
  return {
    put(name, value, unit) {
      const one = figure(name, value, unit);
      figures.push(one);
      if (json) process.stdout.write(`${JSON.stringify(one)}\n`);
    },
    say: (line) => process.stderr.write(`bench: ${line}\n`),
    wanted: (...names) =>
      only.length === 0 ||
      names.some((name) => only.some((one) => name.startsWith(one) || one.startsWith(name))),
    end: () => void process[json ? 'stderr' : 'stdout'].write(`\n${table(figures)}\n`),
  };
}
