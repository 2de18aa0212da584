import type { ChannelSecrets } from '@sinia/channels';
import type { Dependencies } from '../context.ts';
import type { AccountRow } from './account-store.ts';

/** The token to speak with at the provider. @throws where there is none */
export async function tokenOf(
  _dependencies: Dependencies,
  _row: AccountRow,
  { accessToken }: ChannelSecrets,
): Promise<string> {
  if (!accessToken) throw new Error('there is no token');
  return accessToken;
}
