/** What somebody does with a ticket that they have on the screen; told apart, because only the second answers. */
export const DOINGS = ['viewing', 'typing'] as const;
export type Doing = (typeof DOINGS)[number];

/** How often a desk says that it still has a ticket open. */
export const HEARTBEAT_MS = 10_000;
/** One heartbeat was missed: they may have gone. */
export const AWAY_AFTER_MS = 15_000;
/** Two were: they have gone. */
export const GONE_AFTER_MS = 25_000;
/** Without a key for so long nobody is typing any more. */
export const TYPING_MS = 5_000;
/** Without any sign of life for so long a desk stops saying that somebody is there. */
export const IDLE_AFTER_MS = 120_000;

/** @returns whether somebody who was last heard of at `seenAt` is there, perhaps gone, or gone */
export function presenceAt(seenAt: Date, now: Date): 'here' | 'away' | 'gone' {
  const silence = now.getTime() - seenAt.getTime();
  if (silence >= GONE_AFTER_MS) return 'gone';
  return silence >= AWAY_AFTER_MS ? 'away' : 'here';
}
