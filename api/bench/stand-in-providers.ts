import { randomBytes } from 'node:crypto';
import { type DemoAccount, demoAccounts } from '@sinia/channels/testing/demo';
import { createFakeTeams, serveFake } from '@sinia/channels/testing/providers';
import { readSecrets } from '@sinia/launcher/parts';
import { type Context, Hono } from 'hono';
import type { Installation } from './installation.ts';
import type { TeamsPass } from './webhooks.ts';

export interface StandInProviders {
  /** From which the accounts and their secrets follow. */
  readonly secret: string;
  readonly pass: TeamsPass;
  /** Messages of ours that were handed over more than once; nothing of Teams. */
  readonly doubled: () => readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * The providers of the written channels, who take whatever is handed to them at once and tell nothing of it: what they do
 * themselves is not what is measured. Teams is its fake, because of its keys.
 */
export async function startProviders({ dataDir, providersPort }: Installation): Promise<StandInProviders> {
  const { channelsSecret: secret } = readSecrets(dataDir);
  const origin = `http://127.0.0.1:${providersPort}`;
  const serviceUrl = `${origin}/teams`;
  const { teams, tokenOf } = teamsWithToken(secret, serviceUrl);
  const taken = new Map<string, number>();
  const take = async (c: Context) => {
    const what = `${c.req.path} ${await c.req.text()}`;
    taken.set(what, (taken.get(what) ?? 0) + 1);
    const id = randomBytes(12).toString('hex');
    return c.json({ message_id: id, messages: [{ id }], data: { dm_event_id: id } });
  };
  const app = new Hono()
    .mount('/teams', teams.app.fetch)
    .mount('/login', teams.app.fetch)
    .post('*', take)
    .get('*', (c) => c.json({}));
  const { close } = await serveFake(app, providersPort);
  return {
    ...{ secret, close },
    pass: { token: await tokenOf(), serviceUrl: `${serviceUrl}/emea/` },
    doubled: () => [...taken].flatMap(([what, times]) => (times > 1 ? [what] : [])),
  };
}

/** The fake signs what it sends: what it would show at our door is kept, and nothing is sent. */
function teamsWithToken(secret: string, origin: string) {
  const { externalId, settings, secrets } = demoAccounts(secret).find(
    ({ channel }) => channel === 'teams',
  ) as DemoAccount;
  let shown = '';
  const teams = createFakeTeams({
    ...{ appId: externalId, appSecret: secrets.clientSecret ?? '', token: secrets.accessToken ?? '' },
    ...{ tenantId: settings.tenantId ?? '', webhookUrl: origin, origin: () => origin },
    fetch: async (_url, init) => {
      shown = new Headers(init?.headers).get('Authorization') ?? '';
      return new Response();
    },
  });
  const tokenOf = async () => {
    await teams.tell({ id: '29:bench', name: 'Bench', email: 'bench@empresa.example' }, { type: 'message' });
    return shown.replace(/^Bearer /, '');
  };
  return { teams, tokenOf };
}
