import { mkdtempSync, rmSync } from 'node:fs';
import { removeEmbeddedPostgres } from '@sinia/database';
import { benchWritten } from './bench-written.ts';
import { median } from './figures.ts';
import { type Installation, startInstallation, stopInstallations } from './installation.ts';
import { measureEvents, measurePop } from './measure-calls.ts';
import { measureContacts, measureImport } from './measure-contacts.ts';
import { checkSameRows, measureCreate, startBare } from './measure-create.ts';
import { type DeskTimes, measureDesk } from './measure-desk.ts';
import { measureDirectory } from './measure-directory.ts';
import { measureLive } from './measure-live.ts';
import {
  busyness,
  measureCommits,
  measureDisk,
  measureIdleMemory,
  measureWarmStart,
} from './measure-machine.ts';
import { measureDiscard, measureIntake, measureMailToTicket } from './measure-mail.ts';
import { measureList, measureSearch, medians } from './measure-reading.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { startReport } from './report.ts';
import { seedTickets } from './seed-tickets.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
const MAILS = 1_500;
const LIVE_EVENTS = 200;

const options = readOptions(process.argv.slice(2));
const report = startReport(options);
const { put, say, wanted } = report;

async function measureWriting(at: Installation, { rounds, seconds }: BenchOptions): Promise<void> {
  if (wanted('server.idleRssMB')) {
    put('server.idleRssMB', await measureIdleMemory(at.server.pid() ?? 0), 'MB');
  }
  if (wanted('limit.')) {
    put('limit.disk.perSecond', measureDisk(at.dataDir, 1), 'fdatasync/s');
    put('limit.commit.perSecond', await measureCommits(at, 2), 'commits/s');
  }
  if (wanted('create.ratio', 'create.perSecond', 'create.p99ms', 'limit.create'))
    await measureCreations(at, options, '');
  if (wanted('create.idempotent')) {
    const bare = await startBare(at);
    const { ours } = await measureCreate(at, bare.port, { rounds: 1, seconds, idempotent: true });
    await bare.end();
    put('create.idempotent.perSecond', medians(ours).perSecond, 'tickets/s');
  }
  if (wanted('intake.', 'limit.smtp')) {
    say('mail to stored raw messages');
    put('limit.smtp.perSecond', (await measureDiscard(at, { rounds, seconds })).perSecond, 'mails/s');
    put('intake.perSecond', (await measureIntake(at, { rounds, seconds })).perSecond, 'mails/s');
  }
}

let emptyRate = Number.NaN;

async function measureCreations(at: Installation, { rounds, seconds }: BenchOptions, suffix: string) {
  say(`creations${suffix ? ` beside ${options.seed} tickets` : ' from none on'}`);
  const bare = await startBare(at);
  if (!suffix) await at.empty();
  await checkSameRows(at, bare.port);
  const result = await measureCreate(at, bare.port, { rounds, seconds });
  await bare.end();
  const ours = medians(result.ours);
  if (suffix) {
    put(`create.${suffix}.perSecond`, ours.perSecond, 'tickets/s');
    put(`create.${suffix}.ratio`, ours.perSecond / emptyRate, 'of the empty rate');
    return;
  }
  emptyRate = ours.perSecond;
  const ratios = result.ours.map(
    (one, round) => one.perSecond / (result.bare[round]?.perSecond ?? Number.NaN),
  );
  put('limit.create.perSecond', medians(result.bare).perSecond, 'tickets/s, bare');
  put('create.perSecond', ours.perSecond, 'tickets/s');
  put('create.ratio', median(ratios), 'of the bare rate');
  put('create.p99ms', ours.p99, 'ms');
}

async function measureFollowing(at: Installation, { rounds }: BenchOptions): Promise<void> {
  if (!wanted('mail.', 'live.')) return;
  await at.worker.start();
  if (wanted('mail.')) {
    say('mail to tickets with receipts');
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1) rates.push(await measureMailToTicket(at, MAILS));
    put('mail.perSecond', median(rates), 'mails/s');
  }
  if (wanted('live.')) {
    say('creations to the event stream');
    await at.empty();
    const all: { p50: number; p99: number }[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(await measureLive(at, LIVE_EVENTS));
    put('live.p50ms', median(all.map((one) => one.p50)), 'ms');
    put('live.p99ms', median(all.map((one) => one.p99)), 'ms');
  }
  await at.worker.end();
}

async function measureStock(at: Installation, { rounds, seconds, seed }: BenchOptions): Promise<void> {
  if (!wanted('list.', 'search.', 'create.at100k')) return;
  const sizes = [SMALL, ...(seed >= LARGE ? [100_000] : []), seed].filter((size) => size <= seed);
  const rates: number[] = [];
  let there = 0;
  await at.empty();
  for (const size of new Set(sizes)) {
    say(`loading ${size - there} tickets`);
    await seedTickets(at.sql, there, size);
    there = size;
    const name = size >= LARGE ? '1m' : size >= 1_000 ? `${Math.round(size / 1000)}k` : String(size);
    if (wanted('list.')) {
      const list = await measureList(at, { rounds, seconds });
      rates.push(list.perSecond);
      put(`list.${name}.perSecond`, list.perSecond, 'pages/s');
      if (size === Math.min(seed, 100_000)) {
        put('list.perSecond', list.perSecond, 'pages/s');
        put('list.p99ms', list.p99, 'ms');
      }
    }
    if (wanted('search.') && size > SMALL) await measureSearches(at, options, size, name);
  }
  if (rates.length > 1) put('list.spread', Math.max(...rates) / Math.min(...rates), 'fastest over slowest');
  if (wanted('create.at100k')) await measureCreations(at, options, 'at100k');
}

async function measureCustomers(at: Installation, { rounds, seconds }: BenchOptions): Promise<void> {
  if (!wanted('directory.', 'calls.pop')) return;
  await at.empty();
  say('60000 customers of the billing system');
  const found = await measureDirectory(at, { rounds, seconds });
  if (wanted('calls.pop')) await measurePops(at, rounds);
  if (!wanted('directory.')) return;
  const { importSeconds, importRssMB, search, searchDown, searchRate } = found;
  put('directory.import.seconds', importSeconds, 's');
  put('directory.import.rssMB', importRssMB, 'MB');
  put('directory.search.p99ms', search.p99, 'ms');
  put('directory.search.down.p99ms', searchDown.p99, 'ms');
  put('directory.search.perSecond', searchRate, 'searches/s');
}

/** Beside 60,000 customers of the billing system, which is down, as many contacts. */
async function measurePops(at: Installation, rounds: number): Promise<void> {
  say('who calls, among 60000 customers and with the billing system down');
  await measureImport(at);
  await at.worker.start();
  const all: { p50: number; p99: number }[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measurePop(at, round));
  await at.worker.end();
  put('calls.pop.p50ms', median(all.map(({ p50 }) => p50)), 'ms');
  put('calls.pop.p99ms', median(all.map(({ p99 }) => p99)), 'ms');
}

async function measureTelephone(at: Installation): Promise<void> {
  if (!wanted('calls.events', 'calls.recompute')) return;
  await at.empty();
  say('a day of 5000 calls, as fast as they are taken');
  await at.worker.start();
  const { perSecond, lost, doubled, recomputeSeconds } = await measureEvents(at);
  put('calls.events.perSecond', perSecond, 'events/s');
  put('calls.events.lost', lost, 'events and calls');
  put('calls.events.doubled', doubled, 'events and calls');
  put('calls.recompute.seconds', recomputeSeconds, 's, 5000 calls');
}

async function measurePeople(at: Installation, { rounds, seconds }: BenchOptions): Promise<void> {
  if (!wanted('contacts.', 'identify.')) return;
  await at.empty();
  say('60000 contacts');
  const { importSeconds, search, searchRate, identifyMs } = await measureContacts(at, { rounds, seconds });
  put('contacts.import.seconds', importSeconds, 's');
  put('contacts.search.p99ms', search.p99, 'ms');
  put('contacts.search.perSecond', searchRate, 'searches/s');
  put('identify.coreMs', identifyMs, 'ms, 50 candidates');
}

async function measureScreen(at: Installation, { rounds }: BenchOptions): Promise<void> {
  if (!wanted('desk.')) return;
  await at.empty();
  say('the desk by keyboard over 10000 tickets');
  await seedTickets(at.sql, 0, 10_000);
  const all: DeskTimes[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measureDesk(at));
  put('desk.keyMs', median(all.map(({ key }) => key)), 'ms, p95');
  put('desk.actionMs', median(all.map(({ action }) => action)), 'ms, p95');
}

let commonRate = Number.NaN;

async function measureSearches(
  at: Installation,
  { rounds, seconds, seed }: BenchOptions,
  size: number,
  name: string,
) {
  say(`searches in ${size} tickets`);
  const { rare, common, commonBusy } = await measureSearch(at, { rounds, seconds: Math.min(seconds, 2) });
  if (size !== Math.min(seed, 100_000)) {
    put(`search.common.${name}.perSecond`, commonBusy.perSecond, 'searches/s');
    put(`search.common.at${name}.ratio`, commonRate / commonBusy.perSecond, 'times slower');
    return;
  }
  commonRate = commonBusy.perSecond;
  put('search.rare.p50ms', rare.p50, 'ms');
  put('search.common.p50ms', common.p50, 'ms');
  put('search.common.perSecond', commonBusy.perSecond, 'searches/s');
}

async function measureStart({ rounds }: BenchOptions): Promise<void> {
  if (!wanted('start.')) return;
  say('starting again');
  const dataDir = mkdtempSync('/var/tmp/sinia-start-');
  try {
    put('start.warmSeconds', await measureWarmStart(dataDir, rounds), 's');
  } finally {
    await removeEmbeddedPostgres(`${dataDir}/postgres`, () => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const busy = busyness();
if (busy) say(busy);
const installation = await startInstallation({ profile: options.profile });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stopInstallations().then(() => process.exit(130)));
try {
  await installation.server.start();
  await measureWriting(installation, options);
  await measureFollowing(installation, options);
  await measureStock(installation, options);
  await measureCustomers(installation, options);
  await measurePeople(installation, options);
  await measureTelephone(installation);
  await benchWritten(installation, options, report);
  await measureScreen(installation, options);
} finally {
  await stopInstallations();
}
await measureStart(options);
report.end();
