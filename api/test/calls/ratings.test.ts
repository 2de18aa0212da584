import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { followRatings } from '../../src/jobs/follow-ratings.ts';
import { relayEvents } from '../../src/outbox/relay.ts';
import { SUBSCRIBERS } from '../../src/outbox/subscribers.ts';
import { recordSent } from '../../src/use-cases/deliveries/settle-delivery.ts';
import { systemContext } from '../../src/use-cases/deliveries/system-context.ts';
import { changeTicket } from '../../src/use-cases/tickets/change-ticket.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { openPbxHouse, type PbxHouse } from './pbx-house.ts';

const MINUTE_MS = 60_000;
let house: PbxHouse;

beforeAll(async () => {
  house = await openPbxHouse();
});
beforeEach(async () => {
  house.pbx.faults.down = false;
  await house.allow({});
});
afterAll(() => house.close());

const admin = () => house.as({ ...house.agent, role: 'admin' });

async function talking(from = '600111222'): Promise<string> {
  const { id } = house.pbx.start({ from, queue: 'atencio' });
  house.pbx.do('answer', id, { extension: '204' });
  house.world.advance(MINUTE_MS);
  await house.heard();
  return id;
}

/** The call has ended, and its ticket is there. */
async function hungUp(id: string): Promise<string> {
  house.pbx.do('hangup', id);
  await house.heard();
  return String((await house.callOf(id)).ticketId);
}

async function change(ticketId: string, status: 'solved' | 'open'): Promise<void> {
  const { version } = await getTicket.execute(admin(), { id: ticketId });
  await changeTicket.execute(admin(), { id: ticketId, version, set: { status } });
  while ((await relayEvents(house.world, SUBSCRIBERS)) > 0);
}

/** The customer was told. */
async function tell(ticketId: string): Promise<void> {
  const { deliveries } = schema;
  const waiting = await house.world.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.ticketId, ticketId), eq(deliveries.kind, 'resolved')));
  for (const { id } of waiting) await recordSent.execute(systemContext(house.world, 'test', 'sent'), { id });
}

async function follow(): Promise<void> {
  while (await followRatings(house.world));
}

async function standing(ticketId: string) {
  const { callSurveys, deliveries } = schema;
  const { db } = house.world;
  const [row] = await db.select().from(callSurveys).where(eq(callSurveys.ticketId, ticketId));
  const mails = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.ticketId, ticketId), eq(deliveries.kind, 'survey')));
  const { rating } = await getTicket.execute(admin(), { id: ticketId });
  return { status: row?.status, mails: mails.length, rating };
}

describe('a ticket that somebody rang about', () => {
  test('resolved later: the exchange asks once it is told, by the way that it is set to, and nobody else', async () => {
    const call = await talking();
    const ticketId = await hungUp(call);
    house.world.advance(60 * MINUTE_MS);
    await change(ticketId, 'solved');
    await follow();
    expect(house.pbx.find(call).survey).toBeNull();
    await tell(ticketId);
    await follow();
    expect(house.pbx.find(call).survey).toEqual({ how: 'callback', language: 'ca' });
    expect(await standing(ticketId)).toEqual({ status: 'asked', mails: 0, rating: null });
    house.pbx.do('survey', call, { value: 4 });
    await house.heard();
    await follow();
    expect(await standing(ticketId)).toEqual({ status: 'answered', mails: 0, rating: 4 });
  });

  test('resolved in the call: what is said at hang-up counts, and nobody asks again', async () => {
    const call = await talking('600111223');
    const { id } = await house.callOf(call);
    const opened = await house.world.db.select().from(schema.calls).where(eq(schema.calls.id, id));
    expect(opened[0]?.ticketId).toBeNull();
    house.pbx.do('survey', call, { value: 5 });
    const ticketId = await hungUp(call);
    await change(ticketId, 'solved');
    await tell(ticketId);
    await follow();
    expect(await standing(ticketId)).toEqual({ status: 'answered', mails: 0, rating: 5 });
    expect(house.pbx.find(call).survey).toBeNull();
    await change(ticketId, 'open');
    await change(ticketId, 'solved');
    await tell(ticketId);
    await follow();
    expect(await standing(ticketId)).toEqual({ status: 'answered', mails: 0, rating: 5 });
  });

  test('rated at hang-up and resolved days later: the call keeps its rating, the ticket gets its own', async () => {
    const call = await talking('600111224');
    house.pbx.do('survey', call, { value: 1 });
    const ticketId = await hungUp(call);
    house.world.advance(3 * 24 * 60 * MINUTE_MS);
    await change(ticketId, 'solved');
    await tell(ticketId);
    await follow();
    expect(await standing(ticketId)).toEqual({ status: 'asked', mails: 0, rating: null });
    expect((await house.callOf(call)).rating).toBe(1);
    house.pbx.do('survey', call, { value: 4 });
    await house.heard();
    await follow();
    expect((await standing(ticketId)).rating).toBe(4);
  });

  test('resolved while they still talk: nobody asks before they have hung up', async () => {
    const call = await talking('600111225');
    const { id: callId } = await house.callOf(call);
    const opened = await house.ask('POST', `/v1/calls/${callId}/ticket`, {
      as: await house.key(['calls:write', 'tickets:read', 'tickets:write']),
      body: { subject: 'Factura' },
    });
    const { id: ticketId } = (await opened.json()) as { id: string };
    await change(ticketId, 'solved');
    await tell(ticketId);
    await follow();
    expect(await standing(ticketId)).toEqual({ status: 'waiting', mails: 0, rating: null });
    house.pbx.do('hangup', call);
    house.pbx.do('survey', call, { value: 3 });
    await house.heard();
    await follow();
    expect(await standing(ticketId)).toEqual({ status: 'answered', mails: 0, rating: 3 });
  });

  test('opened again before anybody asked: only the last resolution is rated', async () => {
    const call = await talking('600111226');
    const ticketId = await hungUp(call);
    house.world.advance(60 * MINUTE_MS);
    await change(ticketId, 'solved');
    await change(ticketId, 'open');
    await follow();
    expect((await standing(ticketId)).status).toBe('dropped');
    await change(ticketId, 'solved');
    await tell(ticketId);
    await follow();
    expect((await standing(ticketId)).status).toBe('asked');
  });

  test.each([
    ['takes no orders', () => house.allow(null)],
    ['does not ask', () => house.allow({ survey: 'none' })],
  ])('an exchange that %s: the survey of the message does', async (_why, prepare) => {
    await prepare();
    const ticketId = await hungUp(await talking());
    house.world.advance(60 * MINUTE_MS);
    await change(ticketId, 'solved');
    await tell(ticketId);
    await follow();
    expect(await standing(ticketId)).toEqual({ status: 'left', mails: 1, rating: null });
  });

  test('an exchange that is down is asked again, and in the end the message asks', async () => {
    house.pbx.faults.down = true;
    const ticketId = await hungUp(await talking());
    house.world.advance(60 * MINUTE_MS);
    await change(ticketId, 'solved');
    await tell(ticketId);
    await follow();
    expect((await standing(ticketId)).status).toBe('waiting');
    for (let tries = 0; tries < 10; tries += 1) {
      house.world.advance(16 * MINUTE_MS);
      await follow();
    }
    expect(await standing(ticketId)).toEqual({ status: 'left', mails: 1, rating: null });
  });

  test('one that nobody rang about is left to the message', async () => {
    const opened = await house.ask('POST', '/v1/tickets', {
      as: await house.key(['tickets:write']),
      body: { subject: 'a', body: 'b', requester: { email: 'nuria.puig@example.cat' } },
    });
    const { id } = (await opened.json()) as { id: string };
    await change(id, 'solved');
    await tell(id);
    await follow();
    expect(await standing(id)).toEqual({ status: undefined, mails: 1, rating: null });
  });
});
