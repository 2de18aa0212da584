import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEnvelopeStore } from '../../src/inbound/store-envelope.ts';
import { createWake } from '../../src/live/wake.ts';
import { holdReply } from '../../src/use-cases/replies/hold-reply.ts';
import { type House, INTEGRATION, mailText, openHouse } from './house.ts';

const script = fileURLToPath(new URL('../../src/worker.ts', import.meta.url));
let house: House;
let dataDir: string;
let worker: ChildProcess;

beforeAll(async () => {
  house = await openHouse();
  dataDir = mkdtempSync(join(tmpdir(), 'sinia-worker-'));
  worker = spawn(process.execPath, [script], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: house.world.database.url,
      SINIA_SECRET: house.world.secret,
      SINIA_DEMO: '1',
      SINIA_DATA_DIR: dataDir,
      SINIA_LOG: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: worker.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, 'line')) as [string];
  expect(line).toBe('listening {"ready":"worker"}');
});
afterAll(async () => {
  worker.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
  await house.close();
});

test('a reply that waited while no worker ran leaves when one does', async () => {
  const { world, agent, groupId } = house;
  await world.db.insert(schema.groupMembers).values({ groupId, userId: agent.id });
  const { id } = await house.open(INTEGRATION, { email: 'espera@correu.example' });
  const message = { body: 'Ja hi anem.', visibility: 'public' as const };
  const held = await holdReply.execute(house.as(agent), { id, message });
  await world.db
    .update(schema.heldReplies)
    .set({ dueAt: new Date(Date.now() - 60_000) })
    .where(eq(schema.heldReplies.id, held.id));
  await expect
    .poll(async () => (await house.sent()).filter((one) => one.kind === 'reply').length, { timeout: 20_000 })
    .toBe(1);
});

test('a stored mail is a ticket with its receipt sent, soon after the wake-up; SIGTERM ends it in order', async () => {
  const { world } = house;
  const { store } = createEnvelopeStore(world.sql, world.clock, world.random);
  const raw = Buffer.from(mailText({ from: 'viu@correu.example' }).replaceAll('\n', '\r\n'));
  const meta = { mailFrom: 'viu@correu.example', rcptTo: ['atencio@sinia.example'] };
  await store({ channel: 'email', account: 'atencio@sinia.example', eventKey: 'w1', raw, meta });
  createWake(world.sql, world.log).wake();
  await expect
    .poll(async () => (await house.sent()).filter((one) => one.to === 'viu@correu.example').length, {
      timeout: 20_000,
    })
    .toBe(1);
  const [envelope] = await world.db
    .select()
    .from(schema.inboundEnvelopes)
    .where(eq(schema.inboundEnvelopes.eventKey, 'w1'));
  expect(envelope?.ticketId).toMatch(/^tkt_/);
  const began = performance.now();
  worker.kill('SIGTERM');
  const [code] = await once(worker, 'exit');
  expect(code).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
}, 60_000);
