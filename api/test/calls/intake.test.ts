import { signatureFor, tokenHash } from '@sinia/channels/phone';
import { schema } from '@sinia/database';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addStaff } from '../../src/auth/test-world.ts';
import { processCalls } from '../../src/jobs/process-calls.ts';
import { forgetExchanges } from '../../src/use-cases/calls/exchange-store.ts';
import { addHouseFact } from '../../src/use-cases/calls/house-fact.ts';
import { jsonOf } from '../rest/door.ts';
import { answeredCall, BEGAN, event, openExchange, SECRET, type TestExchange } from './exchange.ts';

let exchange: TestExchange;
let reader: string;

beforeAll(async () => {
  exchange = await openExchange();
  reader = await exchange.key(['calls:read']);
});
afterAll(() => exchange.world.database.drop());

const read = async (path: string) => jsonOf(await exchange.ask('GET', path, { as: reader }));
const issuesOf = async () => {
  const rows = await exchange.world.db.select().from(schema.callIssues);
  return new Map(rows.map(({ issue, count }) => [issue, count]));
};

describe('from event to call', () => {
  test('six events are one call, with its times, its agent and its rating', async () => {
    await exchange.tell(...answeredCall('c-plain', '600 111 222'));
    const page = await read('/v1/calls?callId=c-plain');
    expect(page.data).toMatchObject([
      {
        ...{ callId: 'c-plain', direction: 'inbound', phase: 'ended', outcome: 'answered' },
        ...{ from: '+34600111222', to: '+34930000000', anonymous: false, agentId: exchange.agent.id },
        ...{ waitSeconds: 12, ringSeconds: 6, talkSeconds: 184, rating: 4, stale: false, ticketId: null },
        queue: { id: 'atencio', name: 'Atenció' },
        legs: [{ extension: '204', agentId: exchange.agent.id, outcome: 'answered' }],
      },
    ]);
    const [{ id }] = page.data as [{ id: string }];
    expect(await read(`/v1/calls/${id}`)).toEqual((page.data as unknown[])[0]);
    expect(await read('/v1/calls/c-plain')).toMatchObject({ id });
  });

  test('any order, any worker, each twice: the same call', async () => {
    const events = answeredCall('c-mixed', '600111222');
    const answers: number[] = [];
    for (const one of [...events.toReversed(), ...events]) answers.push((await exchange.post(one)).status);
    expect(answers).toEqual(Array(12).fill(202));
    await Promise.all([processCalls(exchange.world), processCalls(exchange.world)]);
    await exchange.work();
    const stored = await exchange.world.db
      .select()
      .from(schema.callEvents)
      .where(eq(schema.callEvents.callId, (await exchange.callOf('c-mixed')).id));
    expect(stored).toHaveLength(6);
    expect(await read('/v1/calls/c-mixed')).toMatchObject({ waitSeconds: 12, talkSeconds: 184, rating: 4 });
  });

  test('a transfer under another id is the same call, also where its parent is told later', async () => {
    const leg = (extension: string) => ({ legId: extension, agent: { extension } });
    await exchange.tell(
      event('c-child', 'call.ringing', 66, { ...leg('205'), direction: 'internal' }),
      event('c-parent', 'call.answered', 5, { ...leg('204'), from: { raw: '600111222' } }),
    );
    const child = await exchange.callOf('c-child');
    expect((await exchange.callOf('c-parent')).id).not.toBe(child.id);
    await exchange.tell(
      event('c-parent', 'call.transferred', 65, {
        ...leg('204'),
        transfer: { type: 'blind', toExtension: '205' },
      }),
      event('c-parent', 'call.ended', 65, { ...leg('204'), endReason: 'transfer' }),
      event('c-child', 'call.answered', 76, { ...leg('205'), parentCallId: 'c-parent' }),
      event('c-child', 'call.ended', 106, {}),
    );
    const call = await exchange.callOf('c-parent');
    expect(await exchange.callOf('c-child')).toEqual(call);
    expect(call).toMatchObject({ outcome: 'answered', talkSeconds: 90, waitSeconds: 0 });
    expect((await read('/v1/calls?callId=c-child')).data).toHaveLength(1);
    expect(await exchange.ask('GET', `/v1/calls/${child.id}`, { as: reader })).toMatchObject(
      call.id === child.id ? { status: 200 } : { status: 404 },
    );
  });

  test('whose telephone it was stays so when it is given to somebody else', async () => {
    const { world, agent } = exchange;
    const { extensions, callEvents } = schema;
    const colleague = await addStaff(world, 'supervisor');
    await world.db.insert(extensions).values({ extension: '206', userId: agent.id });
    await exchange.tell(...answeredCall('c-moved', '600111333', '206'));
    const { id } = await exchange.callOf('c-moved');
    await world.db.update(extensions).set({ userId: colleague }).where(eq(extensions.extension, '206'));
    const hear = async (key: string) => {
      const call = await exchange.callOf('c-moved');
      const told = { type: 'recording.paused', at: world.clock() } as const;
      await world.db.transaction((tx) => addHouseFact(tx, world, call, key, told));
      return read(`/v1/calls/${id}`);
    };
    const theirs = { agentId: agent.id, legs: [{ extension: '206', agentId: agent.id }] };
    expect(await hear('c-moved-1')).toMatchObject(theirs);

    // Facts of a time in which nobody wrote down whose telephone it was.
    const forgotten = sql`${callEvents.fact} || '{"userId": null}'`;
    await world.db.update(callEvents).set({ fact: forgotten }).where(eq(callEvents.callId, id));
    expect(await hear('c-moved-2')).toMatchObject(theirs);
  });

  test('joined, what an agent wrote of either is kept', async () => {
    const { world, agent, exchangeId } = exchange;
    const { calls, callDials, pendingCallers } = schema;
    await exchange.tell(event('c-older', 'call.started', 0, { from: { raw: 'anonymous' } }));
    await exchange.tell(event('c-younger', 'call.ringing', 5, { from: { raw: '600111444' } }));
    const younger = await exchange.callOf('c-younger');
    const written = {
      ...{
        reasonId: 'leak',
        reasonBy: `staff:${agent.id}`,
        reasonAt: BEGAN,
        contactId: 'con_of_the_younger',
      },
      identification: {
        ...younger.identification!,
        outcome: 'matched' as const,
        provisional: false,
        reason: 'by_hand' as const,
      },
    };
    await world.db.update(calls).set(written).where(eq(calls.id, younger.id));
    const dial = { id: 'dia_join', agentId: agent.id, extension: '204', number: '+34600111444' };
    await world.db
      .insert(callDials)
      .values({ ...dial, exchangeId, createdAt: BEGAN, exchangeCall: 'c-younger', callId: younger.id });

    await exchange.tell(event('c-younger', 'call.answered', 9, { parentCallId: 'c-older' }));
    const { id } = await exchange.callOf('c-younger');
    expect(id).toBe((await exchange.callOf('c-older')).id);
    const [joined] = await world.db.select().from(calls).where(eq(calls.id, id));
    expect(joined).toMatchObject(written);
    expect(await world.db.select({ callId: callDials.callId }).from(callDials)).toEqual([{ callId: id }]);
    const awaited = await world.db.select({ callId: pendingCallers.callId }).from(pendingCallers);
    expect(awaited.map(({ callId }) => callId)).not.toContain(younger.id);
    expect(awaited.map(({ callId }) => callId)).toContain(id);
  });

  test('told without an id and without a time: the same again is a redelivery, later another event', async () => {
    const { world } = exchange;
    const tell = async (kind: string) =>
      (await jsonOf(await exchange.post({ event: kind, callId: 'c-timeless' }))).status;
    await exchange.post({ event: 'call.answered', callId: 'c-timeless' });
    expect([await tell('call.held'), await tell('call.held')]).toEqual(['accepted', 'duplicate']);
    world.advance(6_000);
    expect(await tell('call.unheld')).toBe('accepted');
    world.advance(6_000);
    expect(await tell('call.held')).toBe('accepted');
    await exchange.work();
    expect(await read('/v1/calls/c-timeless')).toMatchObject({ phase: 'held' });
  });

  test.each(['anonymous', '', '+', 'P-Asserted-Identity'])('%j shows no number', async (raw) => {
    const id = `c-hidden-${raw}`;
    await exchange.tell(event(id, 'call.ringing', 0, { from: { raw } }));
    expect(await read(`/v1/calls/${encodeURIComponent(id)}`)).toMatchObject({ from: null, anonymous: true });
  });

  test('one of our calls: the customer is whom we call', async () => {
    const more = { direction: 'outbound', from: { raw: '204' }, to: { ddi: '937416100' } };
    await exchange.tell(event('c-out', 'call.started', 0, more));
    expect(await read('/v1/calls/c-out')).toMatchObject({ direction: 'outbound', to: '+34937416100' });
  });
});

describe('what is odd is kept and counted, never refused', () => {
  test.each([
    ['an unknown kind', event('c-odd-1', 'queue.music', 0), 'event_unknown'],
    ['a negative duration', event('c-odd-2', 'call.ended', 0, { talkSeconds: -7 }), 'duration_negative'],
    [
      'a clock ahead',
      event('c-odd-3', 'call.ringing', 0, { occurredAt: '2199-01-01T00:00:00Z' }),
      'clock_skew',
    ],
    [
      'an extension of nobody',
      event('c-odd-4', 'call.answered', 0, { agent: { extension: '999' } }),
      'extension_unknown',
    ],
    [
      '15 kB of name',
      event('c-odd-5', 'call.ringing', 0, { from: { raw: '600111222', name: 'é'.repeat(7_500) } }),
      'text_cut',
    ],
    ['a service', event('c-odd-6', 'call.ringing', 0, { from: { raw: '112' } }), null],
  ])('%s', async (_name, one, issue) => {
    const before = await issuesOf();
    await exchange.tell(one);
    const after = await issuesOf();
    if (issue) expect(after.get(issue)).toBe((before.get(issue) ?? 0) + 1);
    else expect(after).toEqual(before);
  });

  test.each([
    ['no JSON', '{"event":', 'invalid_json'],
    ['bytes that are no text', '\ud800', 'invalid_json'],
    ['a list', '[]', 'invalid_body'],
    ['no call', '{"event":"call.ended"}', 'invalid_body'],
    ['no kind', '{"callId":"c"}', 'invalid_body'],
  ])('%s is refused, with its signature right', async (_name, raw, code) => {
    const headers = { 'X-CTI-Signature': signatureFor(SECRET, Buffer.from(raw), exchange.world.clock()) };
    const answer = await exchange.ask('POST', '/v1/calls/events', { raw, headers });
    expect(answer.status).toBe(400);
    expect(await jsonOf(answer)).toMatchObject({ code });
  });

  test('100 kB are too much', async () => {
    expect((await exchange.post({ ...event('c', 'call.ended', 0), fill: 'x'.repeat(100_000) })).status).toBe(
      413,
    );
  });
});

describe('who may tell', () => {
  const raw = JSON.stringify(event('c-forged', 'call.ended', 0));
  const ask = (headers: Record<string, string>, body = raw) =>
    exchange.ask('POST', '/v1/calls/events', { raw: body, headers });
  const sign = (secret: string, ahead = 0) =>
    signatureFor(secret, Buffer.from(raw), new Date(exchange.world.clock().getTime() + ahead));

  test.each([
    ['nobody', () => ask({}), 401, 'credential_missing'],
    ['another secret', () => ask({ 'X-CTI-Signature': sign('other') }), 401, 'signature_invalid'],
    ['an old signature', () => ask({ 'X-CTI-Signature': sign(SECRET, -301_000) }), 401, 'signature_expired'],
    [
      'one from the future',
      () => ask({ 'X-CTI-Signature': sign(SECRET, 302_000) }),
      401,
      'signature_expired',
    ],
    [
      'a body that was serialised again',
      () => ask({ 'X-CTI-Signature': sign(SECRET) }, JSON.stringify(JSON.parse(raw), null, 1)),
      401,
      'signature_invalid',
    ],
    ['a wrong token', () => ask({ 'X-CTI-Token': 'guess' }), 401, 'credential_invalid'],
    [
      'the right token from elsewhere',
      () => ask({ 'X-CTI-Token': 'static-token' }),
      403,
      'address_not_allowed',
    ],
  ])('%s is refused', async (_name, send, status, code) => {
    await exchange.world.db
      .update(schema.exchanges)
      .set({ tokenHash: tokenHash('static-token'), addresses: ['203.0.113.0/24'] });
    forgetExchanges(exchange.world);
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(await jsonOf(answer)).toMatchObject({ code });
    expect(
      await exchange.world.db
        .select()
        .from(schema.callAliases)
        .where(eq(schema.callAliases.exchangeCall, 'c-forged')),
    ).toEqual([]);
  });
});
