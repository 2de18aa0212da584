import { setTimeout as sleep } from 'node:timers/promises';

export const PAUSE_MS = 30;
const TIMEOUT_MS = 5_000;

/** Until the next try. */
export const rest = () => sleep(PAUSE_MS + Math.random() * 70);

/** Asks until it is answered with 201; anything that says "never" ends the run. */
export async function insist<Answer>(
  url: string,
  key: string,
  idempotencyKey: string,
  body: unknown,
): Promise<Answer> {
  for (;;) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${key}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': idempotencyKey,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.status === 201) return (await response.json()) as Answer;
      const text = await response.text();
      const again = response.status >= 500 || response.status === 409 || response.status === 429;
      if (!again) throw new Refused(`${url} answered ${response.status}: ${text}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await rest();
  }
}

/** What no other try would change. */
export class Refused extends Error {}
