import { setTimeout as sleep } from 'node:timers/promises';
import type { Conditions } from './conditions.ts';

export type WebhookRequest = { url: string; body: string; headers: Readonly<Record<string, string>> };

export type WebhookQueue<Item> = {
  /** Puts an item into the queue; it is sent at once, unless batches are being collected. */
  push: (item: Item) => void;
  /** Sends what is collected. Resolves when everything that is under way has been accepted or given up. */
  settle: () => Promise<void>;
  /** Every answer so far, in order. */
  answers: readonly number[];
};

const TRIES = 6;

/**
 * Sends webhooks as providers do: at least once, in no promised order, again and again until a 2xx, several in one
 * request.
 *
 * @param render makes one signed request of some items
 */
export function deliverWebhooks<Item>(
  conditions: Conditions,
  render: (items: readonly Item[]) => WebhookRequest,
  fetchIt: typeof globalThis.fetch = fetch,
): WebhookQueue<Item> {
  const answers: number[] = [];
  const waiting: Item[] = [];
  let underWay = Promise.resolve();

  async function deliver(items: readonly Item[]): Promise<void> {
    await sleep(conditions.delayMs);
    const { url, body, headers } = render(items);
    for (let copy = 0; copy < conditions.copies; copy += 1) {
      for (let tries = 1; tries <= TRIES; tries += 1) {
        const status = await post(url, body, headers);
        answers.push(status);
        if (status >= 200 && status < 300) break;
        await sleep(50 * 2 ** tries);
      }
    }
  }

  async function post(url: string, body: string, headers: WebhookRequest['headers']): Promise<number> {
    try {
      return (await fetchIt(url, { method: 'POST', body, headers })).status;
    } catch {
      return 0;
    }
  }

  function send(): void {
    const items = waiting.splice(0);
    if (items.length === 0) return;
    const inOrder = conditions.reversed ? items.toReversed() : items;
    const requests = conditions.batch ? [inOrder] : inOrder.map((item) => [item]);
    for (const request of requests) underWay = underWay.then(() => deliver(request));
  }

  return {
    push(item) {
      if (conditions.unsubscribed) return;
      waiting.push(item);
      if (!conditions.batch && !conditions.reversed) send();
    },
    async settle() {
      send();
      // More may be pushed while the last is under way.
      for (let last = underWay; ; last = underWay) {
        await last;
        if (last === underWay) return;
      }
    },
    answers,
  };
}
