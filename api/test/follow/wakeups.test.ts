import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWake } from '../../src/live/wake.ts';
import { listenForWakeups } from '../../src/live/wakeups.ts';
import type { Topic } from '../../src/use-cases/topic.ts';
import { type House, openHouse } from './house.ts';

const log = pino({ level: 'silent' });
let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('many wakes are one notification, and a killed connection comes back', async () => {
  const { database, sql } = house.world;
  const wakeups = listenForWakeups({ url: database.url, log, probeMs: 100 });
  let heard = 0;
  let last: readonly Topic[] = [];
  wakeups.subscribe((topics) => {
    heard += 1;
    last = topics;
  });
  await expect.poll(() => wakeups.connected(), { timeout: 10_000 }).toBe(true);
  const { wake } = createWake(sql, log);
  const before = heard;
  for (let turn = 0; turn < 50; turn += 1) wake(turn % 2 ? 'presence' : undefined);
  await expect.poll(() => heard, { timeout: 10_000 }).toBe(before + 1);
  expect(last).toEqual(['committed', 'presence']);

  const owner = postgres(database.url, { max: 1 });
  const [row] = await owner<{ killed: boolean }[]>`
    select bool_and(pg_terminate_backend(pid)) as killed from pg_stat_activity
    where application_name = 'sinia wake-ups' and datname = current_database()`;
  await owner.end();
  expect(row?.killed).toBe(true);
  const dead = heard;
  await expect.poll(() => heard, { timeout: 10_000 }).toBeGreaterThan(dead);
  expect(last).toEqual(['missed']);
  const back = heard;
  await new Promise((resolve) => setTimeout(resolve, 300));
  wake();
  await expect.poll(() => heard, { timeout: 10_000 }).toBeGreaterThan(back);
  await wakeups.close();
});
