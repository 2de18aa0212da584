import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { signatureFor } from '@sinia/channels/phone';
import { connect, schema } from '@sinia/database';
import { readSecrets } from '@sinia/launcher/parts';
import { credentialsOf } from '../src/auth/credentials.ts';
import { sealExchangeSecret } from '../src/use-cases/calls/exchange-store.ts';
import type { Dependencies } from '../src/use-cases/context.ts';
import { systemContext } from '../src/use-cases/deliveries/system-context.ts';
import { recomputeCalls } from '../src/use-cases/reports/recompute-calls.query.ts';
import { percentile } from './figures.ts';
import { encodeRequest, type HttpConnection, openHttpConnection } from './http-connection.ts';
import type { Installation } from './installation.ts';

const SECRET = 'the exchange of the bench';
const EXTENSION = '204';
const CONNECTIONS = 8;
/** A day of the house, and a minute and a half at 200 events a second. */
const CALLS_OF_A_DAY = 5_000;
const POPS = 100;
const PATIENCE_MS = 180_000;

export interface EventFigures {
  /** From the first that was sent to the last that was worked out. */
  readonly perSecond: number;
  readonly lost: number;
  readonly doubled: number;
  readonly recomputeSeconds: number;
}

/** An exchange that signs, and the telephone of an agent who is signed in. */
async function prepare({ ownerUrl, dataDir }: Installation) {
  const { db, close } = connect({
    url: ownerUrl,
    maxConnections: 2,
    applicationName: 'bench',
    role: 'owner',
  });
  const secret = readSecrets(dataDir).secret;
  const dependencies = {
    db,
    secret,
    clock: () => new Date(),
    random: randomBytes,
  } as unknown as Dependencies;
  const now = new Date();
  const id = `exc_bench_${now.getTime()}`;
  const secrets = [sealExchangeSecret(secret, id, SECRET)];
  await db.insert(schema.exchanges).values({ id, name: id, createdAt: now, secrets });
  return { db, dependencies, close };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

async function agentToken({ db, dependencies }: Prepared, { sql }: Installation): Promise<string> {
  const [agent] = await sql<{ id: string }[]>`select id from users where role = 'agent'`;
  const userId = agent?.id ?? '';
  const id = `ses_bench_${Date.now()}`;
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.insert(schema.sessions).values({ id, userId, token: id, expiresAt, secondFactor: true });
  await db.insert(schema.extensions).values({ extension: EXTENSION, userId }).onConflictDoNothing();
  return (await credentialsOf(dependencies).staff.issue(id, { narrow: false })).token;
}

type Send = (event: object) => Promise<void>;

async function senders(at: Installation, count: number): Promise<{ send: Send[]; close: () => void }> {
  const port = Number(new URL(at.baseUrl).port);
  const connections = await Promise.all(Array.from({ length: count }, () => openHttpConnection(port)));
  const send = connections.map(
    (connection): Send =>
      async (event) => {
        const body = JSON.stringify(event);
        const headers = { 'X-CTI-Signature': signatureFor(SECRET, Buffer.from(body), new Date()) };
        const answer = await connection.send(
          encodeRequest({ method: 'POST', path: '/v1/calls/events', headers, body: event }),
        );
        if (answer.status !== 202) throw new Error(`an event was answered ${answer.status}: ${answer.body}`);
      },
  );
  return { send, close: () => closeAll(connections) };
}

function closeAll(connections: readonly HttpConnection[]): void {
  for (const connection of connections) connection.close();
}

/** Whoever has just been added is known to intake a few seconds later. */
async function untilKnown(send: Send): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    try {
      return await send({
        eventId: `known-${turn}`,
        event: 'call.started',
        callId: 'known',
        direction: 'internal',
      });
    } catch (error) {
      if (turn > 100) throw error;
      await sleep(200);
    }
  }
}

/**
 * From the moment in which a ringing telephone is told to the moment in which the agent's stream has who calls, among 60,000
 * customers, with the billing system down. Server and worker run.
 */
export async function measurePop(at: Installation, round: number): Promise<{ p50: number; p99: number }> {
  const prepared = await prepare(at);
  const token = await agentToken(prepared, at);
  const { send, close } = await senders(at, 1);
  const tell = send[0] as Send;
  await untilKnown(tell);
  const seen = new Map<string, number>();
  const stream = await follow(at.baseUrl, token, (callId) => {
    if (!seen.has(callId)) seen.set(callId, performance.now());
  });
  const sent = new Map<string, number>();
  for (let turn = 0; turn < POPS; turn += 1) {
    const callId = `pop-${round}-${turn}`;
    const leg = { legId: `${callId}.1`, agent: { extension: EXTENSION }, direction: 'inbound' };
    const number = `600${String((turn * 577 + round * 31) % 60_000).padStart(6, '0')}`;
    const event = { callId, occurredAt: new Date().toISOString(), from: { raw: number }, ...leg };
    sent.set(callId, performance.now());
    await tell({ ...event, eventId: `${callId}-1`, event: 'call.ringing' });
    for (let waited = 0; !seen.has(callId) && waited < 5_000; waited += 2) await sleep(2);
    await tell({ ...event, eventId: `${callId}-2`, event: 'call.missed', from: undefined });
  }
  stream.close();
  close();
  await prepared.close();
  const latencies = [...sent].map(([id, start]) => (seen.get(id) ?? Number.POSITIVE_INFINITY) - start);
  const unseen = latencies.filter((one) => !Number.isFinite(one)).length;
  if (unseen > 0) throw new Error(`${unseen} of ${POPS} calls were never shown`);
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

function follow(baseUrl: string, token: string, see: (callId: string) => void) {
  return new Promise<{ close: () => void }>((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
    const request = get(`${baseUrl}/v1/calls/mine`, { headers }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`the stream answered ${response.statusCode}`));
      let rest = '';
      resolve({ close: () => request.destroy() });
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = /^data: ?(.+)$/m.exec(block)?.[1];
          if (!data || !block.includes('event: calls')) continue;
          for (const { call } of (JSON.parse(data) as { data: { call: { callId: string } }[] }).data)
            see(call.callId);
        }
      });
      response.on('error', () => undefined);
    });
    request.on('error', reject);
  });
}

/**
 * A day's calls told as fast as they are taken, every tenth event twice: none is lost and none doubled. Then all of them
 * worked out anew. Server and worker run; the worker is ended before the second.
 */
export async function measureEvents(at: Installation): Promise<EventFigures> {
  const prepared = await prepare(at);
  const { send, close } = await senders(at, CONNECTIONS);
  await untilKnown(send[0] as Send);
  const events = eventsOfADay();
  const began = performance.now();
  let next = 0;
  await Promise.all(
    send.map(async (tell) => {
      for (let place = next++; place < events.length; place = next++) {
        const event = events[place] as object;
        await tell(event);
        if (place % 10 === 0) await tell(event);
      }
    }),
  );
  close();
  for (let waited = 0; (await waiting(at)) > 0 && waited < PATIENCE_MS; waited += 100) await sleep(100);
  const perSecond = events.length / ((performance.now() - began) / 1000);
  const [kept] = await at.sql<{ events: number; told: number; calls: number }[]>`
    select count(*)::int as events, count(distinct event_key)::int as told, count(distinct call_id)::int as calls
    from call_events where event_key like 'day-%' and processed_at is not null and call_id is not null`;
  const { events: stored = 0, told = 0, calls = 0 } = kept ?? {};
  await at.worker.end();
  const recomputeSeconds = await recompute(prepared);
  await prepared.close();
  return {
    ...{ perSecond, recomputeSeconds },
    lost: events.length - told + Math.max(0, CALLS_OF_A_DAY - calls),
    doubled: stored - told + Math.max(0, calls - CALLS_OF_A_DAY),
  };
}

async function waiting({ sql }: Installation): Promise<number> {
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from call_events where processed_at is null`;
  return row?.waiting ?? 0;
}

/** Six events a call, a call every few seconds of the last hours. */
function eventsOfADay(): object[] {
  const start = Date.now() - 8 * 3_600_000;
  return Array.from({ length: CALLS_OF_A_DAY }, (_, number) => {
    const callId = `day-${number}`;
    const leg = { legId: `${callId}.1`, agent: { extension: EXTENSION } };
    const event = (kind: string, seconds: number, more: object = {}) => ({
      ...{ eventId: `${callId}-${kind}`, event: kind, callId, direction: 'inbound', ...more },
      occurredAt: new Date(start + number * 5_000 + seconds * 1_000).toISOString(),
    });
    const from = { raw: `600${String(number).padStart(6, '0')}` };
    return [
      event('call.started', 0, { from, to: { ddi: '+34930000000' } }),
      event('queue.entered', 2, { queue: { id: 'atencio', name: 'Atenció' } }),
      event('call.ringing', 10 + (number % 200), leg),
      event('call.answered', 14 + (number % 200), leg),
      event('survey.completed', 390, { survey: { questionId: 'csat', value: 1 + (number % 5), scale: 5 } }),
      event('call.ended', 400, { ...leg, endReason: 'caller' }),
    ];
  }).flat();
}

async function recompute({ dependencies }: Prepared): Promise<number> {
  const now = Date.now();
  const asked = {
    from: new Date(now - 12 * 3_600_000).toISOString(),
    to: new Date(now + 60_000).toISOString(),
  };
  const began = performance.now();
  const told = await recomputeCalls.execute(systemContext(dependencies, 'calls', 'bench'), asked);
  const seconds = (performance.now() - began) / 1000;
  if (told.calls < CALLS_OF_A_DAY) throw new Error(`only ${told.calls} calls were worked out anew`);
  const [first] = told.differing;
  if (first)
    throw new Error(`${told.differing.length} calls differ: ${first.id} in ${first.fields.join(', ')}`);
  return seconds;
}
