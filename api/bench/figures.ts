export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What is to be reached, such as `>= 700`; none beside a physical limit or a mere observation. */
  readonly bar?: string;
}

/** What is to be reached, by the names of the public contract. */
export const BARS: Readonly<Record<string, string>> = {
  'create.ratio': '>= 0.5',
  'create.perSecond': '>= 700',
  'create.p99ms': '<= 60',
  'create.at100k.ratio': '>= 0.8',
  'intake.perSecond': '>= 1500',
  'mail.perSecond': '>= 150',
  'list.perSecond': '>= 1000',
  'list.p99ms': '<= 25',
  'list.spread': '<= 1.25',
  'search.rare.p50ms': '<= 5',
  'search.common.p50ms': '<= 25',
  'search.common.perSecond': '>= 150',
  'search.common.at1m.ratio': '<= 2',
  'live.p99ms': '<= 300',
  'directory.import.seconds': '<= 60',
  'directory.import.rssMB': '<= 300',
  'directory.search.p99ms': '<= 20',
  'directory.search.down.p99ms': '<= 20',
  'contacts.search.p99ms': '<= 20',
  'identify.coreMs': '<= 2',
  'calls.pop.p99ms': '<= 300',
  'calls.events.perSecond': '>= 200',
  'calls.events.lost': '<= 0',
  'calls.events.doubled': '<= 0',
  'calls.recompute.seconds': '<= 5',
  'channels.webhooks.p99ms': '<= 250',
  'channels.webhooks.refused': '<= 0',
  'channels.webhooks.lost': '<= 0',
  'channels.webhooks.doubled': '<= 0',
  'channels.webhooks.perSecond': '>= 250',
  'channels.burst.accepted': '>= 10000',
  'chat.idleKB': '<= 100',
  'desk.keyMs': '<= 50',
  'desk.actionMs': '<= 100',
  'server.idleRssMB': '<= 150',
};

export function figure(name: string, value: number, unit: string): Figure {
  const bar = BARS[name];
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return { name, value: Number(value.toFixed(digits)), unit, ...(bar ? { bar } : {}) };
}

export function meetsBar({ value, bar }: Figure): boolean | undefined {
  if (!bar) return undefined;
  const [comparison, limit] = bar.split(' ');
  return comparison === '>=' ? value >= Number(limit) : value <= Number(limit);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? Number.NaN;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** @param share 0.99 for p99; the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((one) => {
    const met = meetsBar(one);
    return [met === undefined ? ' ' : met ? '✓' : '✗', one.name, String(one.value), one.unit, one.bar ?? ''];
  });
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [names, values, units] = [width(1), width(2), width(3)];
  return rows
    .map(([mark, name = '', value = '', unit = '', bar]) =>
      `${mark} ${name.padEnd(names)}  ${value.padStart(values)} ${unit.padEnd(units)}  ${bar}`.trimEnd(),
    )
    .join('\n');
}
