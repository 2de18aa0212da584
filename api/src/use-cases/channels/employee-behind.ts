import type { DirectoryMember } from '@sinia/channels';
import type { KnownAccount } from './known-accounts.ts';
import type { EventOf } from './received-event.ts';

/** A message waits so often for the provider to say who the colleague is; then it comes in as anybody's. */
const PATIENT_TRIES = 4;

/**
 * The colleague who writes, as the company's directory names them; null for anybody else. The provider is asked: never
 * inside a transaction.
 *
 * @param attempts how often the message was looked at, this time included
 * @throws where the provider does not say yet, so that it is asked again
 */
export async function employeeBehind(
  { channel }: Pick<KnownAccount, 'channel'>,
  { from }: Pick<EventOf<'message'>, 'from'>,
  attempts: number,
): Promise<DirectoryMember | null> {
  try {
    return (await channel.colleague?.(from)) ?? null;
  } catch (error) {
    if (attempts < PATIENT_TRIES) throw error;
    return null;
  }
}
