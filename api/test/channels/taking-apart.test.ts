import { metaJson } from '@sinia/channels/testing/providers';
import { CLOSED_BREAKER } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processWebhooks } from '../../src/jobs/process-webhooks.ts';
import { knownAccounts } from '../../src/use-cases/channels/known-accounts.ts';
import { lockFreshWebhooks } from '../../src/use-cases/mail/envelope-store.ts';
import { accountId, openWhatsAppHouse, WHATSAPP, type WhatsAppHouse } from './channel-house.ts';

let house: WhatsAppHouse;

beforeAll(async () => {
  house = await openWhatsAppHouse();
});
afterAll(() => house.close());

/** A webhook as the door has kept it. */
async function keep(
  id: string,
  text: string,
  more: Partial<typeof schema.inboundEnvelopes.$inferInsert> = {},
) {
  const now = house.world.clock();
  const messages = [
    { from: '34600111222', id: `wamid.${id}`, timestamp: '1', type: 'text', text: { body: text } },
  ];
  const value = { metadata: { phone_number_id: WHATSAPP.number }, messages };
  const entry = [{ id: WHATSAPP.wabaId, changes: [{ field: 'messages', value }] }];
  await house.world.db.insert(schema.inboundEnvelopes).values({
    ...{ id, channel: 'whatsapp', account: WHATSAPP.id, eventKey: id, sha256: new Uint8Array() },
    raw: Buffer.from(metaJson({ object: 'whatsapp_business_account', entry })),
    ...{ meta: { headers: {} }, receivedAt: now, dueAt: now },
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
