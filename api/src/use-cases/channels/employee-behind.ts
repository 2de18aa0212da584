import type { Employee } from '@sinia/core/sso';
import type { KnownAccount } from './known-accounts.ts';
import type { EventOf } from './received-event.ts';

/** A message waits so often for the provider to say who the colleague is; then it comes in as anybody's. */
const PATIENT_TRIES = 4;

/**
 * The colleague who writes, as the company's directory names them; null for guests and for anybody outside. The provider
 * is asked: never inside a transaction.
 *
 * @param attempts how often the message was looked at, this time included
 * @throws where the provider does not say yet, so that it is asked again
 */
export async function employeeBehind(
  { channel }: Pick<KnownAccount, 'channel'>,
  { from }: Pick<EventOf<'message'>, 'from'>,
  attempts: number,
): Promise<Employee | null> {
  const directory = channel.directoryId?.(from);
  if (!directory) return null;
  const profile = await channel.profile?.(from);
  if (!profile && attempts < PATIENT_TRIES)
    throw new Error('the provider does not say yet who the colleague is');
  if (!profile?.email || profile.guest) return null;
  return { ...directory, email: profile.email.toLowerCase(), name: profile.name ?? profile.email };
}
