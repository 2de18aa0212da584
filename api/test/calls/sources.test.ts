import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScriptedAmi, startScriptedAmi } from '@sinia/channels/testing/providers';
import { addDays, instantOf, localDay, MATARO_CALENDAR } from '@sinia/core/schedule';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listenToExchanges } from '../../src/jobs/listen-to-exchanges.ts';
import type { Loop } from '../../src/jobs/loop.ts';
import { readExchangeFiles } from '../../src/jobs/read-exchange-files.ts';
import { reconcileCalls } from '../../src/jobs/reconcile-calls.ts';
import { sealExchangeSecret } from '../../src/use-cases/calls/exchange-store.ts';
import { BEGAN, openExchange, type TestExchange } from './exchange.ts';

let exchange: TestExchange;
let ami: ScriptedAmi;
let loop: Loop | undefined;
const folder = mkdtempSync(join(tmpdir(), 'sinia-exchange-'));
const records = join(folder, 'Master.csv');
const queueLog = join(folder, 'queue_log');

beforeAll(async () => {
  exchange = await openExchange();
  ami = await startScriptedAmi({ sinia: 'secret' });
  writeFileSync(records, '');
  writeFileSync(queueLog, '');
  const { world, exchangeId } = exchange;
  const secret = sealExchangeSecret(world.secret, exchangeId, 'secret');
  await world.db.update(schema.exchanges).set({
    manager: { host: '127.0.0.1', port: ami.port, tls: false, username: 'sinia', secret, login: 'challenge' },
    ...{ queueLogPath: queueLog, recordsPath: records },
  });
});
afterAll(async () => {
  await loop?.stop();
  await ami.stop();
  await exchange.world.database.drop();
  rmSync(folder, { recursive: true });
});

const exchangeRow = async () => (await exchange.world.db.select().from(schema.exchanges))[0]!;
const second = (seconds: number) => Math.floor(BEGAN.getTime() / 1000) + seconds;

test('a call that the manager interface tells of', async () => {
  loop = listenToExchanges(exchange.world);
  await vi.waitFor(() => expect(ami.signedIn()).toBe(1), 10_000);
  const Linkedid = '17.1';
  ami.tell(
    {
      ...{ Event: 'Newchannel', Uniqueid: Linkedid, Linkedid, Channel: 'PJSIP/trunk-1' },
      ...{ CallerIDNum: '600888001', Exten: '930000000', Timestamp: String(second(0)) },
    },
    {
      Event: 'QueueCallerJoin',
      Uniqueid: Linkedid,
      Linkedid,
      Queue: 'atencio',
      Timestamp: String(second(1)),
    },
    { Event: 'RTCPSent', Linkedid },
    {
      ...{ Event: 'QueueCallerAbandon', Uniqueid: Linkedid, Linkedid, Queue: 'atencio' },
      ...{ HoldTime: '40', Timestamp: String(second(41)) },
    },
  );
  const kept = () => exchange.world.db.select().from(schema.callEvents);
  await vi.waitFor(async () => expect(await kept()).toHaveLength(3), 10_000);
  await exchange.work();
  expect(await exchange.callOf(Linkedid)).toMatchObject({
    ...{ outcome: 'abandoned', waitSeconds: 40, number: '+34600888001', line: '+34930000000' },
  });
  await vi.waitFor(async () => expect((await exchangeRow()).managerSeenAt).not.toBeNull(), 10_000);
});

test('an address inside of the house that nobody allowed is not connected to', async () => {
  await loop?.stop();
  const { world } = exchange;
  const before = ami.signedIn();
  loop = listenToExchanges({ ...world, settings: { ...world.settings, internalNetworks: [] } });
  await vi.waitFor(async () => expect((await exchangeRow()).managerFault).toBe('unreachable'), 10_000);
  expect(ami.signedIn()).toBe(before);
});

test('other settings are followed; a password that is not taken is said', async () => {
  await loop?.stop();
  const { world, exchangeId } = exchange;
  const { manager } = await exchangeRow();
  const secret = sealExchangeSecret(world.secret, exchangeId, 'other');
  await world.db.update(schema.exchanges).set({ manager: { ...manager!, secret } });
  loop = listenToExchanges(world);
  await vi.waitFor(async () => expect((await exchangeRow()).managerFault).toBe('refused'), 10_000);
});

test('the lines of queue_log, each once, however often it is read', async () => {
  appendFileSync(
    queueLog,
    [
      `${second(0)}|17.2|atencio|NONE|ENTERQUEUE||600888002|1`,
      `${second(20)}|17.2|atencio|PJSIP/204|CONNECT|20|17.9|6`,
      `${second(80)}|17.2|atencio|PJSIP/204|COMPLETEAGENT|20|60|1\n`,
    ].join('\n'),
  );
  while (await readExchangeFiles(exchange.world));
  await exchange.world.db.delete(schema.exchangeFiles);
  while (await readExchangeFiles(exchange.world));
  await exchange.work();
  const call = await exchange.callOf('17.2');
  expect(call).toMatchObject({
    outcome: 'answered',
    waitSeconds: 20,
    talkSeconds: 60,
    agentId: exchange.agent.id,
  });
  const events = await exchange.world.db
    .select()
    .from(schema.callEvents)
    .where(eq(schema.callEvents.callId, call.id));
  expect(events.map(({ source }) => source)).toEqual(['queue_log', 'queue_log', 'queue_log']);
});

test('a call that only the records know was lost: it is there now, with its ticket, and the health says so', async () => {
  const { zone } = MATARO_CALENDAR;
  const day = addDays(localDay(exchange.world.clock(), zone), -1);
  const noon = instantOf(day, 12 * 60, zone);
  const told = { from: { raw: '600888004' }, to: { ddi: '+34930000000' } };
  const at = (seconds: number) => new Date(noon.getTime() + seconds * 1000).toISOString();
  await exchange.tell(
    {
      eventId: 'r1',
      event: 'call.started',
      callId: '17.4',
      occurredAt: at(0),
      direction: 'inbound',
      ...told,
    },
    { eventId: 'r2', event: 'call.ended', callId: '17.4', occurredAt: at(30) },
  );
  const record = (id: string, number: string, answered: boolean) =>
    `"","${number}","930000000","in","","PJSIP/trunk-1","PJSIP/204-1","Queue","","${day} 12:00:00",` +
    `"${answered ? `${day} 12:00:10` : ''}","${day} 12:01:00",60,${answered ? 50 : 0},` +
    `"${answered ? 'ANSWERED' : 'NO ANSWER'}","DOCUMENTATION","${id}",""\n`;
  appendFileSync(records, record('17.3', '600888003', true) + record('17.4', '600888004', false));
  await reconcileCalls(exchange.world);
  await reconcileCalls(exchange.world);
  await exchange.settle();
  const lost = await exchange.callOf('17.3');
  expect(lost).toMatchObject({ outcome: 'answered', talkSeconds: 50, number: '+34600888003' });
  expect(lost.ticketId).not.toBeNull();
  const compared = await exchange.world.db.select().from(schema.callReconciliations);
  expect(compared.find((row) => row.day === day)).toMatchObject({ records: 2, lost: 1 });
  const issues = await exchange.world.db.select().from(schema.callIssues);
  expect(issues.find(({ issue }) => issue === 'call_lost')?.count).toBe(1);
});

test('a file that is not there is said, and the others are read', async () => {
  await exchange.world.db.update(schema.exchanges).set({ queueLogPath: join(folder, 'nothing') });
  await readExchangeFiles(exchange.world);
  const places = await exchange.world.db.select().from(schema.exchangeFiles);
  expect(places.find(({ kind }) => kind === 'queue_log')?.lastError).toBeTruthy();
  expect(places.find(({ kind }) => kind === 'cdr')?.lastError).toBeNull();
});
