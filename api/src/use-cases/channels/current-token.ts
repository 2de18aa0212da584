import type { ChannelSecrets, RenewedTokens, WrittenChannel } from '@sinia/channels';
import type { Dependencies } from '../context.ts';
import type { AccountRow } from './account-store.ts';
import { renewToken } from './renew-token.ts';

export interface TokenHolder {
  readonly row: AccountRow;
  readonly channel: WrittenChannel;
  readonly secrets: ChannelSecrets;
}

/** Tokens for the asking are kept until shortly before they run out; whoever asks at once shares one request. */
const GRANT_MARGIN_MS = 5 * 60_000;
type Granted = Map<string, Promise<RenewedTokens>>;
const granted = new WeakMap<Dependencies['db'], Granted>();

/**
 * The token to speak with at the provider, renewed where it runs out or was refused; a refused one that cannot be renewed
 * is given again.
 *
 * @throws where there is none
 */
export async function currentToken(
  dependencies: Dependencies,
  holder: TokenHolder,
  refused?: string,
): Promise<string> {
  const { channel, secrets, row } = holder;
  const now = dependencies.clock().getTime();
  if (channel.grant) return grantedToken(grantsOf(dependencies), holder, now, refused);
  const ends = row.tokenExpiresAt?.getTime();
  const { renewal } = channel;
  const margin = renewal && 'beforeMs' in renewal ? renewal.beforeMs : 0;
  if (channel.renew && refused) return renewToken(dependencies, row.id, refused);
  if (channel.renew && ends !== undefined && ends - now < margin) return renewToken(dependencies, row.id);
  if (!secrets.accessToken) throw new Error('there is no token');
  return secrets.accessToken;
}

function grantsOf({ db }: Dependencies): Granted {
  const kept: Granted = granted.get(db) ?? new Map();
  granted.set(db, kept);
  return kept;
}

async function grantedToken(
  grants: Granted,
  { row, channel, secrets }: TokenHolder,
  now: number,
  refused?: string,
): Promise<string> {
  const key = `${row.id}:${row.externalId}:${secrets.clientSecret}`;
  const kept = grants.get(key);
  const known = await kept?.catch(() => undefined);
  const isGood = known && (known.expiresAt?.getTime() ?? 0) - now > GRANT_MARGIN_MS;
  if (isGood && known.accessToken !== refused) return known.accessToken;
  // Whoever has asked meanwhile has asked for all.
  const asked =
    grants.get(key) === kept ? ask(grants, key, channel) : (grants.get(key) ?? ask(grants, key, channel));
  return (await asked).accessToken;
}

function ask(grants: Granted, key: string, { grant }: WrittenChannel): Promise<RenewedTokens> {
  const asked = (grant as NonNullable<WrittenChannel['grant']>)();
  grants.set(key, asked);
  asked.catch(() => grants.delete(key));
  return asked;
}
