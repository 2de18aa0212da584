// The load generator for whoever does not wait for us: each webhook leaves when it is due, whatever became of those before,
// and its time is counted from then.
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeRequest, type HttpConnection, openHttpConnection } from './http-connection.ts';
import { mixWebhooks } from './mixed-webhooks.ts';
import type { ArrivalResult, ArrivalSpec } from './run-arrivals.ts';

const spec = JSON.parse(process.argv[2] ?? '{}') as ArrivalSpec;
const { webhooks, markers } = mixWebhooks(spec);
const requests = webhooks.map(({ path, headers = {}, text = '' }) =>
  encodeRequest({ method: 'POST', path: spec.path ?? path, headers, text }),
);
const latencies: number[] = [];
const refusals = new Map<string, number>();
const free: HttpConnection[] = await Promise.all(
  Array.from({ length: spec.connections }, () => openHttpConnection(spec.port)),
);
const waiting: number[] = [];
const underWay = new Set<Promise<void>>();

const began = performance.now() + 20;
const dueAt = (number: number) => began + (number / spec.perSecond) * 1000;
for (let number = 0; number < requests.length; ) {
  while (number < requests.length && dueAt(number) <= performance.now()) waiting.push(number++);
  sendWaiting();
  if (number < requests.length) await sleep(Math.max(1, dueAt(number) - performance.now()));
}
while (waiting.length > 0 || underWay.size > 0) await Promise.race([...underWay]);
const seconds = (performance.now() - began) / 1000;
for (const connection of free) connection.close();
const result: ArrivalResult = { latencies, seconds, markers, refusals: Object.fromEntries(refusals) };
process.stdout.write(JSON.stringify(result));

function sendWaiting(): void {
  while (waiting.length > 0 && free.length > 0) {
    const sent = send(waiting.shift() as number, free.shift() as HttpConnection).finally(() => {
      underWay.delete(sent);
      sendWaiting();
    });
    underWay.add(sent);
  }
}

async function send(number: number, connection: HttpConnection): Promise<void> {
  let next = connection;
  try {
    const { status } = await connection.send(requests[number] as Buffer);
    if (status >= 200 && status < 300) latencies.push(performance.now() - dueAt(number));
    else refuse(`answered ${status}`);
  } catch (error) {
    refuse((error as Error).message);
    connection.close();
    next = await openHttpConnection(spec.port);
  }
  free.push(next);
}

function refuse(reason: string): void {
  refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
}
