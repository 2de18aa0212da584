import { outcomeOf } from '../send-codes.ts';
import { callProvider, type ProviderAnswer } from './call-provider.ts';
import type { ChannelNet } from './written-channel.ts';

/**
 * Asks a provider with the token of the account. One that was taken back before its time (401) is replaced and the request
 * is made again, once: without a good token it was surely not carried out.
 *
 * @param changes whether it does something at the provider
 */
export async function callAsAccount(
  net: ChannelNet,
  url: string,
  init: RequestInit,
  changes = true,
): Promise<ProviderAnswer> {
  const ask = (token: string) => {
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    return callProvider(net.fetch, url, { ...init, headers }, changes);
  };
  const token = await net.token().catch((error: Error) => error);
  if (typeof token !== 'string')
    return { kind: 'failure', outcome: outcomeOf('token_invalid', token.message) };
  const answer = await ask(token);
  if (answer.kind === 'failure' || answer.status !== 401) return answer;
  const other = await net.token(token).catch(() => token);
  return other === token ? answer : ask(other);
}
