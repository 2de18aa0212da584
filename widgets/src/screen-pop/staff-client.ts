import { type Client, createClient } from '@sinia/sdk';
import type { StaffSession } from '../staff/staff-session.ts';

/** Somebody waits on the line. */
const PATIENCE_MS = 10_000;

/**
 * The client of whoever is signed in on the page.
 * @param onReach is told after every request whether the server could be reached
 */
export function staffClient(
  session: StaffSession,
  locale: string,
  onReach: (reached: boolean) => void,
): Client {
  const watched: typeof fetch = async (...request) => {
    try {
      const answer = await fetch(...request);
      onReach(true);
      return answer;
    } catch (error) {
      onReach(request[1]?.signal?.aborted ?? false);
      throw error;
    }
  };
  const token = async () => (await session.token())?.token;
  return createClient({ baseUrl: session.origin, token, locale, timeout: PATIENCE_MS, fetch: watched });
}
