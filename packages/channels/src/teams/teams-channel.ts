import { z } from 'zod';
import { CAPABILITIES } from '../capabilities.ts';
import type { WrittenOutcome } from '../port.ts';
import { outcomeOf, outcomeUnknown, type SendCode } from '../send-codes.ts';
import { callAsAccount } from '../written/call-as-account.ts';
import { callProvider, codeOfStatus, type ProviderAnswer, retryAfterOf } from '../written/call-provider.ts';
import { splitText } from '../written/split-text.ts';
import type {
  ChannelNet,
  DirectoryMember,
  OutgoingWritten,
  Profile,
  RenderedPart,
  RenewedTokens,
  WrittenAccount,
  WrittenChannel,
} from '../written/written-channel.ts';
import { parseTeams } from './parse-teams.ts';
import { isServiceUrl } from './service-url.ts';
import { tenantStanding } from './tenant-standing.ts';
import { verifyTeams } from './verify-teams.ts';

const Sent = z.looseObject({ id: z.string() });
const Granted = z.looseObject({ access_token: z.string(), expires_in: z.number() });
const Failure = z.looseObject({
  error: z.looseObject({ code: z.string().optional(), message: z.string().optional() }),
});
const Member = z.looseObject({
  name: z.string().optional(),
  email: z.string().optional(),
  userPrincipalName: z.string().optional(),
  userRole: z.string().optional(),
  tenantId: z.string().optional(),
  aadObjectId: z.string().optional(),
});
type Member = z.infer<typeof Member>;

/**
 * A bot in Microsoft Teams: its account is the id of the app. `settings.tenantId` is where it is registered; whose people
 * are colleagues and who may write stands in `tenantStanding`, what others are told in `settings.refusal`.
 */
export function createTeams(account: WrittenAccount, net: ChannelNet): WrittenChannel {
  return {
    capabilities: CAPABILITIES.teams,
    mediaHosts: ['smba.trafficmanager.net', '.botframework.com', '.sharepoint.com'],
    verify: (webhook) => verifyTeams(webhook, account, net),
    parse: async ({ body }) => parseTeams(body, net.now().toISOString(), account.settings),
    render: async (message) => renderTeams(message),
    send: (part, message) => send(net, part, message),
    async locateMedia({ id, url, mediaType, fileName }) {
      const ours = id === 'connector' && isServiceUrl(url ?? '', net);
      const headers = ours ? { authorization: `Bearer ${await net.token()}` } : {};
      return { url: url ?? '', headers, mediaType, fileName };
    },
    profile: ({ facts = {} }) => profile(net, facts),
    colleague: ({ facts = {} }) => colleague(account, net, facts),
    async check() {
      const granted = await net.token().catch((error: Error) => error);
      if (typeof granted === 'string') return { status: 'sent', providerId: null };
      return outcomeOf('token_invalid', granted.message);
    },
    grant: () => grant(account, net),
  };
}

function renderTeams({ id, to, text, replyTo }: OutgoingWritten): RenderedPart[] {
  const { facts = {} } = to;
  return splitText(text, CAPABILITIES.teams.textLimit).map((piece, index) => ({
    ...{ correlation: `out:${id}:${index}`, text: piece, upload: null },
    body: {
      ...{ type: 'message', text: piece, textFormat: 'plain' },
      from: { id: facts.botId ?? '' },
      recipient: { id: facts.userId ?? '' },
      conversation: { id: facts.conversationId ?? '' },
      ...(replyTo && index === 0 ? { replyToId: replyTo.slice(replyTo.lastIndexOf(':') + 1) } : {}),
    },
  }));
}

async function send(
  net: ChannelNet,
  part: RenderedPart,
  { to: { facts = {} } }: OutgoingWritten,
): Promise<WrittenOutcome> {
  const conversation = facts.conversationId ?? '';
  const answer = await ask(
    net,
    facts,
    `conversations/${encodeURIComponent(conversation)}/activities`,
    part.body,
  );
  if (!('status' in answer)) return answer.outcome;
  if (answer.status < 400) {
    const id = Sent.safeParse(answer.json).data?.id;
    return { status: 'sent', providerId: id ? `${conversation}:${id}` : null };
  }
  const { code, message } = Failure.safeParse(answer.json).data?.error ?? {};
  const reason = [answer.status, code, message].filter(Boolean).join(' ');
  if (answer.status === 500) return outcomeUnknown(reason);
  return outcomeOf(sendCodeOf(answer.status, code), reason, retryAfterOf(answer.headers, net.now()));
}

/** 412, 502 and 504 are asked to be tried again (Teams, "Rate limiting"); 403 is that they do not have the app. */
function sendCodeOf(status: number, code = ''): SendCode {
  if (status === 403)
    return /MessageWritesBlocked|BotNotInConversationRoster/.test(code) ? 'blocked' : 'not_installed';
  if (status === 412 || status === 502 || status === 504) return 'throttled';
  return codeOfStatus(status);
}

type Asked =
  | Extract<ProviderAnswer, { kind: 'answer' }>
  | { outcome: Exclude<WrittenOutcome, { status: 'sent' }> };

async function ask(
  net: ChannelNet,
  { serviceUrl = '' }: Readonly<Record<string, string>>,
  path: string,
  body?: unknown,
): Promise<Asked> {
  if (!isServiceUrl(serviceUrl, net)) return { outcome: outcomeOf('recipient_unknown', 'no service URL') };
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const url = `${serviceUrl.replace(/\/$/, '')}/v3/${path}`;
  const answer = await callAsAccount(net, url, init, body !== undefined);
  return answer.kind === 'answer' ? answer : { outcome: answer.outcome };
}

/** Who somebody is in their organisation. */
async function profile(net: ChannelNet, facts: Facts): Promise<Profile | null> {
  const member = await memberOf(net, facts);
  if (!member) return null;
  const { name = null, email, userPrincipalName } = member;
  return { name, address: null, email: email ?? userPrincipalName ?? null };
}

type Facts = Readonly<Record<string, string>>;

async function memberOf(net: ChannelNet, facts: Facts): Promise<Member | null> {
  const { conversationId = '', userId = '' } = facts;
  const path = `conversations/${encodeURIComponent(conversationId)}/members/${encodeURIComponent(userId)}`;
  const answer = await ask(net, facts, path);
  if (!('status' in answer) || answer.status >= 400) return null;
  return Member.catch({}).parse(answer.json);
}

/**
 * A colleague, by organisation and object id, which never change; a name decides nothing. The organisation is the
 * person's own, as the roster has it: in a shared channel the conversation is ours and who writes is not. Only our own
 * directory's word on an address is proof.
 */
async function colleague(
  { settings }: WrittenAccount,
  net: ChannelNet,
  facts: Facts,
): Promise<DirectoryMember | null> {
  const { tenantId: tenant = '', aadObjectId: subject } = facts;
  if (!subject || tenantStanding(settings, tenant) !== 'employees') return null;
  const member = await memberOf(net, facts);
  if (!member) throw new Error('Teams does not say yet who the colleague is');
  const { tenantId, userRole, userPrincipalName = '', name } = member;
  const addressProven = tenant.toLowerCase() === settings.tenantId?.toLowerCase();
  // An organisation writes what it likes into an address; the domain of this name it has proven to Microsoft.
  const email = (addressProven && member.email) || userPrincipalName;
  const guest = userRole === 'guest' || userRole === 'anonymous' || userPrincipalName.includes('#EXT#');
  const another = (member.aadObjectId ?? subject) !== subject;
  if (guest || another || tenantId?.toLowerCase() !== tenant.toLowerCase() || !email) return null;
  return {
    ...{ issuer: `https://login.microsoftonline.com/${tenant.toLowerCase()}/v2.0`, subject },
    ...{ name: name ?? email, email: email.toLowerCase() },
    addressProven,
  };
}

/** A token of the bot for the Bot Connector, by client credentials. */
async function grant(
  { externalId, settings, secrets }: WrittenAccount,
  net: ChannelNet,
): Promise<RenewedTokens> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: externalId,
    client_secret: secrets.clientSecret ?? '',
    scope: 'https://api.botframework.com/.default',
  });
  const tenant = settings.tenantId || 'botframework.com';
  const url = `${net.endpoints.microsoftLogin}/${tenant}/oauth2/v2.0/token`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await callProvider(
    net.fetch,
    url,
    { method: 'POST', headers, body: form.toString() },
    false,
  );
  if (answer.kind === 'failure') throw new Error(answer.outcome.reason);
  const granted = Granted.safeParse(answer.json);
  if (!granted.success) throw new Error(`HTTP ${answer.status}: no token was given`);
  const { access_token: accessToken, expires_in: seconds } = granted.data;
  return { accessToken, refreshToken: null, expiresAt: new Date(net.now().getTime() + seconds * 1_000) };
}
