import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { credentialsOf } from '../../src/auth/credentials.ts';
import { addStaff } from '../../src/auth/test-world.ts';
import { sealExchangeSecret } from '../../src/use-cases/calls/exchange-store.ts';
import { jsonOf } from '../rest/door.ts';
import { openPbxHouse, type PbxHouse } from './pbx-house.ts';

let house: PbxHouse;
let token: string;
let stranger: string;

beforeAll(async () => {
  house = await openPbxHouse();
  token = await signedIn(house.agent.id);
  stranger = await signedIn(await addStaff(house.world, 'agent', 'other@sinia.example'));
});
beforeEach(async () => {
  for (const call of house.pbx.calls.values()) if (call.state !== 'ended') house.pbx.do('hangup', call.id);
  Object.assign(house.pbx.faults, { down: false, losesAnswers: false });
  await house.allow({});
  await house.heard();
});
afterAll(() => house.close());

async function signedIn(userId: string): Promise<string> {
  const { world } = house;
  const id = `ses_${userId}`;
  const expiresAt = new Date(world.clock().getTime() + 86_400_000);
  await world.db.insert(schema.sessions).values({ id, userId, token: id, expiresAt, secondFactor: true });
  return (await credentialsOf(world).staff.issue(id, { narrow: false })).token;
}

async function ask(verb: string, path: string, { as = token, key, ...options }: Asking = {}) {
  const headers = key ? { 'Idempotency-Key': key } : {};
  const response = await house.ask(verb, `/v1/calls${path}`, { as, headers, ...options });
  return { status: response.status, body: await jsonOf<Record<string, string>>(response) };
}
type Asking = { as?: string; key?: string; body?: object };

const dial = (body: object, more: Asking = {}) => ask('POST', '', { body, ...more });

describe('calling from the desk', () => {
  test('the agent’s telephone rings, then the customer answers: one outbound call of theirs', async () => {
    const { status, body } = await dial({ to: '600 111 222' });
    expect(status).toBe(202);
    await house.heard();
    expect(await house.callOf(String(body.callId))).toMatchObject({
      ...{ id: body.id, direction: 'outbound', phase: 'ringing', number: '+34600111222' },
    });
    house.pbx.do('answer', String(body.callId));
    await house.heard();
    expect(await house.callOf(String(body.callId))).toMatchObject({
      ...{ id: body.id, phase: 'talking', agentId: house.agent.id, extension: '204' },
    });
  });

  test('the same request again is the same call, also where the first answer was lost', async () => {
    house.pbx.faults.losesAnswers = true;
    const lost = await dial({ to: '600111333' }, { key: 'once' });
    expect([lost.status, lost.body.code]).toEqual([503, 'exchange_unreachable']);
    house.pbx.faults.losesAnswers = false;
    const first = await dial({ to: '600111333' }, { key: 'once' });
    const again = await dial({ to: '600111333' }, { key: 'once' });
    expect(first.status).toBe(202);
    expect(again).toEqual(first);
    expect([...house.pbx.calls.values()].filter(({ to }) => to === '+34600111333')).toHaveLength(1);
    expect((await dial({ to: '600111444' }, { key: 'once' })).body.code).toBe('idempotency_body_differs');
  });

  test('about a ticket: its history says so; not about one that they may not write', async () => {
    const opened = await house.ask('POST', '/v1/tickets', {
      as: await house.key(['tickets:write']),
      body: { subject: 'Fuita', body: 'Surt aigua.', requester: { phone: '600111555' } },
    });
    const { id: ticketId } = await jsonOf<{ id: string }>(opened);
    const { tickets, events } = schema;
    await house.world.db.update(tickets).set({ assigneeId: house.agent.id });
    const { body } = await dial({ to: '600111555', ticketId });
    expect(await house.callOf(String(body.callId))).toMatchObject({ ticketId, ticketBy: 'agent' });
    const told = await house.world.db.select().from(events);
    expect(told.some((one) => one.ticketId === ticketId && one.type === 'call.linked')).toBe(true);
    expect((await dial({ to: '600111555', ticketId }, { as: stranger })).status).toBe(404);
  });

  test.each([
    [{ to: '112' }, 422, 'number_not_callable'],
    [{ to: '215' }, 422, 'number_not_callable'],
    [{ to: 'anonymous' }, 422, 'number_not_callable'],
    [{ to: '806123456' }, 422, 'number_not_callable'],
    [{ to: '+' }, 422, 'number_not_callable'],
    [{ to: '' }, 400, 'invalid_body'],
    [{}, 400, 'invalid_body'],
  ])('%o is refused', async (body, status, code) => {
    const answer = await dial(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('whoever has no telephone, an exchange that takes no orders, a telephone in use', async () => {
    const key = await house.key(['calls:write']);
    expect((await dial({ to: '600111222' }, { as: key })).body.code).toBe('agent_without_extension');
    await house.allow(null);
    expect((await dial({ to: '600111222' })).body.code).toBe('exchange_cannot_dial');
    await house.allow({ dials: false });
    expect((await dial({ to: '600111222' })).body.code).toBe('exchange_cannot_dial');
    await house.allow({});
    house.pbx.start({ from: '600111777', extensions: ['204'] });
    expect((await dial({ to: '600111222' })).body.code).toBe('telephone_busy');
  });

  test('an exchange that is out of use takes no order, and another one does', async () => {
    const { world, exchangeId } = house;
    const { exchanges } = schema;
    const [known] = await world.db.select().from(exchanges);
    const second = { ...known!, id: `${exchangeId.slice(0, -1)}_`, name: 'Segona' };
    await world.db.update(exchanges).set({ disabledAt: world.clock() });
    expect((await dial({ to: '600111222' })).body.code).toBe('exchange_cannot_dial');
    const createdAt = new Date(known!.createdAt.getTime() + 1_000);
    const controlToken = sealExchangeSecret(world.secret, second.id, 'another');
    await world.db.insert(exchanges).values({ ...second, createdAt, controlToken });
    await dial({ to: '600111666' });
    const [order] = await world.db
      .select({ exchangeId: schema.callDials.exchangeId })
      .from(schema.callDials)
      .where(eq(schema.callDials.number, '+34600111666'));
    expect(order?.exchangeId).toBe(second.id);
    await world.db.delete(exchanges).where(eq(exchanges.id, second.id));
    await world.db.update(exchanges).set({ disabledAt: null });
  });

  test('an address inside of the house is not asked', async () => {
    await house.allow({ url: 'http://169.254.169.254/control' });
    expect((await dial({ to: '600111222' })).body.code).toBe('exchange_unreachable');
  });
});

describe('the recording of a call that goes on', () => {
  async function talking() {
    const { id } = house.pbx.start({ from: '600222111', queue: 'atencio' });
    house.pbx.do('answer', id, { extension: '204' });
    await house.heard();
    return { exchangeCall: id, id: (await house.callOf(id)).id };
  }

  test('is paused for a card and goes on, each time noted', async () => {
    const { id, exchangeCall } = await talking();
    const paused = await ask('POST', `/${id}/recording`, { body: { action: 'pause' } });
    expect(paused).toEqual({ status: 200, body: { paused: true } });
    expect(house.pbx.find(exchangeCall).recording).toBe('paused');
    expect((await ask('GET', `/${id}`)).body.recordingPaused).toBe(true);
    await ask('POST', `/${id}/recording`, { body: { action: 'resume' } });
    expect(house.pbx.find(exchangeCall).recording).toBe('on');
    expect((await ask('GET', `/${id}`)).body.recordingPaused).toBe(false);
    const audit = await house.world.db.select().from(schema.auditLog);
    const noted = audit.map(({ action }) => action).filter((action) => action.endsWith(id));
    expect(noted).toEqual(
      expect.arrayContaining([`call.recording_paused ${id}`, `call.recording_resumed ${id}`]),
    );
  });

  test('not where the exchange cannot, nor once it has ended', async () => {
    const { id, exchangeCall } = await talking();
    await house.allow({ pauses: false });
    const pause = () => ask('POST', `/${id}/recording`, { body: { action: 'pause' } });
    expect((await pause()).body.code).toBe('exchange_cannot_pause');
    await house.allow({});
    const outOfUse = (disabledAt: Date | null) => house.world.db.update(schema.exchanges).set({ disabledAt });
    await outOfUse(house.world.clock());
    expect((await pause()).body.code).toBe('exchange_cannot_pause');
    await outOfUse(null);
    house.pbx.do('hangup', exchangeCall);
    await house.heard();
    expect((await pause()).body.code).toBe('call_not_going_on');
  });

  test('whether the caller agrees is a fact of the call; the last word counts', async () => {
    const { id } = await talking();
    expect((await ask('GET', `/${id}`)).body.consent).toBeNull();
    const said = await ask('POST', `/${id}/consent`, { body: { given: true } });
    expect(said).toMatchObject({ status: 200, body: { given: true, at: expect.any(String) } });
    house.world.advance(1_000);
    await ask('POST', `/${id}/consent`, { body: { given: false } });
    expect((await ask('GET', `/${id}`)).body.consent).toMatchObject({ given: false });
    const missing = `cal_${'0'.repeat(26)}`;
    expect((await ask('POST', `/${missing}/consent`, { body: { given: true } })).status).toBe(404);
  });
});
