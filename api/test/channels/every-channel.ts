import { randomBytes } from 'node:crypto';
import {
  createFakeMessaging,
  createFakeTeams,
  createFakeX,
  type FakeMessaging,
  type FakeTeams,
  type FakeX,
  GOOD_DAY,
  type Phone,
  serveFake,
  shareHost,
} from '@sinia/channels/testing/providers';
import { accountId, type ChannelHouse, openChannelHouse } from './channel-house.ts';

const drawn = (prefix = '') => `${prefix}${randomBytes(12).toString('hex')}`;

export const PAGE = { id: accountId('messenger'), externalId: '110000000000001', token: drawn('EAAP') };
export const PROFILE = { id: accountId('instagram'), externalId: '17841400000000000', token: drawn('IGAA') };
/** A profile that is reached through its page. */
export const PAGED = { id: accountId('instagram2'), externalId: '17841400000000009', token: drawn('EAAI') };
export const X = { id: accountId('x'), externalId: '111', clientId: drawn(), clientSecret: drawn() };
/** Of the app, not of the profile. */
export const X_APP_TOKEN = drawn();
export const BOT = { id: accountId('teams'), externalId: 'app-1', tenantId: 't-1', secret: drawn() };

/** A customer on a channel, with a screen. */
export interface OnChannel {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly says: (text: string) => unknown;
  readonly sendsPicture: (bytes: Uint8Array) => unknown;
  readonly reads: () => void;
  readonly screen: Phone;
}

export interface EveryChannel extends ChannelHouse {
  readonly messenger: FakeMessaging;
  readonly instagram: FakeMessaging;
  readonly paged: FakeMessaging;
  readonly x: FakeX;
  readonly teams: FakeTeams;
  readonly somebodyOn: Record<'messenger' | 'instagram' | 'paged' | 'x' | 'teams', () => OnChannel>;
  /** All fakes in good order again. */
  readonly mend: () => void;
}

let people = 5_200_000_000_000_000n;

/** A house with a page, two profiles (one of either login), an X account and a bot. */
export async function openEveryChannel(): Promise<EveryChannel> {
  const origins = { facebook: '', instagram: '', x: '', teams: '' };
  let house: ChannelHouse | undefined;
  const common = (channel: string, id: string) => ({
    webhookUrl: `http://sinia.test/v1/inbound/${channel}/${id}`,
    now: () => house?.world.clock() ?? new Date(),
    fetch: (async (url, init) => {
      const { pathname, search } = new URL(String(url));
      return (house as ChannelHouse).request(pathname + search, init);
    }) as typeof globalThis.fetch,
  });
  const [appSecret, otherSecret, consumerSecret] = [drawn(), drawn(), drawn()];
  const messaging = (
    product: 'messenger' | 'instagram',
    account: typeof PAGE,
    host: 'facebook' | 'instagram',
  ) =>
    createFakeMessaging({
      ...common(product, account.id),
      ...{ product, id: account.externalId, name: 'AMSA', token: account.token, appId: '1517776481860111' },
      ...{ appSecret: host === 'facebook' ? appSecret : otherSecret, origin: () => origins[host] },
    });
  const messenger = messaging('messenger', PAGE, 'facebook');
  const instagram = messaging('instagram', PROFILE, 'instagram');
  const paged = messaging('instagram', PAGED, 'facebook');
  const [accessToken, refreshToken] = [drawn(), drawn()];
  const x = createFakeX({
    ...common('x', X.id),
    ...{ userId: X.externalId, consumerSecret, clientId: X.clientId, clientSecret: X.clientSecret },
    ...{ accessToken, refreshToken, appToken: X_APP_TOKEN, origin: () => origins.x },
  });
  const teams = createFakeTeams({
    ...common('teams', BOT.id),
    ...{ appId: BOT.externalId, appSecret: BOT.secret, tenantId: BOT.tenantId, origin: () => origins.teams },
  });
  const hosts = {
    facebook: await serveFake(
      shareHost([
        { ...PAGE, app: messenger.app },
        { ...PAGED, app: paged.app },
      ]),
    ),
    instagram: await serveFake(instagram.app),
    x: await serveFake(x.app),
    teams: await serveFake(teams.app),
  };
  for (const name of Object.keys(origins) as (keyof typeof origins)[]) origins[name] = hosts[name].origin;
  const { facebook, instagram: own, x: xHost, teams: microsoft } = origins;
  house = await openChannelHouse(
    { facebook, instagram: own, x: xHost, botFramework: microsoft, microsoftLogin: microsoft },
    [messenger.webhooks, instagram.webhooks, paged.webhooks, x.webhooks, teams],
  );
  const { connect, world, close } = house;
  const meta = { signing: [otherSecret, appSecret] };
  await connect({
    ...PAGE,
    channel: 'messenger',
    settings: { humanAgent: 'yes' },
    secrets: { ...meta, accessToken: PAGE.token },
  });
  await connect({
    ...PROFILE,
    channel: 'instagram',
    settings: { login: 'instagram' },
    secrets: { ...meta, accessToken: PROFILE.token },
  });
  const byPage = { login: 'page', pageId: PAGED.externalId };
  await connect({
    ...PAGED,
    channel: 'instagram',
    settings: byPage,
    secrets: { ...meta, accessToken: PAGED.token },
  });
  await connect({
    ...{ ...X, channel: 'x', settings: { clientId: X.clientId, publicPosts: 'yes' } },
    secrets: {
      ...{ signing: [consumerSecret], accessToken, refreshToken },
      ...{ clientSecret: X.clientSecret, appToken: X_APP_TOKEN },
    },
    tokenExpiresAt: new Date(world.clock().getTime() + 7_200_000),
  });
  await connect({
    ...{ ...BOT, channel: 'teams', settings: { tenantId: BOT.tenantId } },
    secrets: { clientSecret: BOT.secret },
  });
  const conditions = [messenger, instagram, paged, x, teams].map((fake) => fake.conditions);
  return {
    ...house,
    ...{ messenger, instagram, paged, x, teams },
    somebodyOn: {
      messenger: () => onMessaging(messenger),
      instagram: () => onMessaging(instagram),
      paged: () => onMessaging(paged),
      x: () => onX(x),
      teams: () => onTeams(teams),
    },
    mend() {
      for (const one of conditions)
        Object.assign(one, GOOD_DAY, { closed: false, revoked: false, uninstalled: false });
    },
    async close() {
      await close();
      for (const host of Object.values(hosts)) await host.close();
    },
  };
}

function somebody(prefix = ''): OnChannel['person'] {
  people += 1n;
  return { id: `${prefix}${people}`, name: 'Ana Serra', email: 'ana@correu.example' };
}

function onMessaging(fake: FakeMessaging): OnChannel {
  const person = { ...somebody(), username: 'ana.serra' };
  return {
    person,
    says: (text) => fake.write(person, { text }),
    sendsPicture: (bytes) =>
      fake.write(person, {
        attachments: [{ type: 'image', payload: { url: fake.fileAt(bytes, 'image/png') } }],
      }),
    reads: () => fake.read(person.id),
    screen: fake.phoneOf(person.id),
  };
}

function onX(fake: FakeX): OnChannel {
  const person = { ...somebody(), username: 'ana_serra' };
  return {
    person,
    says: (text) => fake.write(person, text),
    sendsPicture: (bytes) => fake.write(person, '', { bytes, mediaType: 'image/png' }),
    reads: () => fake.read(person),
    screen: fake.phoneOf(person.id),
  };
}

function onTeams(fake: FakeTeams): OnChannel {
  // Customers are of other organisations: who writes from ours is a colleague.
  const person = { ...somebody('29:'), tenantId: 't-2' };
  return {
    person,
    says: (text) => fake.write(person, text),
    sendsPicture: (bytes) =>
      fake.write(person, '', {
        attachments: [{ contentType: 'image/png', contentUrl: fake.fileAt(bytes, 'image/png', false) }],
      }),
    reads: () => undefined,
    screen: fake.phoneOf(person),
  };
}
