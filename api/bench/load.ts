// The load generator: a process of its own, the same for what is measured and for its physical limit.
import { randomUUID } from 'node:crypto';
import { type DemoAccount, demoAccounts } from '@sinia/channels/testing/demo';
import { encodeRequest, openHttpConnection } from './http-connection.ts';
import type { LoadResult, LoadSpec } from './run-load.ts';
import { openSmtpConnection } from './smtp-connection.ts';
import { signedWebhook } from './webhooks.ts';
import { mailOf, ticketOf } from './words.ts';

const spec = JSON.parse(process.argv[2] ?? '{}') as LoadSpec;
const latencies: number[] = [];
const failures = new Map<string, number>();
let measuring = false;
let sent = 0;

const senders = await Promise.all(Array.from({ length: spec.connections }, (_, index) => openSender(index)));
const stopAfter = spec.count ?? Number.POSITIVE_INFINITY;
let until = performance.now() + spec.warmSeconds * 1000;
if (spec.warmSeconds > 0) await Promise.all(senders.map(drive));
measuring = true;
sent = 0;
const cpuBefore = process.cpuUsage();
const began = performance.now();
until = began + spec.seconds * 1000;
await Promise.all(senders.map(drive));
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(cpuBefore);
for (const { close } of senders) close();
const result: LoadResult = {
  latencies,
  seconds,
  cpuShare: (cpu.user + cpu.system) / 1e6 / seconds,
  failures: Object.fromEntries(failures),
};
process.stdout.write(JSON.stringify(result));

async function drive({ send }: Awaited<ReturnType<typeof openSender>>): Promise<void> {
  while (performance.now() < until && sent < stopAfter) {
    sent += 1;
    const start = performance.now();
    try {
      await send();
      if (measuring) latencies.push(performance.now() - start);
    } catch (error) {
      const reason = (error as Error).message;
      failures.set(reason, (failures.get(reason) ?? 0) + 1);
      if (failures.size > 20) throw error;
    }
  }
}

async function openSender(index: number) {
  if (spec.kind === 'mail') {
    const connection = await openSmtpConnection(spec.port);
    const send = () => {
      const { from, raw } = mailOf(randomUUID(), spec.mailbox ?? '');
      return connection.send(from, spec.mailbox ?? '', raw);
    };
    return { send, close: connection.close };
  }
  const connection = await openHttpConnection(spec.port);
  const key = spec.keys?.[index % spec.keys.length];
  const authorization: Record<string, string> = key ? { Authorization: `Bearer ${key}` } : {};
  const paths = (spec.paths ?? []).map((path) =>
    encodeRequest({ method: 'GET', path, headers: authorization }),
  );
  const [account] = spec.secret ? demoAccounts(spec.secret) : [];
  let turn = index;
  const next = () => {
    turn += 1;
    if (spec.kind === 'get') return paths[turn % paths.length] ?? Buffer.alloc(0);
    if (account) return webhookOf(account);
    const headers = { ...authorization, ...(spec.idempotent ? { 'Idempotency-Key': randomUUID() } : {}) };
    return encodeRequest({ method: 'POST', path: '/v1/tickets', headers, body: ticketOf(randomUUID()) });
  };
  const wanted = spec.kind === 'create' ? 201 : 200;
  const send = async () => {
    const { status, body } = await connection.send(next());
    if (status !== wanted) throw new Error(`answered ${status}: ${body.toString().slice(0, 300)}`);
  };
  return { send, close: connection.close };
}

/** One message of somebody who has not written before. */
function webhookOf(account: DemoAccount): Buffer {
  const id = randomUUID();
  const person = Number.parseInt(id.slice(0, 6), 16);
  const { path, headers = {}, text = '' } = signedWebhook(account, [{ id, person, text: ticketOf(id).body }]);
  return encodeRequest({ method: 'POST', path: spec.paths?.[0] ?? path, headers, text });
}
