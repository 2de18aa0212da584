import { metaJson } from '@sinia/channels/testing/providers';
import { CLOSED_BREAKER } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq, like } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processWebhooks } from '../../src/jobs/process-webhooks.ts';
import { countByAccount } from '../../src/use-cases/channels/account-counts-store.ts';
import { knownAccounts } from '../../src/use-cases/channels/known-accounts.ts';
import { lockFreshWebhooks, takeTurn } from '../../src/use-cases/mail/envelope-store.ts';
import { accountId, openWhatsAppHouse, WHATSAPP, type WhatsAppHouse } from './channel-house.ts';

let house: WhatsAppHouse;

beforeAll(async () => {
  house = await openWhatsAppHouse();
});
afterAll(() => house.close());

/** A request with some messages, byte for byte; what stands for POISON is written as it is. */
function bodyOf(messages: readonly { id: string; body: string }[], escaped = ''): Buffer {
  const items = messages.map(({ id, body }) => ({
    ...{ from: '34600111222', id: `wamid.${id}`, timestamp: '1', type: 'text' },
    text: { body },
  }));
  const value = { metadata: { phone_number_id: WHATSAPP.number }, messages: items };
  const entry = [{ id: WHATSAPP.wabaId, changes: [{ field: 'messages', value }] }];
  const json = metaJson({ object: 'whatsapp_business_account', entry });
  return Buffer.from(json.replaceAll('POISON', escaped));
}

/** A webhook as the door has kept it. */
async function keep(
  id: string,
  body: string,
  more: Partial<typeof schema.inboundEnvelopes.$inferInsert> = {},
) {
  const now = house.world.clock();
  await house.world.db.insert(schema.inboundEnvelopes).values({
    ...{ id, channel: 'whatsapp', account: WHATSAPP.id, eventKey: id, sha256: new Uint8Array() },
    ...{ raw: bodyOf([{ id, body }]), meta: { headers: {} }, receivedAt: now, dueAt: now },
    ...more,
  });
}

const envelope = async (id: string) => {
  const { inboundEnvelopes: all } = schema;
  const [row] = await house.world.db.select().from(all).where(eq(all.id, id));
  return row!;
};
const said = async (beginning: string) => {
  const { messages } = schema;
  const rows = await house.world.db
    .select({ body: messages.body })
    .from(messages)
    .where(like(messages.body, `${beginning}%`))
    .orderBy(messages.id);
  return rows.map(({ body }) => body);
};

test('one that nobody can read costs the others nothing, and is tried by itself', async () => {
  await keep('env_bad', 'mai', { meta: {} });
  await keep('env_good', 'germana');
  await house.quiet();
  expect(await said('germana')).toEqual(['germana']);
  expect(await envelope('env_good')).toMatchObject({ outcome: 'events_1', lastError: null });
  expect(await envelope('env_bad')).toMatchObject({ processedAt: null, lastError: expect.any(String) });
  await house.world.db.update(schema.inboundEnvelopes).set({ meta: { headers: {} } });
  house.world.advance(3_600_000);
  await house.quiet();
  expect(await said('mai')).toEqual(['mai']);
});

test.each([
  ['NUL', '\\u0000'],
  ['half a character', '\\ud83d'],
  ['the other half', '\\ude00'],
])('%s in a message holds up nobody', async (name, escaped) => {
  const id = `env_${name.replaceAll(' ', '_')}`;
  const text = `${name} aquí`;
  const messages = [
    { id: `${id}.1`, body: `${text} POISON` },
    { id: `${id}.2`, body: `${text} al costat` },
  ];
  await keep(id, '', { raw: bodyOf(messages, escaped) });
  await house.quiet();
  expect(await envelope(id)).toMatchObject({ outcome: 'events_2', lastError: null });
  expect(await said(text)).toHaveLength(2);
});

test('what can never be kept is set aside after eight tries, visibly, and its siblings arrive', async () => {
  const { db } = house.world;
  const messages = [
    { id: 'poison', body: 'verí' },
    { id: 'sibling', body: 'germà del verí' },
  ];
  await keep('env_poison', '', { raw: bodyOf(messages) });
  const owner = postgres(house.world.database.url, { max: 1, onnotice: () => undefined });
  await owner.unsafe(
    `alter table channel_events add constraint no_poison check (provider_id <> 'wamid.poison')`,
  );
  for (let tries = 0; tries < 12; tries += 1) {
    await processWebhooks(house.world);
    house.world.advance(3_600_000);
  }
  await owner.unsafe('alter table channel_events drop constraint no_poison');
  await owner.end();
  await house.quiet();
  expect(await envelope('env_poison')).toMatchObject({
    outcome: 'parked',
    lastError: expect.stringContaining('23514'),
  });
  expect(await said('germà del verí')).toEqual(['germà del verí']);
  const { channelAccounts } = schema;
  const [account] = await db.select().from(channelAccounts).where(eq(channelAccounts.id, WHATSAPP.id));
  expect(account).toMatchObject({ lastError: 'event_parked' });
  const counts = () => countByAccount(db, house.world.clock());
  expect((await counts()).get(WHATSAPP.id)).toMatchObject({ parked: 1 });
  house.world.advance(31 * 86_400_000);
  expect((await counts()).get(WHATSAPP.id)?.parked ?? 0).toBe(0);
});

/** As if the disk were full: nothing more is kept of what channels tell. */
async function withoutRoom(work: () => Promise<unknown>): Promise<void> {
  const owner = postgres(house.world.database.url, { max: 1, onnotice: () => undefined });
  await owner.unsafe(`
    create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'no room' using errcode = '53100'; end $$;
    create trigger no_room before insert on channel_events for each row execute function no_room()`);
  await work();
  await owner.unsafe('drop function no_room cascade');
  await owner.end();
}

test('what came first is read first, whatever was in its way meanwhile', async () => {
  await keep('env_way_1', 'pel camí 1');
  await withoutRoom(() => expect(processWebhooks(house.world)).rejects.toThrow());
  await keep('env_way_2', 'pel camí 2');
  await house.quiet();
  expect(await said('pel camí')).toEqual(['pel camí 1', 'pel camí 2']);
});

test('what fails for another reason than itself is tried on after eight tries, and arrives', async () => {
  await keep('env_full', 'el disc era ple', { attempts: 12 });
  await withoutRoom(() => processWebhooks(house.world));
  expect(await envelope('env_full')).toMatchObject({ processedAt: null, lastError: expect.any(String) });
  house.world.advance(3_600_000);
  await house.quiet();
  expect(await said('el disc')).toEqual(['el disc era ple']);
});

test('each by itself, they are read in the order in which they came', async () => {
  await keep('env_single_0', '', { meta: {} });
  const receivedAt = house.world.clock();
  for (const place of [3, 1, 2])
    await keep(`env_single_${place}`, `d’un en un ${place}`, { receivedAt, dueAt: receivedAt });
  await house.quiet();
  expect(await said('d’un en un')).toEqual(['d’un en un 1', 'd’un en un 2', 'd’un en un 3']);
});

test('while one takes webhooks apart no other does', async () => {
  await keep('env_turn', 'al seu torn');
  await house.world.db.transaction(async (tx) => {
    expect(await takeTurn(tx)).toBe(true);
    expect(await processWebhooks(house.world)).toBe(0);
  });
  await house.quiet();
  expect(await said('al seu')).toEqual(['al seu torn']);
});

test('what came first is read first, also where whoever had it died', async () => {
  for (const place of [1, 2, 3]) await keep(`env_order_${place}`, `en ordre ${place}`);
  const { db, clock } = house.world;
  const died = db.transaction(async (tx) => {
    expect(await lockFreshWebhooks(tx, clock(), 2)).toHaveLength(2);
    throw new Error('killed');
  });
  await expect(died).rejects.toThrow('killed');
  await house.quiet();
  expect(await said('en ordre')).toEqual(['en ordre 1', 'en ordre 2', 'en ordre 3']);
});

test('what comes to an account that was connected a moment ago is read', async () => {
  const { db, clock } = house.world;
  const id = accountId('fresh');
  await knownAccounts(house.world);
  const [known] = await db.select().from(schema.channelAccounts);
  await db.insert(schema.channelAccounts).values({
    ...known!,
    ...{ id, externalId: '1', breaker: CLOSED_BREAKER, createdAt: clock() },
  });
  await keep('env_fresh', 'nou', { account: id });
  await processWebhooks(house.world);
  await processWebhooks(house.world);
  expect(await envelope('env_fresh')).toMatchObject({ outcome: 'events_1' });
});

test('what comes to an account that is gone is set aside', async () => {
  await keep('env_gone', 'ningú', { account: accountId('nobody') });
  await processWebhooks(house.world);
  expect(await envelope('env_gone')).toMatchObject({ outcome: 'account_gone' });
});
