import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import { startBare } from './measure-create.ts';
import { medians, type Rounds } from './measure-reading.ts';
import type { Mix } from './mixed-webhooks.ts';
import { type Arrived, runArrivals } from './run-arrivals.ts';
import { type Measured, runLoad } from './run-load.ts';
import { type StandInProviders, startProviders } from './stand-in-providers.ts';

export const WEBHOOKS_PER_SECOND = 250;
export const BURST_PER_SECOND = 1_000;
const BURST_SECONDS = 10;
const BARE_SECONDS = 4;
const PATIENCE_MS = 480_000;

export interface WebhookFigures {
  /** As fast as they are taken, the worker at rest: ours, and a row a commit without anything else. */
  readonly most: Measured;
  readonly bareMost: Measured;
  /** At 250 a second, everything running; and the bare one at that rate. */
  readonly arrived: Arrived;
  readonly bare: Arrived;
  readonly lost: number;
  readonly doubled: number;
  /** Messages in their tickets a second, from the first webhook to the last message. */
  readonly messagesPerSecond: number;
  /** Of a burst of ten seconds at 1,000 a second: answered with 2xx and stored. */
  readonly burst: number;
}

type Say = (line: string) => void;

/**
 * Signed webhooks of five providers, some with several messages and some told twice: how they are answered, and what
 * became of each message.
 */
export async function measureWebhooks(
  at: Installation,
  rounds: Rounds,
  seconds: number,
  say: Say,
): Promise<WebhookFigures> {
  const providers = await startProviders(at);
  try {
    const { most, bareMost, bare } = await measureDoor(at, rounds, providers, say);
    await at.worker.start();
    await at.empty();
    const began = performance.now();
    const arrived = await runArrivals(arrivalsAt(at, providers, 'minute', seconds), say);
    const untilWorkedOut = await comeToRest(at, began);
    const { lost, doubled } = await countMessages(at, arrived.markers);
    const burst = await measureBurst(at, providers, say);
    const messagesPerSecond = arrived.markers.length / untilWorkedOut;
    return { most, bareMost, arrived, bare, lost, doubled, messagesPerSecond, burst };
  } finally {
    await providers.close();
  }
}

function arrivalsAt(at: Installation, providers: StandInProviders, prefix: string, seconds: number) {
  const { secret, pass } = providers;
  const count = seconds * WEBHOOKS_PER_SECOND;
  const mix: Mix = { secret, pass, prefix, count };
  return { ...mix, port: portOf(at), perSecond: WEBHOOKS_PER_SECOND };
}

const portOf = ({ baseUrl }: Installation) => Number(new URL(baseUrl).port);

/** The door by itself: ours and the bare one in turn. */
async function measureDoor(
  at: Installation,
  { rounds, seconds }: Rounds,
  providers: StandInProviders,
  say: Say,
) {
  const bareServer = await startBare(at);
  const { port } = bareServer;
  const load = {
    kind: 'webhook',
    ...{ connections: 16, warmSeconds: 0.5, seconds: Math.min(seconds, 2), secret: providers.secret },
  } as const;
  const most: Measured[] = [];
  const bareMost: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await at.empty();
    bareMost.push(await runLoad({ ...load, port, paths: ['/webhook'] }));
    most.push(await runLoad({ ...load, port: portOf(at) }));
  }
  await at.empty();
  const arrivals = arrivalsAt(at, providers, 'bare', BARE_SECONDS);
  const bare = await runArrivals({ ...arrivals, port, path: '/webhook' }, say);
  await bareServer.end();
  return { most: medians(most), bareMost: medians(bareMost), bare };
}

/** @returns seconds until every message stood in its ticket */
async function comeToRest({ sql }: Installation, began: number): Promise<number> {
  for (;;) {
    const [row] = await sql<{ left: number }[]>`
      select (select count(*) from inbound_envelopes where channel <> 'email' and processed_at is null)::int
        + (select count(*) from channel_events where processed_at is null)::int as left`;
    const seconds = (performance.now() - began) / 1000;
    if (row?.left === 0) return seconds;
    if (seconds * 1000 > PATIENCE_MS)
      throw new Error(`${row?.left} webhooks and messages were never worked out`);
    await sleep(250);
  }
}

/** Every message that was told stands in one ticket, once. */
async function countMessages({ sql }: Installation, markers: readonly string[]) {
  const rows = await sql<{ marker: string; count: number }[]>`
    select marker, count(*)::int as count from (
      select substring(body from '\\S+$') as marker from messages where author = 'customer') as said
    where marker = any(${[...markers]}) group by marker`;
  const doubled = rows.reduce((sum, { count }) => sum + count - 1, 0);
  return { lost: markers.length - rows.length, doubled };
}

/** The answers alone count: what was accepted in ten seconds takes longer to be worked out, and is counted before. */
async function measureBurst(at: Installation, { secret, pass }: StandInProviders, say: Say): Promise<number> {
  await at.empty();
  const mix = { secret, pass, prefix: 'burst', count: BURST_SECONDS * BURST_PER_SECOND };
  const { accepted, refused } = await runArrivals(
    { ...mix, port: portOf(at), perSecond: BURST_PER_SECOND },
    say,
  );
  const [row] = await at.sql<{ stored: number }[]>`
    select count(*)::int as stored from inbound_envelopes where channel <> 'email'`;
  const once = mix.count - mix.count / 20;
  if (refused === 0 && row?.stored !== once)
    throw new Error(`${accepted} webhooks were accepted, and ${row?.stored} of ${once} were stored`);
  await at.worker.end();
  await at.empty();
  return accepted;
}
