import type { CallReport } from '@sinia/contracts';
import { FIGURES } from '@sinia/core/call';
import { addDays, instantOf, localDay } from '@sinia/core/schedule';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalCode } from '../../src/auth/test-world.ts';
import { askSupervisor } from '../../src/use-cases/calls/ask-supervisor.ts';
import { callsBehind } from '../../src/use-cases/reports/calls-behind.query.ts';
import { callsReport } from '../../src/use-cases/reports/calls-report.query.ts';
import { periodOf } from '../../src/use-cases/reports/period.ts';
import { recomputeCalls } from '../../src/use-cases/reports/recompute-calls.query.ts';
import { jsonOf } from '../rest/door.ts';
import { answeredCall, BEGAN, event, openExchange, type TestExchange } from './exchange.ts';

let exchange: TestExchange;
let key: string;
const supervisor = () => exchange.as({ ...exchange.agent, role: 'supervisor' });
const auditor = () => exchange.as({ ...exchange.agent, role: 'auditor' });
/** The hour in which everything here happens. */
const WHEN = {
  from: new Date(BEGAN.getTime() - 60_000).toISOString(),
  to: new Date(BEGAN.getTime() + 3_590_000).toISOString(),
};

const started = (id: string, number: string) =>
  event(id, 'call.started', 0, { from: { raw: number }, to: { ddi: '+34930000000' } });
const queued = (id: string, at = 0) =>
  event(id, 'queue.entered', at, { queue: { id: 'atencio', name: 'Atenció' } });

/** Answered after so many seconds. */
function waited(id: string, seconds: number): object[] {
  const leg = { legId: `${id}.204`, agent: { extension: '204' } };
  return [
    ...[started(id, '600777001'), queued(id), event(id, 'call.ringing', seconds - 2, leg)],
    event(id, 'call.answered', seconds, leg),
    event(id, 'call.ended', seconds + 100, { ...leg, endReason: 'caller' }),
  ];
}

const left = (id: string, seconds: number, endReason = 'caller') => [
  ...[started(id, '600777002'), queued(id), event(id, 'call.abandoned', seconds, { endReason })],
];

beforeAll(async () => {
  exchange = await openExchange();
  key = await exchange.key(['reports:read']);
  await exchange.tell(
    ...answeredCall('f-quick', '600777000'),
    ...waited('f-late', 200),
    ...left('f-left', 90),
    ...left('f-short', 3),
    ...left('f-cut', 400, 'timeout'),
    event('f-internal', 'call.started', 0, { direction: 'internal', from: { raw: '205' } }),
    event('f-internal', 'call.ended', 9, { direction: 'internal' }),
  );
  const { id } = await exchange.callOf('f-late');
  await askSupervisor.execute(supervisor(), { id });
  await exchange.settle();
});
afterAll(() => exchange.world.database.drop());

const COUNTS = {
  ...{ inbound: 5, offered: 4, answered: 2, answeredWithin: 1, answeredLate: 1, abandoned: 2 },
  ...{ shortAbandoned: 1, missed: 0, cutWhileWaiting: 1, answeredWithoutTicket: 0, writeUpMissing: 2 },
  ...{ rated: 1, supervisorAsked: 1, supervisorInTime: 0 },
};

describe('the report', () => {
  test('counts, both readings, means; no answered call is without a ticket', async () => {
    const report = await callsReport.execute(supervisor(), WHEN);
    expect(report.total.counts).toMatchObject(COUNTS);
    expect(report.total).toMatchObject({
      answeredOnly: { shareWithin: 0.5, fastestMeanSeconds: 106, meetsShare: false, meetsMean: true },
      withUnanswered: { shareWithin: 0.25 },
      ...{ meanWaitSeconds: 106, longestWaitSeconds: 200, meanTalkSeconds: 142, meanRating: 4 },
    });
    expect(report).toMatchObject({ ...WHEN, shortAbandonSeconds: 5, groups: [] });
  });

  test.each(['day', 'hour', 'queue', 'agent'] as const)('by %s: the groups add up', async (groupBy) => {
    const { total, groups } = await callsReport.execute(auditor(), { ...WHEN, groupBy });
    const sum = groups.reduce((count, { indicators }) => count + indicators.counts.inbound, 0);
    expect(sum).toBe(total.counts.inbound);
    const named = { day: null, hour: null, queue: 'Atenció', agent: 'Persona agent' }[groupBy];
    expect(groups.at(-1)?.name).toBe(named);
  });

  test('a whole local day holds what began on it, and the day before nothing', async () => {
    const day = localDay(BEGAN, 'Europe/Madrid');
    const of = async (from: string) =>
      (await callsReport.execute(supervisor(), { from, to: from })).total.counts.inbound;
    expect(await of(day)).toBe(5);
    expect(await of(addDays(day, -1))).toBe(0);
  });

  test('the calls behind every figure are as many as it says', async () => {
    const { total, generatedAt } = await callsReport.execute(supervisor(), WHEN);
    for (const figure of Object.keys(FIGURES) as (keyof typeof FIGURES)[]) {
      const { data } = await callsBehind.execute(supervisor(), {
        ...WHEN,
        figure,
        limit: 50,
        at: generatedAt,
      });
      expect([figure, data.length]).toEqual([figure, total.counts[figure]]);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await callsBehind.execute(supervisor(), { ...WHEN, figure: 'inbound', limit: 2, cursor });
      seen.push(...page.data.map(({ callId }) => callId));
      cursor = page.pagination.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.sort()).toEqual(['f-cut', 'f-late', 'f-left', 'f-quick', 'f-short']);
  });

  test('not for agents, nor for a key without the scope', async () => {
    const agent = exchange.as(exchange.agent);
    expect(await refusalCode(callsReport.execute(agent, {}))).toBe('permission_denied');
    const other = await exchange.key(['calls:read']);
    expect((await exchange.ask('GET', '/v1/reports/calls', { as: other })).status).toBe(403);
  });
});

describe('by REST', () => {
  const get = (query: string, headers = {}) =>
    exchange.ask('GET', `/v1/reports/calls?from=${WHEN.from}&to=${WHEN.to}${query}`, { as: key, headers });

  test('as JSON', async () => {
    const report = await jsonOf<CallReport>(await get('&groupBy=queue'));
    expect(report.total.counts).toMatchObject(COUNTS);
    expect(report.groups.map(({ key: id }) => id)).toEqual(['atencio']);
  });

  test('as CSV, in the caller’s language; a name is no formula', async () => {
    await exchange.world.db.update(schema.calls).set({ queueName: '=1+1, "x"' });
    const answer = await get('&groupBy=queue&format=csv', { 'Accept-Language': 'es' });
    await exchange.world.db.update(schema.calls).set({ queueName: 'Atenció' });
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const [headings, queue, total] = (await answer.text()).split('\r\n');
    expect(headings).toContain('Llamadas recibidas');
    expect(queue).toMatch(/^"'=1\+1, ""x""",5,4,2,/);
    expect(total).toMatch(/^Total,5,4,2,/);
  });

  test('as OOXML', async () => {
    const answer = await get('&format=xlsx');
    expect(answer.headers.get('Content-Disposition')).toContain('.xlsx');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  test.each([
    ['from=2026-03-02&to=2026-03-01', 'too_small'],
    ['from=2024-01-01&to=2026-03-01', 'too_big'],
    ['from=yesterday', 'invalid_union'],
    ['groupBy=mood', 'invalid_value'],
  ])('%s is refused', async (query, code) => {
    const answer = await exchange.ask('GET', `/v1/reports/calls?${query}`, { as: key });
    expect(answer.status).toBe(400);
    expect((await jsonOf<{ errors: { code: string }[] }>(answer)).errors[0]?.code).toBe(code);
  });
});

describe('worked out anew from the events', () => {
  test('it agrees', async () => {
    const { calls, events, differing, kept, reworked } = await recomputeCalls.execute(auditor(), WHEN);
    expect({ calls, differing }).toEqual({ calls: 6, differing: [] });
    expect(events).toBeGreaterThanOrEqual(22);
    expect(reworked).toEqual(kept);
  });

  test('whatever was changed by hand is named', async () => {
    const { calls } = schema;
    const { id } = await exchange.callOf('f-late');
    await exchange.world.db.update(calls).set({ waitSeconds: 10 }).where(eq(calls.id, id));
    const { differing, kept, reworked } = await recomputeCalls.execute(auditor(), WHEN);
    expect(differing).toEqual([{ id, fields: ['waitSeconds'] }]);
    expect([kept.counts.answeredWithin, reworked.counts.answeredWithin]).toEqual([2, 1]);
  });
});

test('a period: days are whole in Mataró, also where clocks change', () => {
  const now = new Date('2026-03-30T10:00:00Z');
  const hours = (asked: { from?: string; to?: string }) => {
    const { from, to } = periodOf(asked, now);
    return (to.getTime() - from.getTime()) / 3_600_000;
  };
  expect(hours({ from: '2026-03-29', to: '2026-03-29' })).toBe(23);
  expect(hours({ from: '2026-10-25', to: '2026-10-25' })).toBe(25);
  expect(hours({ from: '2026-01-01', to: '2026-12-31' })).toBe(365 * 24);
  expect(periodOf({}, now).from).toEqual(instantOf('2026-03-01', 0, 'Europe/Madrid'));
});
