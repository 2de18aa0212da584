import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from './figures.ts';
import { encodeRequest, openHttpConnection } from './http-connection.ts';
import type { Installation } from './installation.ts';
import { ticketOf } from './words.ts';

const PAUSE_MS = 40;
const PATIENCE_MS = 10_000;

/**
 * From the moment in which a creation is sent to the moment in which a subscriber of the event stream sees it, at about
 * 20 a second.
 *
 * @returns the latencies in milliseconds
 */
export async function measureLive(
  installation: Installation,
  count: number,
): Promise<{ p50: number; p99: number }> {
  const { baseUrl, keys } = installation;
  const port = Number(new URL(baseUrl).port);
  const headers = { Authorization: `Bearer ${keys[0]}` };
  const seen = new Map<string, number>();
  const stream = await follow(baseUrl, headers, (ticketId) => seen.set(ticketId, performance.now()));
  const connection = await openHttpConnection(port);
  const sent = new Map<string, number>();
  for (let number = 0; number < count; number += 1) {
    const body = ticketOf(crypto.randomUUID());
    const start = performance.now();
    const answer = await connection.send(
      encodeRequest({ method: 'POST', path: '/v1/tickets', headers, body }),
    );
    if (answer.status !== 201) throw new Error(`creating answered ${answer.status}: ${answer.body}`);
    sent.set(JSON.parse(answer.body.toString()).id, start);
    await sleep(PAUSE_MS);
  }
  for (let waited = 0; seen.size < count && waited < PATIENCE_MS; waited += 20) await sleep(20);
  connection.close();
  stream.close();
  const latencies = [...sent].map(([id, start]) => (seen.get(id) ?? Number.POSITIVE_INFINITY) - start);
  if (!latencies.every(Number.isFinite)) {
    throw new Error(`${latencies.filter((one) => !Number.isFinite(one)).length} of ${count} were never seen`);
  }
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

function follow(baseUrl: string, headers: Record<string, string>, see: (ticketId: string) => void) {
  return new Promise<{ close: () => void }>((resolve, reject) => {
    const request = get(
      `${baseUrl}/v1/events`,
      { headers: { ...headers, Accept: 'text/event-stream' } },
      (response) => {
        if (response.statusCode !== 200)
          return reject(new Error(`the stream answered ${response.statusCode}`));
        let rest = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          const blocks = (rest + chunk).split('\n\n');
          rest = blocks.pop() ?? '';
          for (const block of blocks) {
            if (block.includes('event: ready')) resolve({ close: () => request.destroy() });
            const data = /^data: ?(.+)$/m.exec(block)?.[1];
            if (data && block.includes('event: ticket.opened')) see(JSON.parse(data).ticketId);
          }
        });
        response.on('error', () => undefined);
      },
    );
    request.on('error', reject);
  });
}
