import { schema } from '@sinia/database';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRecurring } from '../../src/jobs/recurring.ts';
import { verifySeals } from '../../src/jobs/verify-seals.ts';
import { type House, INTEGRATION, openHouse } from './house.ts';

let house: House;
let owner: postgres.Sql;

beforeAll(async () => {
  house = await openHouse();
  owner = postgres(house.world.database.url, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await owner.end();
  await house.close();
});

test('audit rows are sealed once they are settled, and a changed one is found', async () => {
  for (let turn = 0; turn < 5; turn += 1) await house.open(INTEGRATION);
  await runRecurring(house.world);
  expect(await verifySeals(owner)).toMatchObject({ seals: 0, broken: null });
  house.world.advance(20 * 60_000);
  // Another database of the server may hold the settled point back for a moment.
  await expect
    .poll(async () => {
      house.world.advance(16 * 60_000);
      await runRecurring(house.world);
      return (await verifySeals(owner)).rows;
    })
    .toBeGreaterThanOrEqual(5);
  for (let turn = 0; turn < 3; turn += 1) await house.open(INTEGRATION);
  expect(await verifySeals(owner)).toMatchObject({ broken: null });

  await owner`update audit_log set action = 'ticket.seen' where id = 3`;
  expect((await verifySeals(owner)).broken).toMatch(/audit rows 1 to \d+: their content was changed/);
  await owner`update audit_log set action = 'ticket.opened' where id = 3`;
  expect((await verifySeals(owner)).broken).toBeNull();
  await owner`delete from audit_log where id = 2`;
  expect((await verifySeals(owner)).broken).toMatch(/were sealed/);
});

test('what has ended goes, what is in use stays', async () => {
  const { db, files } = house.world;
  const old = new Date(house.world.clock().getTime() - 3 * 86_400_000);
  const upload = {
    ticketId: null,
    messageId: null,
    uploaderKey: 'site:x',
    fileName: 'a',
    mediaType: 'text/plain',
  };
  const orphan = `att_${'0'.repeat(26)}`;
  const recent = `att_${'1'.repeat(26)}`;
  await files.put(orphan, Buffer.from('a'));
  await db.insert(schema.attachments).values([
    { ...upload, id: orphan, size: 1, sha256: Buffer.alloc(32), createdAt: old },
    { ...upload, id: recent, size: 1, sha256: Buffer.alloc(32), createdAt: house.world.clock() },
  ]);
  const told = { userId: house.agent.id, kind: 'assigned' as const, ticketId: 'tkt_x' };
  await db.insert(schema.alerts).values([
    { ...told, id: 'alr_old', seq: 1, createdAt: new Date(old.getTime() - 28 * 86_400_000) },
    { ...told, id: 'alr_recent', seq: 2, createdAt: old },
  ]);
  const answer = { caller: 'x', bodyHash: Buffer.alloc(32), response: {} };
  await db.insert(schema.idempotencyKeys).values([
    { ...answer, key: 'old', createdAt: old },
    { ...answer, key: 'new', createdAt: house.world.clock() },
  ]);
  await owner`update recurring_jobs set due_at = now() - interval '1 year'`;
  await runRecurring(house.world);
  expect((await db.select().from(schema.attachments)).map((row) => row.id)).toEqual([recent]);
  expect((await db.select().from(schema.idempotencyKeys)).map((row) => row.key)).toEqual(['new']);
  expect((await db.select().from(schema.alerts)).map((row) => row.id)).toEqual(['alr_recent']);
  await expect(files.get(orphan)).rejects.toThrow();
});

test('a job runs in one process at a time, and again when it is due', async () => {
  const before = await owner`select name, last_run_at from recurring_jobs order by name`;
  await Promise.all([runRecurring(house.world), runRecurring(house.world)]);
  expect(await owner`select name, last_run_at from recurring_jobs order by name`).toEqual(before);
});
