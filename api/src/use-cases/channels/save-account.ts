import type { ChannelSecrets } from '@sinia/channels';
import { CLOSED_BREAKER, Refusal } from '@sinia/core';
import { ACCOUNT_FIELDS, CONNECTED_CHANNELS, type ConnectedChannel } from '@sinia/core/channel-account';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { insertAccount, lockAccount, openSecrets, sealSecrets, writeAccount } from './account-store.ts';
import { forgetAccounts } from './known-accounts.ts';

const AccountId = z.object({ id: z.string().max(60) });
const Name = z.string().trim().min(1).max(80);
const Settings = z.record(z.string().max(40), z.string().trim().max(500));
const Secret = z.string().trim().min(1).max(4_000);
const Secrets = z
  .object({
    ...{ signing: Secret, accessToken: Secret, refreshToken: Secret },
    ...{ clientSecret: Secret, appToken: Secret },
  })
  .partial();
type Given = z.output<typeof Secrets>;

/** Old secrets that still open the door while the provider changes over. */
const MOST_SECRETS = 3;

const insert = defineUseCase({
  name: 'connectChannel',
  permission: 'channel.write',
  input: z.object({
    channel: z.enum(CONNECTED_CHANNELS),
    name: Name,
    externalId: z.string().trim().min(1).max(200),
    groupId: z.string().max(60),
    settings: Settings,
    secrets: Secrets,
  }),
  output: AccountId,
  load: async () => null,
  about: () => ({}),
  run: async (work, { input, context, now }) => {
    const { channel, settings, secrets: given, ...plain } = input;
    const { secret, random } = context.dependencies;
    const { secrets: wanted, optional = [] } = ACCOUNT_FIELDS[channel];
    const missing = wanted.filter((name) => !given[name] && !optional.includes(name));
    refuseMissing(missing, 'secrets');
    const id = drawId(context, now, 'cha');
    const verifyToken = Buffer.from(random(18)).toString('base64url');
    const secrets = sealSecrets(secret, id, withSecrets({ ...NONE, verifyToken }, given));
    await insertAccount(work.tx, {
      ...{ id, channel, ...plain, secrets, settings: checkedSettings(channel, settings) },
      ...{ breaker: CLOSED_BREAKER, createdAt: now, tokenExpiresAt: firstExpiry(channel, now) },
    });
    work.audit(`channel.connected ${channel} ${id}`, null);
    return { id };
  },
});

const update = defineUseCase({
  name: 'changeChannel',
  permission: 'channel.write',
  input: AccountId.extend({
    set: z
      .object({
        ...{ name: Name, groupId: z.string().max(60), settings: Settings, secrets: Secrets },
        ...{ paused: z.boolean(), dropOldSecrets: z.literal(true) },
      })
      .partial(),
  }),
  output: AccountId,
  load: (tx, { id }) => lockAccount(tx, id),
  about: () => ({}),
  run: async (work, { input: { id, set }, subject: account, context, now }) => {
    const { paused, settings, secrets, dropOldSecrets, ...plain } = set;
    const { secret } = context.dependencies;
    const channel = account.channel as ConnectedChannel;
    const before = openSecrets(secret, account);
    const after = withSecrets(before, secrets ?? {});
    const kept = dropOldSecrets ? { ...after, signing: after.signing.slice(0, 1) } : after;
    const renewed = secrets?.accessToken || secrets?.refreshToken;
    await writeAccount(work.tx, id, {
      ...plain,
      ...(settings ? { settings: checkedSettings(channel, settings) } : {}),
      ...(paused === undefined ? {} : { pausedAt: paused ? now : null }),
      ...(secrets || dropOldSecrets ? { secrets: sealSecrets(secret, id, kept) } : {}),
      ...(renewed ? { tokenExpiresAt: firstExpiry(channel, now) } : {}),
      ...(secrets ? { lastError: null, lastErrorAt: null, breaker: CLOSED_BREAKER } : {}),
    });
    const what = [...Object.keys(plain), ...Object.keys(secrets ?? {}).map((name) => `secret:${name}`)];
    if (settings) what.push('settings');
    if (paused !== undefined) what.push(paused ? 'paused' : 'resumed');
    if (dropOldSecrets) what.push('old_secrets_dropped');
    work.audit(`channel.changed ${id} ${what.sort().join(' ')}`, null);
    return { id };
  },
});

/** A new account: it accepts webhooks at once, and says so when the provider asks. */
export const connectChannel = {
  ...insert,
  async execute(context: Context, input: z.output<typeof insert.input>) {
    const made = await insert.execute(context, input);
    forgetAccounts(context.dependencies);
    return made;
  },
};

/**
 * Another name, group, pause or secret. A new signing secret stands beside the old one, so that nothing is refused while
 * the provider changes over; the old ones are dropped by a word of their own.
 */
export const changeChannel = {
  ...update,
  async execute(context: Context, input: z.output<typeof update.input>) {
    const changed = await update.execute(context, input);
    forgetAccounts(context.dependencies);
    return changed;
  },
};

const NONE: ChannelSecrets = {
  ...{ signing: [], verifyToken: null, accessToken: null, refreshToken: null, clientSecret: null },
};

function withSecrets(before: ChannelSecrets, { signing, ...tokens }: Given): ChannelSecrets {
  const all = signing ? [signing, ...before.signing.filter((one) => one !== signing)] : before.signing;
  return {
    ...{ verifyToken: before.verifyToken, signing: all.slice(0, MOST_SECRETS) },
    accessToken: tokens.accessToken ?? before.accessToken,
    refreshToken: tokens.refreshToken ?? before.refreshToken,
    clientSecret: tokens.clientSecret ?? before.clientSecret,
    appToken: tokens.appToken ?? before.appToken ?? null,
  };
}

/** Only what the channel knows of is kept. @throws Refusal where something that it needs is missing */
function checkedSettings(channel: ConnectedChannel, given: Readonly<Record<string, string>>) {
  const { settings, required } = ACCOUNT_FIELDS[channel];
  refuseMissing(
    required.filter((name) => !given[name]),
    'settings',
  );
  return Object.fromEntries(settings.flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
}

function refuseMissing(names: readonly string[], where: string): void {
  if (names.length === 0) return;
  throw new Refusal('invalid_body', {
    fields: names.map((name) => ({ pointer: `/${where}/${name}`, code: 'missing' })),
  });
}

/** X says nothing of how old a token is: it is renewed before it is first used. */
const firstExpiry = (channel: ConnectedChannel, now: Date) => (channel === 'x' ? now : null);
