import type { Transport } from './transport.ts';

const PATIENCE_MS = 10_000;

/**
 * SMS through a provider of one's choice: `POST url { id, to, text }` with a bearer token. `id` is also sent as
 * Idempotency-Key, so that a repetition after a crash is one SMS. 2xx is sent, 4xx (but 408, 425, 429) is final.
 */
export function smsTransport(url: string, token: string, fetchIt: typeof fetch = fetch): Transport {
  return {
    async send({ id, to, text }) {
      try {
        const answer = await fetchIt(url, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': id,
            ...(token ? { Authorization: `Bearer ${token}` } : {}),
          },
          body: JSON.stringify({ id, to, text }),
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        await answer.body?.cancel();
        const reason = `the SMS provider answered ${answer.status}`;
        if (answer.ok) return { status: 'sent', response: reason };
        const final = answer.status >= 400 && answer.status < 500 && ![408, 425, 429].includes(answer.status);
        return { status: final ? 'failed' : 'deferred', code: 'refused', reason };
      } catch (error) {
        return { status: 'deferred', code: 'connection', reason: (error as Error).message };
      }
    },
    close: () => undefined,
  };
}
