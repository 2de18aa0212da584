import type { ChatSettings } from './chat-settings.ts';
import { nextOpening, openUntil } from './opening-hours.ts';

/** Who has said that they answer chats, and when their desk was last heard of. */
export interface Attendant {
  readonly available: boolean;
  readonly seenAt: Date;
}

/** How often a desk says that somebody still answers chats. */
export const ATTENDING_HEARTBEAT_MS = 45_000;
/** Two were missed: they are not there. */
export const ATTENDING_GONE_MS = 100_000;

/**
 * `attended`: somebody answers. `unattended`: it is open, and nobody is there at the moment. `closed`: out of hours. In the
 * last two what is written goes on by mail.
 */
export type ChatStanding =
  | { readonly state: 'attended'; readonly opensAt: null }
  | { readonly state: 'unattended'; readonly opensAt: null }
  | { readonly state: 'closed'; readonly opensAt: Date | null };

export function isAttending({ available, seenAt }: Attendant, now: Date): boolean {
  return available && now.getTime() - seenAt.getTime() < ATTENDING_GONE_MS;
}

/** Whether somebody is there to talk to: the hours first, then people. */
export function chatStanding(
  { hours, closedByHand }: Pick<ChatSettings, 'hours' | 'closedByHand'>,
  attendants: readonly Attendant[],
  now: Date,
): ChatStanding {
  if (closedByHand) return { state: 'closed', opensAt: null };
  if (!openUntil(hours, now)) return { state: 'closed', opensAt: nextOpening(hours, now) };
  const somebody = attendants.some((one) => isAttending(one, now));
  return { state: somebody ? 'attended' : 'unattended', opensAt: null };
}
