import type {
  Contact,
  OpenedTicket,
  OwnContractList,
  Representation,
  TimelinePage,
  TrackedList,
} from '@sinia/contracts';
import { schema } from '@sinia/database';
import { eq, sql } from 'drizzle-orm';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addSite } from '../../src/auth/test-world.ts';
import { type Door, jsonOf, openDoor } from '../rest/door.ts';

const PORTAL = 'http://portal.localhost:8802';
const DAY_MS = 86_400_000;

let door: Door;
let site: Awaited<ReturnType<typeof addSite>>;
let desk: string;
let turn = 0;

beforeAll(async () => {
  door = await openDoor();
  site = await addSite(door.world, { name: 'portal', channel: 'portal', origins: [PORTAL] });
  desk = await door.key(['tickets:read', 'tickets:write', 'contacts:read', 'contacts:write']);
});
beforeEach(() => {
  turn += 1;
});
afterAll(() => door.world.database.drop());

type Claims = Record<string, unknown>;

/** As the portal signs them in, and asks for them. */
async function as(
  sub: string,
  claims: Claims,
  verb: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const now = Math.floor(door.world.clock().getTime() / 1000);
  const jwt = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', kid: site.kid })
    .setSubject(sub)
    .setAudience('sinia')
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(new TextEncoder().encode(site.secret));
  const headers = { 'Sinia-Site': site.publishableKey, Origin: PORTAL };
  return door.ask(verb, `/v1${path}`, { as: jwt, headers, ...(body ? { body } : {}) });
}

const card = async (body: object) =>
  jsonOf<Contact>(await door.ask('POST', '/v1/contacts', { as: desk, body }));

/** A manager known by mail, and a community with two contracts. */
async function pair() {
  const email = `finques${turn}@correu.example`;
  const manager = await card({ name: 'Finques Riera', identities: [{ kind: 'email', value: email }] });
  const contracts = [1, 2].map((one) => ({
    ...{ number: `C-${turn}0${one}`, role: 'holder', supplyAddress: `Carrer de les Ones, ${one}` },
  }));
  const community = await card({ name: 'Comunitat Ones', kind: 'organisation', contracts });
  const me = (verb: string, path: string, body?: unknown) => as(`m-${turn}`, { email }, verb, path, body);
  return { manager, community, me, first: `C${turn}01`, second: `C${turn}02` };
}

async function represent(manager: Contact, community: Contact, more: object = {}): Promise<Representation> {
  const body = { representedId: community.id, proof: 'written', ...more };
  const path = `/v1/contacts/${manager.id}/representations`;
  return jsonOf(await door.ask('POST', path, { as: desk, body }));
}

type Me = Awaited<ReturnType<typeof pair>>['me'];
const numbersOf = async (me: Me) => {
  const { data } = await jsonOf<OwnContractList>(await me('GET', '/me/contracts'));
  return data.map(({ number, holder }) => [number, holder]);
};
const ticketsOf = async (me: Me) => {
  const { data } = await jsonOf<TrackedList>(await me('GET', '/tracking'));
  return data.map(({ subject }) => subject);
};
const ask = (contract: string, subject = 'Comptador') => ({
  subject,
  body: 'Gira?',
  requester: { contract },
});

/** Past what is remembered of a caller for a few seconds. */
const forget = () => door.world.advance(5_001);

describe('which contracts somebody may ask about', () => {
  test('those that the page has signed, and which of them is chosen there', async () => {
    const claims = { contract: 'C-9 01', contracts: ['C-901', 'C-902'] };
    const list = await jsonOf<OwnContractList>(await as('u-1', claims, 'GET', '/me/contracts'));
    expect(list).toMatchObject({ current: 'C901', data: [{ number: 'C901' }, { number: 'C902' }] });
  });

  test('their own, by the mail that the page has signed; a page that signs nothing opens nothing', async () => {
    const email = 'rosa.own@correu.example';
    const contracts = [{ number: 'C-801', role: 'holder', supplyAddress: 'Carrer Nou, 1' }];
    await card({ name: 'Rosa Mas', identities: [{ kind: 'email', value: email }], contracts });
    const list = await jsonOf<OwnContractList>(await as('u-2', { email }, 'GET', '/me/contracts'));
    expect(list.data).toEqual([expect.objectContaining({ number: 'C801', holder: null, until: null })]);
    const nobody = await jsonOf<OwnContractList>(await as('u-2', {}, 'GET', '/me/contracts'));
    expect(nobody).toEqual({ data: [], current: null });
  });

  test('those of whom they act for: all, or the ones that it is about', async () => {
    const { manager, community, me, first, second } = await pair();
    expect(await numbersOf(me)).toEqual([]);
    const whole = await represent(manager, community);
    forget();
    expect(await numbersOf(me)).toEqual([
      [first, 'Comunitat Ones'],
      [second, 'Comunitat Ones'],
    ]);
    await door.ask('POST', `/v1/contacts/representations/${whole.id}/revoke`, { as: desk });
    await represent(manager, community, { contracts: [second] });
    forget();
    expect(await numbersOf(me)).toEqual([[second, 'Comunitat Ones']]);
  });
});

test('a contract that is nobody’s to ask about is refused; what was only declared opens nothing', async () => {
  const { manager, community, me, first } = await pair();
  await represent(manager, community, { proof: 'declared' });
  const answer = await me('POST', '/tickets', ask(first));
  expect(answer.status).toBe(422);
  expect(await jsonOf(answer)).toMatchObject({
    code: 'contract_not_yours',
    errors: [{ pointer: '/requester/contract', code: 'contract_not_yours' }],
  });
});

describe('tickets of those for whom somebody acts', () => {
  test('are read and answered until the authority runs out, that very moment; so is what they opened themselves', async () => {
    const { manager, community, me, first } = await pair();
    const expiresAt = new Date(door.world.clock().getTime() + DAY_MS).toISOString();
    await represent(manager, community, { expiresAt });
    const opened = await jsonOf<OpenedTicket>(await me('POST', '/tickets', ask(first, 'Meva')));
    const own = await jsonOf<OpenedTicket>(
      await me('POST', '/tickets', { subject: 'De l’oficina', body: 'Horari?' }),
    );
    const body = ask(first, 'De la comunitat');
    const theirs = await jsonOf<OpenedTicket>(await door.ask('POST', '/v1/tickets', { as: desk, body }));
    await linkTo(theirs.id, community.id);
    expect(new Set(await ticketsOf(me))).toEqual(new Set(['Meva', 'De l’oficina', 'De la comunitat']));
    const reply = await me('POST', `/tracking/${theirs.reference}/messages`, { body: 'Gràcies.' });
    expect(reply.status).toBe(201);

    door.world.advance(DAY_MS);
    expect(await ticketsOf(me)).toEqual(['De l’oficina']);
    for (const { reference } of [opened, theirs]) {
      expect((await me('GET', `/tracking/${reference}/ticket`)).status).toBe(404);
      expect((await me('POST', `/tracking/${reference}/messages`, { body: 'x' })).status).toBe(404);
    }
    expect((await me('GET', `/tracking/${own.reference}/ticket`)).status).toBe(200);
    expect(await numbersOf(me)).toEqual([]);
    expect((await me('POST', '/tickets', ask(first))).status).toBe(422);
  });

  test('about other contracts than those that it is for stay closed', async () => {
    const { manager, community, me, first, second } = await pair();
    await represent(manager, community, { contracts: [first] });
    for (const contract of [first, second]) {
      const body = ask(contract, `Sobre ${contract}`);
      const theirs = await jsonOf<OpenedTicket>(await door.ask('POST', '/v1/tickets', { as: desk, body }));
      await linkTo(theirs.id, community.id);
    }
    expect(await ticketsOf(me)).toEqual([`Sobre ${first}`]);
  });

  test('wait until somebody has confirmed whose they are', async () => {
    const { manager, community, me, first } = await pair();
    await represent(manager, community);
    const body = ask(first, 'Potser de la comunitat');
    const theirs = await jsonOf<OpenedTicket>(await door.ask('POST', '/v1/tickets', { as: desk, body }));
    await linkTo(theirs.id, community.id);
    await setProvisional(theirs.id, true);
    expect(await ticketsOf(me)).toEqual([]);
    expect((await me('GET', `/tracking/${theirs.reference}/ticket`)).status).toBe(404);
    await setProvisional(theirs.id, false);
    expect(await ticketsOf(me)).toEqual(['Potser de la comunitat']);
    expect((await me('GET', `/tracking/${theirs.reference}/ticket`)).status).toBe(200);
  });

  test('of one whom Aquacis has blocked are closed, and the others stay', async () => {
    const { manager, community, me, first } = await pair();
    const contracts = [{ number: `C-${turn}77`, role: 'holder' }];
    const blocked = await card({ name: 'Comunitat Tancada', kind: 'organisation', contracts });
    await represent(manager, community, { contracts: [first] });
    await represent(manager, blocked);
    const { contacts } = schema;
    await door.world.db
      .update(contacts)
      .set({ blockedAt: door.world.clock() })
      .where(eq(contacts.id, blocked.id));
    forget();
    expect(await numbersOf(me)).toEqual([[first, 'Comunitat Ones']]);
  });

  test('stand on the card of whom they are about', async () => {
    const { manager, community, me, first } = await pair();
    await represent(manager, community);
    await me('POST', '/tickets', ask(first, 'En nom de la comunitat'));
    const path = `/v1/contacts/${community.id}/timeline`;
    const { data } = await jsonOf<TimelinePage>(await door.ask('GET', path, { as: desk }));
    expect(data.map(({ ticket }) => ticket?.subject)).toContain('En nom de la comunitat');
  });

  test('are nobody else’s', async () => {
    const { manager, community, me, first } = await pair();
    await represent(manager, community);
    await me('POST', '/tickets', ask(first));
    const stranger = { email: 'un.altre@correu.example' };
    const list = await jsonOf<TrackedList>(await as('u-9', stranger, 'GET', '/tracking'));
    expect(list.data).toEqual([]);
  });
});

async function setProvisional(ticketId: string, provisional: boolean): Promise<void> {
  const { tickets } = schema;
  const identification = sql`jsonb_set(${tickets.identification}, '{provisional}', ${String(provisional)}::jsonb)`;
  await door.world.db.update(tickets).set({ identification }).where(eq(tickets.id, ticketId));
}

async function linkTo(ticketId: string, contactId: string): Promise<void> {
  const ticket = await door.ask('GET', `/v1/tickets/${ticketId}`, { as: desk });
  const headers = { 'If-Match': ticket.headers.get('ETag') ?? '' };
  const answer = await door.ask('PATCH', `/v1/tickets/${ticketId}`, {
    as: desk,
    headers,
    body: { contactId },
  });
  expect(answer.status).toBe(200);
}
