const MINUTE_MS = 60_000;

export interface RatedCall {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly rating: number | null;
}

/**
 * Whether what a caller said at hang-up rates the ticket: only where it was resolved in that call, or while the call was
 * written up. A ticket that was still open then is rated once it is resolved (Ley 10/2025, art. 18.2).
 *
 * @param writeUpMinutes how long after the end a call is written up
 */
export function ratesTicket(
  { startedAt, endedAt, rating }: RatedCall,
  { solvedAt }: { readonly solvedAt: Date | null },
  writeUpMinutes: number,
): boolean {
  if (rating === null || solvedAt === null || endedAt === null) return false;
  return solvedAt >= startedAt && solvedAt.getTime() <= endedAt.getTime() + writeUpMinutes * MINUTE_MS;
}
