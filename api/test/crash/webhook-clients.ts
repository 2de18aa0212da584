import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DemoAccount, type DemoChannel, demoAccounts } from '@sinia/channels/testing/demo';
import type { Installation } from '../../bench/installation.ts';
import type { StandInProviders } from '../../bench/stand-in-providers.ts';
import { type SignedWebhook, signedWebhook } from '../../bench/webhooks.ts';
import { PAUSE_MS, Refused, rest } from './insist.ts';
import type { Ledger, SaidPromise } from './ledger.ts';

/** With a signature each of its own kind; X takes 15 receipts in a quarter of an hour, and would never come to rest. */
export const WEBHOOK_CHANNELS = ['whatsapp', 'messenger', 'teams'] as const satisfies DemoChannel[];

const TIMEOUT_MS = 5_000;
const MOST_MESSAGES = 4;

/**
 * A provider: what one person writes goes in order, some of it together, and every webhook comes again until it is
 * answered with 2xx; some once more after that, because our answer got lost.
 */
export async function sendWebhooks(
  { baseUrl }: Installation,
  { secret, pass }: StandInProviders,
  channel: DemoChannel,
  ledger: Ledger,
  ending: { now: boolean },
): Promise<void> {
  const account = demoAccounts(secret).find((one) => one.channel === channel) as DemoAccount;
  while (!ending.now) {
    const said: SaidPromise[] = [];
    ledger.conversations.push({ channel, said });
    const person = randomInt(1_000_000, 10_000_000);
    for (let left = randomInt(1, MOST_MESSAGES + 1); left > 0 && !ending.now; ) {
      const together = channel === 'teams' ? 1 : Math.min(left, randomInt(1, 3));
      const some = Array.from({ length: together }, () => ({
        marker: `missatge-${randomUUID()}`,
        accepted: false,
      }));
      said.push(...some);
      left -= together;
      const items = some.map(({ marker }) => ({ id: marker, person, text: marker }));
      const webhook = signedWebhook(account, items, pass);
      for (let times = Math.random() < 0.1 ? 2 : 1; times > 0; times -= 1) await deliver(baseUrl, webhook);
      for (const one of some) one.accepted = true;
      await sleep(PAUSE_MS);
    }
  }
}

async function deliver(baseUrl: string, { path, headers = {}, text = '' }: SignedWebhook): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: text,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer = await response.text();
      if (response.ok) return;
      // A provider would come again; here it would come for ever.
      if (response.status < 500) throw new Refused(`${path} answered ${response.status}: ${answer}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await rest();
  }
}
