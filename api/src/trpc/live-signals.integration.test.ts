import { randomBytes } from 'node:crypto';
import { newId, type StaffRole } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { holderOf, type StaffActor } from '../auth/actor.ts';
import { testServerUrl } from '../auth/test-server-url.ts';
import { addStaff, refusalCode, type TestWorld, testWorld } from '../auth/test-world.ts';
import type { Context } from '../use-cases/context.ts';
import { endOfPresence, showPresence } from '../use-cases/presence/show-presence.ts';
import { openTicket } from '../use-cases/tickets/open-ticket.ts';
import { deliveriesOf } from '../use-cases/topic.ts';
import { type LiveSignal, liveSignals } from './live-signals.ts';

let world: TestWorld;
let care: string;
let anna: StaffActor;
let pol: StaffActor;
let net: StaffActor;
let ticketId: string;

beforeAll(async () => {
  world = await testWorld(testServerUrl());
  care = await addGroup('Atenció', true);
  anna = await join('agent', care, 'anna@sinia.example');
  pol = await join('agent', care, 'pol@sinia.example');
  net = await join('agent', await addGroup('Xarxa', false), 'xarxa@sinia.example');
});
afterAll(() => world.database.drop());
beforeEach(async () => {
  const system = { kind: 'system' as const, id: 'test', name: 'Prova' };
  const context: Context = { ...as(anna), actor: system };
  ticketId = (await openTicket.execute(context, { subject: 'Fuita', body: 'Surt aigua.' })).id;
});

const as = (actor: StaffActor): Context => ({
  ...{ actor, door: 'trpc', requestId: 'req_test', language: 'ca', dependencies: world },
});

async function addGroup(name: string, isDefault: boolean): Promise<string> {
  const id = newId('grp', Date.now(), randomBytes(16));
  await world.db.insert(schema.groups).values({ id, name, isDefault });
  return id;
}

async function join(role: StaffRole, groupId: string, email: string): Promise<StaffActor> {
  const id = await addStaff(world, role, email);
  await world.db.insert(schema.groupMembers).values({ groupId, userId: id });
  return { kind: 'staff', id, name: `Persona ${role}`, email, role, language: 'ca', groupIds: [groupId] };
}

/** What a fresh look tells somebody. */
const seenBy = (actor: StaffActor) => liveSignals(world, actor.id).due(holderOf(actor));
const peopleIn = (signals: readonly LiveSignal[]) =>
  signals.flatMap((one) => (one.signal === 'presence' ? one.people : []));
const here = async (actor: StaffActor) =>
  peopleIn(await seenBy(actor))
    .filter((one) => one.ticketId === ticketId)
    .map(({ userId, doing, away }) => ({ userId, doing, away }));

test('colleagues see who is there and who types; oneself and other groups see nothing', async () => {
  await showPresence.execute(as(anna), { ticketId, doing: 'typing' });
  expect(await here(pol)).toEqual([{ userId: anna.id, doing: 'typing', away: false }]);
  expect(await here(anna)).toEqual([]);
  expect(await here(net)).toEqual([]);
  expect(await refusalCode(showPresence.execute(as(net), { ticketId, doing: 'viewing' }))).toBe('not_found');
});

test('a missed heartbeat makes pale, a second one is the end; leaving is the end at once', async () => {
  await showPresence.execute(as(anna), { ticketId, doing: 'typing' });
  world.advance(16_000);
  expect(await here(pol)).toEqual([{ userId: anna.id, doing: 'typing', away: true }]);
  world.advance(10_000);
  expect(await here(pol)).toEqual([]);
  await showPresence.execute(as(anna), { ticketId, doing: 'viewing' });
  expect(await here(pol)).toHaveLength(1);
  await endOfPresence.execute(as(anna), { ticketId });
  expect(await here(pol)).toEqual([]);
  const rows = await world.db.select().from(schema.presence);
  expect(rows).toEqual([]);
});

test('presence is no event and leaves the version alone', async () => {
  const before = await world.db.select().from(schema.tickets).where(eq(schema.tickets.id, ticketId));
  await showPresence.execute(as(anna), { ticketId, doing: 'typing' });
  await endOfPresence.execute(as(anna), { ticketId });
  expect(await world.db.select().from(schema.tickets).where(eq(schema.tickets.id, ticketId))).toEqual(before);
});

test('whoever loses the right sees no more, on the same stream', async () => {
  const stream = liveSignals(world, pol.id);
  await showPresence.execute(as(anna), { ticketId, doing: 'viewing' });
  expect(peopleIn(await stream.due(holderOf(pol))).map((one) => one.userId)).toContain(anna.id);
  await new Promise((resolve) => setTimeout(resolve, 120));
  stream.hear(['presence']);
  const moved = { ...pol, groupIds: [] };
  expect(await stream.due(holderOf(moved))).toContainEqual({ signal: 'presence', people: [] });
});

test('a ticket whose messages moved on is named to those who may see it only', async () => {
  const told = async (actor: StaffActor) => {
    const stream = liveSignals(world, actor.id);
    stream.hear([deliveriesOf(ticketId)]);
    return (await stream.due(holderOf(actor))).filter((one) => one.signal === 'deliveries');
  };
  expect(await told(pol)).toEqual([{ signal: 'deliveries', tickets: [ticketId] }]);
  expect(await told(net)).toEqual([]);
  const behind = liveSignals(world, pol.id);
  behind.hear(['missed']);
  expect(await behind.due(holderOf(pol))).toContainEqual({ signal: 'deliveries', tickets: null });
});

test('what has not changed is not said again', async () => {
  const stream = liveSignals(world, pol.id);
  expect(await stream.due(holderOf(pol))).toHaveLength(3);
  await new Promise((resolve) => setTimeout(resolve, 120));
  stream.hear(['presence', 'alerts']);
  expect(await stream.due(holderOf(pol))).toEqual([]);
});

test('that something is otherwise on the telephones is told once, to whoever may list calls', async () => {
  const told = async (actor: StaffActor) => {
    const stream = liveSignals(world, actor.id);
    stream.hear(['calls', 'calls']);
    const again = async () => (await stream.due(holderOf(actor))).filter(({ signal }) => signal === 'calls');
    return [...(await again()), ...(await again())];
  };
  expect(await told(net)).toEqual([{ signal: 'calls' }]);
  expect(await told({ ...net, role: 'light' })).toEqual([]);
});
