import { createFakePbx, type Pbx, serveFake } from '@sinia/channels/testing/providers';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { sealExchangeSecret } from '../../src/use-cases/calls/exchange-store.ts';
import { openExchange, SECRET, type TestExchange } from './exchange.ts';

const TOKEN = 'token-of-the-control-api';

export interface PbxHouse extends TestExchange {
  readonly pbx: Pbx;
  /** What the exchange has to say has been told and worked out. */
  readonly heard: () => Promise<void>;
  /** What the exchange can be told to do. */
  readonly allow: (control: Partial<NonNullable<ExchangeRow['control']>> | null) => Promise<void>;
  readonly close: () => Promise<void>;
}

type ExchangeRow = typeof schema.exchanges.$inferSelect;

/** The public door, and the fake exchange that tells it of calls and takes orders over loopback. */
export async function openPbxHouse(): Promise<PbxHouse> {
  const exchange = await openExchange();
  const { world, exchangeId } = exchange;
  const { app, pbx } = createFakePbx({
    ...{ token: TOKEN, secret: SECRET, baseUrl: 'http://127.0.0.1:1', line: '930000000', retryMs: 1 },
    eventsUrl: '/v1/calls/events',
    now: world.clock,
    queues: { atencio: { name: 'Atenció', extensions: ['204', '205'] } },
    fetch: (_url, init) =>
      exchange.ask('POST', '/v1/calls/events', {
        raw: String(init?.body),
        headers: init?.headers as Record<string, string>,
      }),
  });
  const served = await serveFake(app);
  const { exchanges } = schema;
  const allow: PbxHouse['allow'] = async (control) => {
    const can = { dials: true, pauses: true, recordings: 'copy', survey: 'callback' } as const;
    const settings = control && { url: `${served.origin}/control`, ...can, ...control };
    const controlToken = sealExchangeSecret(world.secret, exchangeId, TOKEN);
    await world.db
      .update(exchanges)
      .set({ control: settings, controlToken })
      .where(eq(exchanges.id, exchangeId));
  };
  await allow({});
  return {
    ...exchange,
    ...{ pbx, allow },
    async heard() {
      await pbx.events.settle();
      await exchange.settle();
    },
    async close() {
      await served.close();
      await world.database.drop();
    },
  };
}
