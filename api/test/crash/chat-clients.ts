import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../../bench/installation.ts';
import { insist, PAUSE_MS } from './insist.ts';
import type { Asked, Ledger } from './ledger.ts';

/** Customers of the live chat: one conversation after the other, a few messages each. */
export async function chat(
  { baseUrl, keys }: Installation,
  ledger: Ledger,
  ending: { now: boolean },
): Promise<void> {
  while (!ending.now) {
    const marker = `xat-${randomUUID()}`;
    const one = { marker, id: null as string | null, said: [] as Asked[] };
    ledger.chats.push(one);
    const { reference, token } = await insist<{ reference: string; token: string }>(
      `${baseUrl}/v1/chat`,
      keys[0] ?? '',
      marker,
      { body: marker },
    );
    one.id = reference;
    const url = `${baseUrl}/v1/tracking/${encodeURIComponent(reference)}/messages`;
    for (let count = Math.floor(Math.random() * 4); count > 0 && !ending.now; count -= 1) {
      const message: Asked = { marker: `paraula-${randomUUID()}`, id: null };
      one.said.push(message);
      await insist(url, token, message.marker, { body: message.marker });
      message.id = reference;
      await sleep(PAUSE_MS);
    }
    await sleep(PAUSE_MS);
  }
}
