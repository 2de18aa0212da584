import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { WRITTEN_ADAPTERS } from '@sinia/channels/written';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { processWebhooks } from '../../src/jobs/process-webhooks.ts';
import { knownAccount } from '../../src/use-cases/channels/known-accounts.ts';
import { accountId, type ChannelHouse, openChannelHouse } from './channel-house.ts';

/** Whose the documented samples are. */
const ACCOUNTS = {
  whatsapp: '106540352242922',
  messenger: '110000000000001',
  instagram: '17841400000000000',
  x: '111',
} as const satisfies Partial<Record<keyof typeof WRITTEN_ADAPTERS, string>>;
type Sampled = keyof typeof ACCOUNTS;

const SECRET = 'the-secret-of-the-app';
const hmac = (body: Uint8Array) => createHmac('sha256', SECRET).update(body);

const signed = (channel: Sampled, body: Uint8Array): Record<string, string> =>
  channel === 'x'
    ? { 'x-twitter-webhooks-signature': `sha256=${hmac(body).digest('base64')}` }
    : { 'x-hub-signature-256': `sha256=${hmac(body).digest('hex')}` };

const samples = Object.keys(ACCOUNTS).flatMap((name) => {
  const channel = name as Sampled;
  const folder = new URL(`../../../packages/channels/src/${channel}/samples/`, import.meta.url);
  return readdirSync(folder).map((file) => [channel, file, readFileSync(new URL(file, folder))] as const);
});

let house: ChannelHouse;
/** The same doors while the database takes nothing. */
let failing: ReturnType<typeof createApp>;

beforeAll(async () => {
  house = await openChannelHouse({}, []);
  for (const [channel, externalId] of Object.entries(ACCOUNTS) as [Sampled, string][])
    await house.connect({
      ...{ id: accountId(channel), channel, externalId },
      secrets: { signing: [SECRET], accessToken: 'token' },
    });
  const down = (first: unknown) =>
    Array.isArray(first) && 'raw' in first ? Promise.reject(new Error('the database is down')) : [];
  failing = createApp({ ...house.world, sql: down as never });
});
afterAll(() => house.close());

const stored = () => house.world.db.$count(schema.inboundEnvelopes);
const eventsOf = (channel: Sampled) =>
  house.world.db
    .select({ kind: schema.channelEvents.kind, id: schema.channelEvents.providerId })
    .from(schema.channelEvents)
    .where(eq(schema.channelEvents.accountId, accountId(channel)));

/** What is told of an account bears no id of the provider's: it is known by when it came. */
const nameOf = ({ kind, id }: { kind: string; id: string }) => (kind === 'account' ? kind : `${kind} ${id}`);

describe.each(samples)('%s %s', (channel, _file, body) => {
  test('with a 5xx on the first delivery and twice more: kept once, and each event once', async () => {
    const url = new URL(`/v1/inbound/${channel}/${accountId(channel)}`, house.world.settings.baseUrl);
    const init = { method: 'POST', headers: signed(channel, body), body: new Uint8Array(body) };
    const before = await stored();
    expect((await failing.request(url, init)).status).toBeGreaterThanOrEqual(500);
    expect(await stored()).toBe(before);
    for (const _again of [1, 2, 3]) expect((await house.request(url.pathname, init)).status).toBe(200);
    expect(await stored()).toBe(before + 1);
    await processWebhooks(house.world);
    const account = await knownAccount(house.world, accountId(channel));
    const told = await account!.channel.parse({ method: 'POST', query: {}, headers: {}, body });
    const names = new Set((await eventsOf(channel)).map(nameOf));
    for (const event of told.filter(
      ({ account, kind }) => account === ACCOUNTS[channel] && kind !== 'ignored',
    ))
      expect(names).toContain(nameOf(event));
  });
});
