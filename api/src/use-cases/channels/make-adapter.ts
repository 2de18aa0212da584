import { type ChannelSecrets, ENDPOINTS, type WrittenChannel } from '@sinia/channels';
import { isWrittenChannel, WRITTEN_ADAPTERS } from '@sinia/channels/written';
import type { Dependencies } from '../context.ts';
import type { AccountRow } from './account-store.ts';

/** The adapter of an account as it is; null for channels that need none. */
export function makeAdapter(
  { clock, settings }: Pick<Dependencies, 'clock' | 'settings'>,
  row: Pick<AccountRow, 'channel' | 'externalId' | 'settings'>,
  secrets: ChannelSecrets,
  token: (channel: WrittenChannel, refused?: string) => Promise<string>,
): WrittenChannel | null {
  if (!isWrittenChannel(row.channel)) return null;
  const { externalId, settings: own } = row;
  const channel: WrittenChannel = WRITTEN_ADAPTERS[row.channel](
    { externalId, settings: own, secrets },
    {
      fetch: (...request) => fetch(...request),
      now: clock,
      endpoints: { ...ENDPOINTS, ...settings.providers },
      token: (refused) => token(channel, refused),
    },
  );
  return channel;
}
