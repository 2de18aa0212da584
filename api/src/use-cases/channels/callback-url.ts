import type { Dependencies } from '../context.ts';
import type { AccountRow } from './account-store.ts';

/** The address of our door for an account, as it is given to the provider. */
export function callbackUrl(
  { settings }: Pick<Dependencies, 'settings'>,
  { channel, id }: Pick<AccountRow, 'channel' | 'id'>,
): string {
  return new URL(`/v1/inbound/${channel}/${id}`, settings.baseUrl).href;
}
