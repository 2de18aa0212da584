import { badTokenAlarm } from '@sinia/core';
import type { Dependencies } from '../use-cases/context.ts';

const HOUR_MS = 3_600_000;

/** When signed addresses came that we did not make, within the last hour. */
export interface BadTokens {
  times: number[];
}

/** Notes a made-up or outworn reply address; many in an hour are somebody who tries. */
export function countBadTokens(
  badTokens: BadTokens,
  { clock, log }: Pick<Dependencies, 'clock' | 'log'>,
): void {
  const now = clock().getTime();
  badTokens.times = [...badTokens.times.filter((at) => at > now - HOUR_MS), now];
  const count = badTokens.times.length;
  if (badTokenAlarm(count)) log.error({ count }, 'many invalid reply addresses within an hour');
}
