import type { Installation } from './installation.ts';
import { measureWebhooks, WEBHOOKS_PER_SECOND } from './measure-channels.ts';
import { measureChat, WIDGETS } from './measure-chat.ts';
import type { BenchOptions } from './options.ts';
import type { Report } from './report.ts';

/** The minute of the bar, where one asks for it; with everything else a part of it. */
const MINUTE = 60;
const PART = 8;

/** What the written channels and the live chat are measured by. */
export async function benchWritten(at: Installation, options: BenchOptions, report: Report): Promise<void> {
  if (report.wanted('channels.', 'limit.channels')) await benchWebhooks(at, options, report);
  if (report.wanted('chat.', 'limit.chat')) await benchChat(at, report);
}

async function benchWebhooks(at: Installation, options: BenchOptions, { put, say }: Report): Promise<void> {
  const seconds = options.only.length > 0 ? MINUTE : PART;
  say(`${WEBHOOKS_PER_SECOND} signed webhooks a second for ${seconds} s, then a burst`);
  const { most, bareMost, arrived, bare, ...rest } = await measureWebhooks(at, options, seconds, say);
  put('limit.channels.perSecond', bareMost.perSecond, 'webhooks/s, bare');
  put('channels.webhooks.perSecond', most.perSecond, 'webhooks/s');
  put('limit.channels.p99ms', bare.p99, 'ms, bare');
  put('channels.webhooks.p50ms', arrived.p50, 'ms');
  put('channels.webhooks.p99ms', arrived.p99, `ms at ${WEBHOOKS_PER_SECOND}/s for ${seconds} s`);
  put('channels.webhooks.refused', arrived.refused, 'webhooks');
  put('channels.webhooks.lost', rest.lost, 'messages');
  put('channels.webhooks.doubled', rest.doubled, 'messages');
  put('channels.messages.perSecond', rest.messagesPerSecond, 'messages/s in their tickets');
  put('channels.burst.accepted', rest.burst, 'of 10000 in 10 s');
}

async function benchChat(at: Installation, { put, say }: Report): Promise<void> {
  await at.empty();
  say(`${WIDGETS} chat widgets on which nothing happens`);
  const { idleKB, bareKB, idleCores } = await measureChat(at);
  put('limit.chat.idleKB', bareKB, 'kB each, bare');
  put('chat.idleKB', idleKB, `kB each of ${WIDGETS}`);
  put('chat.idleCores', idleCores, 'cores');
}
