import { schema } from '@sinia/database';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedEnd, readFeed } from '../../src/live/feed.query.ts';
import { relayEvents } from '../../src/outbox/relay.ts';
import type { Subscriber } from '../../src/outbox/subscriber.ts';
import { releaseParked } from '../../src/use-cases/deliveries/release-parked.ts';
import { noteOnTicket } from '../../src/use-cases/tickets/add-message.ts';
import { addTag } from './change.ts';
import { type House, INTEGRATION, openHouse } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const note = (id: string, body: string) =>
  noteOnTicket.execute(house.as(house.agent), { id, message: { body, visibility: 'internal' } });

/** Each change of tags is an event. */
async function events(id: string, count: number) {
  for (let turn = 0; turn < count; turn += 1) await addTag(house, id, `etiqueta-${turn}`);
}

const outboxOf = (ticketId: string) =>
  house.world.db
    .select()
    .from(schema.outbox)
    .where(eq(schema.outbox.ticketId, ticketId))
    .orderBy(asc(schema.outbox.seq));

async function ticketRow(id: string) {
  const [row] = await house.world.db.select().from(schema.tickets).where(eq(schema.tickets.id, id));
  return row;
}

const release = (ticketId: string, choice: 'retry' | 'dismiss') =>
  releaseParked.execute(house.as(house.agent), { ticketId, choice });

function recorder(fails: (ticketId: string, seq: number) => boolean = () => false) {
  const seen: string[] = [];
  const subscriber: Subscriber = {
    name: 'recorder',
    async deliver(_tx, batch) {
      for (const { ticketId, seq } of batch) if (fails(ticketId, seq)) throw new Error('poison');
      seen.push(...batch.map(({ ticketId, seq }) => `${ticketId}:${seq}`));
    },
  };
  return { seen, subscriber };
}

describe('the relay', () => {
  test('delivers the events of each ticket in order, and each once', async () => {
    const one = await house.open(INTEGRATION);
    const other = await house.open(INTEGRATION);
    await Promise.all([events(one.id, 5), events(other.id, 5)]);
    const { seen, subscriber } = recorder();
    while ((await relayEvents(house.world, [subscriber])) > 0);
    for (const { id } of [one, other]) {
      const order = seen.filter((key) => key.startsWith(id)).map((key) => Number(key.split(':')[1]));
      expect(order).toEqual([1, 2, 3, 4, 5, 6]);
    }
    expect(await outboxOf(one.id)).toEqual([]);
  });

  test('two at once share the tickets and double nothing', async () => {
    const tickets = await Promise.all(Array.from({ length: 10 }, () => house.open(INTEGRATION)));
    const { seen, subscriber } = recorder();
    await Promise.all(Array.from({ length: 4 }, () => relayEvents(house.world, [subscriber])));
    while ((await relayEvents(house.world, [subscriber])) > 0);
    expect(seen.toSorted()).toEqual(tickets.map(({ id }) => `${id}:1`).toSorted());
  });

  test('a poisoned event is tried 8 times, parked with a mark, and the rest goes on', async () => {
    const sick = await house.open(INTEGRATION);
    const healthy = await house.open(INTEGRATION);
    await events(sick.id, 2);
    const { seen, subscriber } = recorder((ticketId, seq) => ticketId === sick.id && seq === 2);
    await relayEvents(house.world, [subscriber]);
    expect(seen).toContain(`${healthy.id}:1`);
    expect(seen).toContain(`${sick.id}:1`);
    for (let tries = 0; tries < 20; tries += 1) {
      house.world.advance(16 * 60_000);
      await relayEvents(house.world, [subscriber]);
    }
    const [row] = await outboxOf(sick.id);
    expect(row).toMatchObject({ seq: 2, lastError: 'poison' });
    expect(row?.parkedAt).not.toBeNull();
    expect((await ticketRow(sick.id))?.trouble).toBe('event_parked');
    expect(seen.filter((key) => key.startsWith(sick.id))).toEqual([
      `${sick.id}:1`,
      `${sick.id}:3`,
      `${sick.id}:4`,
    ]);
    const parked = await house.world.db
      .select()
      .from(schema.events)
      .where(and(eq(schema.events.ticketId, sick.id), eq(schema.events.type, 'event.parked')));
    expect(parked).toHaveLength(1);
    await release(sick.id, 'retry');
    await relayEvents(house.world, [recorder().subscriber]);
    expect(await outboxOf(sick.id)).toHaveLength(0);
    expect((await ticketRow(sick.id))?.trouble).toBeNull();
  });

  test('a parked event that a person has seen to is forgotten', async () => {
    const sick = await house.open(INTEGRATION);
    const { subscriber } = recorder((ticketId) => ticketId === sick.id);
    for (let tries = 0; tries < 12; tries += 1) {
      house.world.advance(16 * 60_000);
      await relayEvents(house.world, [subscriber]);
    }
    expect((await ticketRow(sick.id))?.trouble).toBe('event_parked');
    await release(sick.id, 'dismiss');
    expect(await outboxOf(sick.id)).not.toContainEqual(expect.objectContaining({ seq: 1 }));
    expect((await ticketRow(sick.id))?.trouble).toBeNull();
  });

  test('while an event waits, what follows it on its ticket waits too, and others do not', async () => {
    const sick = await house.open(INTEGRATION);
    let poison = true;
    const { seen, subscriber } = recorder((ticketId) => poison && ticketId === sick.id);
    await relayEvents(house.world, [subscriber]);
    await events(sick.id, 1);
    const healthy = await house.open(INTEGRATION);
    await relayEvents(house.world, [subscriber]);
    expect(seen).toContain(`${healthy.id}:1`);
    expect(seen.some((key) => key.startsWith(sick.id))).toBe(false);
    poison = false;
    house.world.advance(16 * 60_000);
    while ((await relayEvents(house.world, [subscriber])) > 0);
    expect(seen.filter((key) => key.startsWith(sick.id))).toEqual([`${sick.id}:1`, `${sick.id}:2`]);
  });
});

test('the feed misses no event of a transaction that commits late', async () => {
  const { db, sql } = house.world;
  const held = await house.open(INTEGRATION);
  const gate = Promise.withResolvers<void>();
  const start = await feedEnd(db);
  const insert = (
    key: string,
  ) => `insert into events (ticket_id, seq, type, actor_kind, actor_name, payload, salt, digest, hash, at)
    values ('${held.id}', ${key}, 'ticket.changed', 'system', '', '{}', '', '', '', now())`;
  const late = sql.begin(async (tx) => {
    await tx.unsafe(insert('1000'));
    await gate.promise;
  });
  // Older by its number, younger by its event: what ordering by position alone would lose.
  const early = sql.begin(async (tx) => {
    await tx.unsafe('select pg_current_xact_id()');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await tx.unsafe(insert('1001'));
  });
  await early;
  const others = await Promise.all(Array.from({ length: 20 }, () => house.open(INTEGRATION)));
  const read: string[] = [];
  let position = start;
  const readOn = async () => {
    for (;;) {
      const rows = await readFeed(db, position, 7);
      read.push(...rows.map((row) => `${row.ticketId}:${row.seq}`));
      position = rows.at(-1)?.position ?? position;
      if (rows.length === 0) return;
    }
  };
  await readOn();
  gate.resolve();
  await late;
  const expected = [`${held.id}:1000`, `${held.id}:1001`, ...others.map(({ id }) => `${id}:1`)];
  // Other databases of the server hold the settled point back too: it comes, but in its own time.
  await expect
    .poll(async () => {
      await readOn();
      return read.filter((key) => expected.includes(key)).toSorted();
    })
    .toEqual(expected.toSorted());
  expect(new Set(read).size).toBe(read.length);
});

test('a note makes no event that a customer is told of', async () => {
  const ticket = await house.open(INTEGRATION, { email: 'nota@correu.example' });
  await house.settle();
  const before = (await house.sent()).length;
  await note(ticket.id, 'Trucar-lo demà.');
  await house.settle();
  expect(await house.sent()).toHaveLength(before);
});
