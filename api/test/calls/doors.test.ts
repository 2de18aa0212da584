import type { CallPop, OpenedTicket } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { credentialsOf } from '../../src/auth/credentials.ts';
import { addStaff } from '../../src/auth/test-world.ts';
import { addReason } from '../../src/use-cases/calls/reasons.ts';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { jsonOf } from '../rest/door.ts';
import { answeredCall, BEGAN, event, openExchange, type TestExchange } from './exchange.ts';

let exchange: TestExchange;
let token: string;
let stranger: string;

beforeAll(async () => {
  exchange = await openExchange();
  token = await signedIn(exchange.agent.id);
  stranger = await signedIn(await addStaff(exchange.world, 'agent', 'other@sinia.example'));
});
/** Everybody has hung up a good while ago. */
afterEach(() => exchange.world.db.update(schema.calls).set({ phase: 'ended', endedAt: BEGAN }));
afterAll(() => exchange.world.database.drop());

/** A bearer of somebody's desk. Of groups it has none: a ticket is theirs where it is assigned to them. */
async function signedIn(userId: string): Promise<string> {
  const { world } = exchange;
  const id = `ses_${userId}`;
  const expiresAt = new Date(world.clock().getTime() + 3_600_000);
  await world.db.insert(schema.sessions).values({ id, userId, token: id, expiresAt, secondFactor: true });
  return (await credentialsOf(world).staff.issue(id, { narrow: false })).token;
}

const person = (name: string, phone: string, address?: string) =>
  createContact.execute(exchange.as(exchange.agent), {
    ...{ name, kind: 'person', identities: [{ kind: 'phone', value: phone }] },
    ...(address && { address }),
  });

const ringing = (id: string, number: string) => answeredCall(id, number).slice(0, 3);
const talking = (id: string, number: string) => answeredCall(id, number).slice(0, 4);
const JUST_NOW = 3_590;

const post = async (path: string, body: object, as = token) => {
  const response = await exchange.ask('POST', `/v1/calls/${path}`, { as, body });
  return { status: response.status, body: await jsonOf(response) };
};

const get = async <Body>(path: string, as = token) =>
  jsonOf<Body>(await exchange.ask('GET', `/v1/calls${path}`, { as }));

async function mine(exchangeCall: string, as = token): Promise<CallPop | undefined> {
  const { data } = await get<{ data: CallPop[] }>('/mine', as);
  return data.find(({ call }) => call.callId === exchangeCall);
}

describe('what an agent is shown of their own calls', () => {
  test('who rings at their telephone and what is open of theirs; to others nothing', async () => {
    const { id } = await person('Núria Puig', '600 222 111', 'Carrer de la Riera, 48, 2n');
    await exchange.tell(...talking('d-before', '600222111'));
    const { body: opened } = await post(`${(await exchange.callOf('d-before')).id}/ticket`, {
      subject: 'Fuita',
    });
    await exchange.tell(...ringing('d-rings', '600222111'));
    expect(await mine('d-rings')).toMatchObject({
      call: { phase: 'ringing', from: '+34600222111', ticketId: null },
      contact: { contactId: id, name: 'Núria Puig' },
      provisional: false,
      openTickets: [{ id: opened.id, subject: 'Fuita' }],
      ...{ candidates: [], writeUpDueAt: null },
    });
    expect(await mine('d-rings', stranger)).toBeUndefined();
    const audit = await exchange.world.db.select().from(schema.auditLog);
    const { id: callId } = await exchange.callOf('d-rings');
    expect(audit.some(({ action }) => action === `call.shown ${callId}`)).toBe(true);
    expect(JSON.stringify(audit)).not.toContain('600222111');
  });

  test('of a shared number one for now and the others; of a hidden one nobody', async () => {
    await person('Pere Mas', '600 222 222');
    await person('Maria Vila', '600 222 222');
    await exchange.tell(...ringing('d-shared', '600222222'), ...ringing('d-hidden', 'anonymous'));
    const shared = await mine('d-shared');
    expect([shared?.contact?.name, ...(shared?.candidates ?? []).map(({ name }) => name)].sort()).toEqual([
      'Maria Vila',
      'Pere Mas',
    ]);
    expect(shared?.provisional).toBe(true);
    expect(await mine('d-hidden')).toMatchObject({
      call: { anonymous: true, from: null },
      ...{ contact: null, candidates: [], customers: [], openTickets: [], nearby: [] },
    });
  });

  test('whoever is blocked is nobody’s candidate', async () => {
    const { id } = await person('Pau Bloquejat', '600 222 444');
    await person('Rosa Visible', '600 222 444');
    await exchange.tell(...ringing('d-blocked', '600222444'));
    const { contacts } = schema;
    await exchange.world.db.update(contacts).set({ blockedAt: BEGAN }).where(eq(contacts.id, id));
    const shown = JSON.stringify(await mine('d-blocked'));
    expect(shown).toContain('Rosa Visible');
    expect(shown).not.toContain('Pau Bloquejat');
  });

  test('an open incident in the street of the customer, of their groups alone', async () => {
    await person('Joan Serra', '600 222 333', 'C. Sant Joan, 7');
    const incident = { ...{ subject: 'Tall d’aigua', body: 'No en surt.' }, legalType: 'incident' as const };
    await exchange.tell(...talking('d-incident', '600999000'));
    const { body } = await post(`${(await exchange.callOf('d-incident')).id}/ticket`, incident);
    const { tickets } = schema;
    const location = { street: 'c. Sant Joan 12', lat: 41.54, lon: 2.44 } as never;
    await exchange.world.db
      .update(tickets)
      .set({ location })
      .where(eq(tickets.id, String(body.id)));
    await exchange.tell(...ringing('d-near', '600222333'));
    expect((await mine('d-near'))?.nearby.map(({ id }) => id)).toEqual([body.id]);
    await exchange.world.db
      .update(tickets)
      .set({ assigneeId: null })
      .where(eq(tickets.id, String(body.id)));
    expect((await mine('d-near'))?.nearby).toEqual([]);
  });

  test('what has just ended is still to be written up', async () => {
    await exchange.tell(
      ...talking('d-ended', '600222444'),
      event('d-ended', 'call.ended', JUST_NOW, { legId: 'd-ended.204' }),
    );
    expect(await mine('d-ended')).toMatchObject({
      call: { phase: 'ended', outcome: 'answered' },
      writeUpDueAt: expect.any(String),
    });
    const { id: reasonId } = await addReason.execute(exchange.as({ ...exchange.agent, role: 'admin' }), {
      ...{ parentId: null, names: { ca: 'Avaria' } },
    });
    const { id } = await exchange.callOf('d-ended');
    expect(await post(`${id}/write-up`, { reasonId })).toMatchObject({ status: 200, body: { reasonId } });
    expect((await mine('d-ended'))?.writeUpDueAt).toBeNull();
    expect(await get('/reasons')).toMatchObject({ data: [{ id: reasonId, names: { ca: 'Avaria' } }] });
  });
});

describe('who calls, for a page that was opened with a number', () => {
  const lookUp = async (body: object, as = token) => post('lookup', body, as);

  test('the call that goes on, by its number in any writing or by its id, for whoever takes calls', async () => {
    const { id } = await person('Núria Coll', '600 222 555');
    await exchange.tell(...ringing('d-page', '600222555'));
    for (const body of [{ number: '0034 600 22 25 55' }, { callId: 'd-page' }]) {
      const { status, body: answer } = await lookUp(body, stranger);
      expect(status).toBe(200);
      expect(answer).toMatchObject({
        ...{ number: '+34600222555', contact: { contactId: id } },
        pop: { call: { callId: 'd-page', phase: 'ringing' } },
      });
    }
  });

  test('without a call whoever has the number; nobody for a hidden one', async () => {
    const { id } = await person('Pol Coll', '600 222 666');
    expect((await lookUp({ number: '+34600222666' })).body).toMatchObject({
      ...{
        pop: null,
        number: '+34600222666',
        contact: { contactId: id, name: 'Pol Coll' },
        provisional: false,
      },
    });
    expect((await lookUp({ number: 'anonymous' })).body).toMatchObject({
      pop: null,
      number: null,
      contact: null,
    });
    const audit = await exchange.world.db.select().from(schema.auditLog);
    const traces = audit
      .map(({ action }) => action)
      .filter((action) => action.startsWith('caller.looked_up'));
    expect(traces).toEqual([`caller.looked_up ${id}`, 'caller.looked_up']);
    expect(JSON.stringify(audit)).not.toContain('600222666');
  });

  test('is not for keys, nor without anything to look for', async () => {
    expect((await lookUp({ number: '600222555' }, await exchange.key(['calls:write']))).status).toBe(403);
    expect((await lookUp({})).status).toBe(400);
    expect((await lookUp({ number: 'x'.repeat(15_000) })).status).toBe(400);
  });

  test('is not for going through the numbers', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 31; turn += 1) statuses.push((await lookUp({})).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('what an agent does with a call', () => {
  test('opens its ticket once, goes on with one, says who it is', async () => {
    await exchange.tell(...talking('d-open', '600333111'));
    const { id } = await exchange.callOf('d-open');
    const noticeRoute = { channel: 'email', address: 'anna@example.cat' };
    const first = await post(`${id}/ticket`, { subject: 'Factura', noticeRoute });
    expect(first).toMatchObject({ status: 201, body: { reference: expect.stringMatching(/^\d{12}$/) } });
    expect((await post(`${id}/ticket`, { subject: 'Una altra' })).body.id).toBe(first.body.id);
    await exchange.tell(...talking('d-again', '600333111'));
    const { id: again } = await exchange.callOf('d-again');
    expect(await post(`${again}/link`, { ticketId: first.body.id })).toMatchObject({ status: 200 });
    expect((await mine('d-again'))?.ticket).toEqual({
      ...{ id: first.body.id, reference: first.body.reference, subject: 'Factura' },
      ...{ publicStatus: 'in_progress', noticeRoute },
    });
    const { id: contactId } = await person('Anna Roca', '600 333 112');
    expect((await post(`${again}/contact`, { contactId })).body).toEqual({ contactId });
    expect(await mine('d-again')).toMatchObject({
      call: { ticketId: first.body.id },
      contact: { name: 'Anna Roca' },
    });
    expect((await post(`${again}/contact`, { contactId: null })).body).toEqual({ contactId: null });
  });
});

describe('the ticket of a call is shown to whoever may read it, and to nobody else', () => {
  let id: string;
  let ticketId: string;
  beforeAll(async () => {
    await exchange.tell(...talking('d-foreign', '600444111'));
    id = (await exchange.callOf('d-foreign')).id;
    ticketId = (await post(`${id}/ticket`, { subject: 'Seva' })).body.id as OpenedTicket['id'];
  });

  const seenBy = async (as: string) => [
    (await get<{ ticketId: string | null }>(`/${id}`, as)).ticketId,
    (await get<{ data: { id: string; ticketId: string | null }[] }>('', as)).data.find(
      (call) => call.id === id,
    )?.ticketId,
    (await get<{ data: { id: string }[] }>(`?ticketId=${ticketId}`, as)).data.length,
  ];

  test('the agent who has it', async () => {
    expect(await seenBy(token)).toEqual([ticketId, ticketId, 1]);
  });

  test('an agent of other groups', async () => {
    expect(await seenBy(stranger)).toEqual([null, null, 0]);
    expect((await post(`${id}/ticket`, { subject: 'Meva' }, stranger)).status).toBe(404);
    expect((await post(`${id}/link`, { ticketId }, stranger)).status).toBe(404);
  });

  test('a key, by whether it reads tickets', async () => {
    expect(await seenBy(await exchange.key(['calls:read']))).toEqual([null, null, 0]);
    expect(await seenBy(await exchange.key(['calls:read', 'tickets:read']))).toEqual([ticketId, ticketId, 1]);
  });

  test('what others say of the call leaves it as it is', async () => {
    const { tickets } = schema;
    const read = () => exchange.world.db.select().from(tickets).where(eq(tickets.id, ticketId));
    const before = await read();
    const { id: reasonId } = await addReason.execute(exchange.as({ ...exchange.agent, role: 'admin' }), {
      ...{ parentId: null, names: { ca: 'Comptador' } },
    });
    const { id: contactId } = await person('Pau Roca', '600 444 112');
    const noticeRoute = { channel: 'email', address: 'pau@example.cat' };
    expect((await post(`${id}/write-up`, { reasonId, noticeRoute }, stranger)).status).toBe(200);
    expect((await post(`${id}/contact`, { contactId }, stranger)).status).toBe(200);
    expect(await exchange.callOf('d-foreign')).toMatchObject({ reasonId, contactId });
    expect(await read()).toEqual(before);
  });
});

describe('live', () => {
  async function openStream() {
    const headers = { Accept: 'text/event-stream' };
    const { body, status } = await exchange.ask('GET', '/v1/calls/mine', { as: token, headers });
    expect(status).toBe(200);
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    let said = '';
    return {
      async until(text: string) {
        while (!said.includes(text)) {
          const { done, value } = await reader.read();
          if (done) throw new Error(`ended before ${text}`);
          said += value;
        }
      },
      async ended() {
        while (!(await reader.read()).done);
      },
      close: () => reader.cancel(),
    };
  }

  test('a call is told when it rings and when it is answered', async () => {
    const stream = await openStream();
    await stream.until('event: calls');
    await exchange.tell(...ringing('d-live', '600555111'));
    await stream.until('"callId":"d-live"');
    await exchange.tell(talking('d-live', '600555111')[3]!);
    const { id } = await exchange.callOf('d-live');
    await stream.until(`"id":"${id}","callId":"d-live","direction":"inbound","phase":"talking"`);
    await stream.close();
  });

  test('whoever is signed out hears no more', async () => {
    const stream = await openStream();
    await stream.until('event: calls');
    await exchange.world.db.delete(schema.sessions).where(eq(schema.sessions.userId, exchange.agent.id));
    exchange.world.advance(6_000);
    await stream.ended();
  });

  test('a key without the right is refused before anything is told', async () => {
    const headers = { Accept: 'text/event-stream' };
    const as = await exchange.key(['calls:read']);
    expect((await exchange.ask('GET', '/v1/calls/mine', { as, headers })).status).toBe(403);
  });
});
