import { z } from 'zod';
import { outcomeOf } from '../send-codes.ts';
import type { ChannelNet, Subscribed, WrittenAccount } from '../written/written-channel.ts';
import { askX, jsonBody } from './x-api.ts';

const Webhook = z.looseObject({ id: z.string(), url: z.string(), valid: z.boolean() });
const Webhooks = z.looseObject({ data: z.array(Webhook).catch([]) }).catch({ data: [] });

/**
 * Whether X knows our door and has found that it answers its challenges; a door that it does not know is registered, one
 * that it holds for broken is challenged anew. It wants the token of the app, not that of the profile.
 *
 * Source: X API, "Webhooks: GET, POST and PUT /2/webhooks".
 */
export async function subscribeX(
  { secrets: { appToken } }: WrittenAccount,
  net: ChannelNet,
  callback: string,
): Promise<Subscribed> {
  if (!appToken) return { status: 'untold' };
  const app = { ...net, token: async () => appToken };
  const listed = await askX(app, '/2/webhooks', { method: 'GET' }, false);
  if (!listed.ok) return listed.outcome;
  const ours = Webhooks.parse(listed.json).data.find(({ url }) => url === callback);
  if (ours?.valid) return { status: 'subscribed' };
  const answer = ours
    ? await askX(app, `/2/webhooks/${encodeURIComponent(ours.id)}`, { method: 'PUT' })
    : await askX(app, '/2/webhooks', jsonBody({ url: callback }));
  if (answer.ok) return { status: 'mended' };
  const { outcome } = answer;
  // It was reached, and our door did not answer as it should.
  return outcome.code === 'refused' ? outcomeOf('not_subscribed', outcome.reason) : outcome;
}
