import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { z } from 'zod';
import { jsonOfBody } from '../written/read-items.ts';
import type { ChannelNet, Webhook, WebhookVerdict, WrittenAccount } from '../written/written-channel.ts';
import { isServiceUrl } from './service-url.ts';
import { signingKeys } from './signing-keys.ts';
import { tenantStanding } from './tenant-standing.ts';

const ISSUER = 'https://api.botframework.com';
const CLOCKS_SECONDS = 300;

const Activity = z.looseObject({
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.looseObject({ tenantId: z.string().optional() }).optional(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().optional() }).optional() }).optional(),
});

const refused = (status: 401 | 403, reason: string): WebhookVerdict => ({ kind: 'refused', status, reason });

/**
 * The Bot Connector proves itself with a token: RS256 by a key that Microsoft endorses for Teams, for our bot alone, and
 * with the service URL that the activity names. What is of another channel or tenant is not taken.
 *
 * Source: Microsoft, Bot Framework, "Authenticate requests from the Bot Connector service to your bot".
 */
export async function verifyTeams(
  { headers, body }: Webhook,
  { externalId, settings }: WrittenAccount,
  net: ChannelNet,
): Promise<WebhookVerdict> {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  const activity = Activity.safeParse(jsonOfBody(body)).data;
  if (!token || !activity) return refused(401, 'no token, or no activity');
  const { serviceUrl, channelId, conversation, channelData } = activity;
  try {
    const { payload } = await check(token, externalId, net);
    if (payload.serviceurl !== serviceUrl) throw new Error('another service URL');
  } catch (error) {
    return refused(401, (error as Error).message);
  }
  if (channelId !== 'msteams') return refused(403, 'not of Teams');
  if (!isServiceUrl(serviceUrl, net)) return refused(403, 'not a service of Microsoft');
  const tenant = conversation?.tenantId ?? channelData?.tenant?.id ?? '';
  // Who is told why they are not taken in has to be taken so far.
  if (!settings.refusal && tenantStanding(settings, tenant) === 'refused')
    return refused(403, 'of another organisation');
  // An invoke wants its answer at once, and none of ours has anything to say.
  return { kind: 'events', answer: { status: 200, contentType: 'application/json', body: '{}' } };
}

async function check(token: string, audience: string, net: ChannelNet) {
  const { kid = '' } = decodeProtectedHeader(token);
  const keys = await signingKeys(net, kid);
  const key = keys.find((one) => one.kid === kid);
  if (!key) throw new Error('signed with an unknown key');
  if (!key.endorsements?.includes('msteams')) throw new Error('signed with a key that is not for Teams');
  return jwtVerify(token, createLocalJWKSet({ keys: [key] } as JSONWebKeySet), {
    issuer: ISSUER,
    audience: [audience, `api://${audience}`, `api://botid-${audience}`],
    algorithms: ['RS256'],
    clockTolerance: CLOCKS_SECONDS,
    currentDate: net.now(),
    requiredClaims: ['exp'],
  });
}
