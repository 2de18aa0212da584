import { randomBytes } from 'node:crypto';
import {
  createFakeWhatsApp,
  type FakeTemplate,
  type FakeWhatsApp,
  serveFake,
} from '@sinia/channels/testing/providers';
import type { ChannelSecrets } from '@sinia/channels/written';
import { CLOSED_BREAKER, newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { createApp } from '../../src/app.ts';
import { fetchMedia } from '../../src/jobs/fetch-media.ts';
import { nameCorrespondents } from '../../src/jobs/name-correspondents.ts';
import { processEvents } from '../../src/jobs/process-events.ts';
import { processWebhooks } from '../../src/jobs/process-webhooks.ts';
import { sealSecrets } from '../../src/use-cases/channels/account-store.ts';
import { forgetAccounts } from '../../src/use-cases/channels/known-accounts.ts';
import type { Dependencies } from '../../src/use-cases/context.ts';
import { type House, openHouse } from '../follow/house.ts';

export interface ChannelHouse extends House {
  /** A request to our own doors. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** Everything that is due: webhooks, their items, files, events, deliveries, and what the fakes then tell. */
  readonly quiet: () => Promise<void>;
  readonly connect: (account: {
    readonly id: string;
    readonly channel: 'whatsapp' | 'messenger' | 'instagram' | 'x' | 'teams';
    readonly externalId: string;
    readonly settings?: Record<string, string>;
    readonly secrets?: Partial<ChannelSecrets>;
    readonly tokenExpiresAt?: Date;
  }) => Promise<void>;
  readonly tickets: () => Promise<(typeof schema.tickets.$inferSelect)[]>;
  readonly messagesOf: (ticketId: string) => Promise<(typeof schema.messages.$inferSelect)[]>;
  readonly deliveriesOf: (ticketId: string) => Promise<(typeof schema.deliveries.$inferSelect)[]>;
}

export const accountId = (name: string) => newId('cha', 1_700_000_000_000, Buffer.from(name.padEnd(16, '.')));

/** A house whose written channels lead to fakes. `settle` of each fake is waited for with everything else. */
export async function openChannelHouse(
  providers: NonNullable<Dependencies['settings']['providers']>,
  fakes: readonly { readonly settle: () => Promise<void> }[],
): Promise<ChannelHouse> {
  const house = await openHouse({ verdict: 'none' }, { providers });
  const { world, groupId } = house;
  const { db } = world;
  const app = createApp(world);
  const byTicket = <Row>(rows: Row[]) => rows;
  return {
    ...house,
    request: async (path, init) => app.request(new URL(path, world.settings.baseUrl), init),
    async quiet() {
      // What has just been sent is told of by the next webhooks: it is quiet once nothing came twice.
      for (let idle = 0; idle < 2; ) {
        for (const fake of fakes) await fake.settle();
        const taken =
          (await processWebhooks(world)) + (await processEvents(world)) + (await fetchMedia(world));
        await nameCorrespondents(world);
        await house.settle();
        idle = taken === 0 ? idle + 1 : 0;
      }
    },
    async connect({ id, channel, externalId, settings = {}, secrets = {}, tokenExpiresAt }) {
      const all: ChannelSecrets = {
        ...{ signing: [], verifyToken: null, accessToken: null, refreshToken: null, clientSecret: null },
        ...secrets,
      };
      await db.insert(schema.channelAccounts).values({
        ...{ id, channel, externalId, settings, groupId, name: `AMSA ${channel}` },
        ...{ secrets: sealSecrets(world.secret, id, all), breaker: CLOSED_BREAKER, createdAt: world.clock() },
        ...(tokenExpiresAt ? { tokenExpiresAt } : {}),
      });
      forgetAccounts(world);
    },
    tickets: () => db.select().from(schema.tickets).orderBy(schema.tickets.createdAt),
    messagesOf: async (ticketId) =>
      byTicket(
        await db
          .select()
          .from(schema.messages)
          .where(eq(schema.messages.ticketId, ticketId))
          .orderBy(schema.messages.id),
      ),
    deliveriesOf: (ticketId) =>
      db
        .select()
        .from(schema.deliveries)
        .where(eq(schema.deliveries.ticketId, ticketId))
        .orderBy(schema.deliveries.id),
  };
}

export const WHATSAPP = {
  id: accountId('whatsapp'),
  number: '106540352242922',
  wabaId: '102290129340398',
  token: `EAA${randomBytes(12).toString('hex')}`,
  appSecret: randomBytes(16).toString('hex'),
  verifyToken: randomBytes(8).toString('hex'),
};

export const TEMPLATES: readonly FakeTemplate[] = [
  {
    ...{ name: 'consulta_resolta', language: 'ca', category: 'UTILITY', status: 'APPROVED' },
    body: 'La seva consulta {{1}} està {{2}}.',
  },
  {
    ...{ name: 'reprendre', language: 'ca', category: 'UTILITY', status: 'APPROVED' },
    body: 'Hola {{1}}, tenim una resposta a la seva consulta {{2}}. Respongui aquest missatge i la rebrà.',
  },
];

export interface WhatsAppHouse extends ChannelHouse {
  readonly whatsapp: FakeWhatsApp;
}

/** A house with one WhatsApp number. */
export async function openWhatsAppHouse(): Promise<WhatsAppHouse> {
  let origin = '';
  let house: ChannelHouse | undefined;
  const { number, wabaId, token, appSecret, verifyToken, id } = WHATSAPP;
  const whatsapp = createFakeWhatsApp({
    ...{ number, wabaId, token, appSecret, display: '34930000000', templates: TEMPLATES },
    webhookUrl: `http://sinia.test/v1/inbound/whatsapp/${id}`,
    origin: () => origin,
    now: () => house?.world.clock() ?? new Date(),
    fetch: async (url, init) => (house as ChannelHouse).request(new URL(String(url)).pathname, init),
  });
  const fake = await serveFake(whatsapp.app);
  origin = fake.origin;
  house = await openChannelHouse({ facebook: origin }, [whatsapp.webhooks]);
  const secrets = { signing: [appSecret], verifyToken, accessToken: token };
  await house.connect({ id, channel: 'whatsapp', externalId: number, settings: { wabaId }, secrets });
  const { close } = house;
  return {
    ...house,
    whatsapp,
    async close() {
      await close();
      await fake.close();
    },
  };
}
