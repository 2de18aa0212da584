import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { schema } from '@sinia/database';
import { customerAt, idOf } from '@sinia/directory/testing';
import { asc, count, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importDirectory } from '../../src/jobs/import-directory.ts';
import { getConnection } from '../../src/use-cases/directory/get-connection.query.ts';
import { getRun, listRuns } from '../../src/use-cases/directory/list-runs.query.ts';
import { resumeRun, startRun, stopRun, undoRun } from '../../src/use-cases/directory/manage-runs.ts';
import { hashed, putCustomers } from '../../src/use-cases/directory/replica-store.ts';
import { pauseConnection } from '../../src/use-cases/directory/save-connection.ts';
import { searchDirectory } from '../../src/use-cases/directory/search-directory.ts';
import { type DirectoryHouse, openDirectoryHouse } from './directory-house.ts';

const { directoryCustomers, directoryKeys, directoryEvents, directoryRunRows, directoryRunSeen } = schema;
const CUSTOMERS = 1_200;
const IMPORT_PROCESS = fileURLToPath(new URL('import-process.ts', import.meta.url));
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let house: DirectoryHouse;
beforeEach(async () => {
  house = await openDirectoryHouse(CUSTOMERS);
});
afterEach(() => house.close());

const master = () => house.aquacis.state.master;
const work = (signal = new AbortController().signal) => importDirectory(house.world, signal);
const admin = () => house.as(house.admin);
const runs = () => listRuns.execute(admin(), {});
const start = (input: object) => startRun.execute(admin(), startRun.input.parse(input));
const report = (id: string, outcomes: string[]) =>
  getRun.execute(admin(), getRun.input.parse({ id, outcomes, limit: 500 }));
const inCopy = async () => {
  const active = eq(directoryCustomers.standing, 'active');
  const [row] = await house.world.db.select({ count: count() }).from(directoryCustomers).where(active);
  return row?.count;
};
const find = async (documentId: string | null) =>
  (
    await searchDirectory.execute(
      house.as(house.agent),
      searchDirectory.input.parse({ documentId: documentId ?? '' }),
    )
  ).data;
/** Everything that can be read of the copy, in an order of its own. */
const picture = async () => {
  const { id, standing, profile, version, hash } = directoryCustomers;
  const columns = { id, standing, profile, version, hash };
  return {
    customers: await house.world.db.select(columns).from(directoryCustomers).orderBy(asc(id)),
    keys: await house.world.db
      .select()
      .from(directoryKeys)
      .orderBy(asc(directoryKeys.customerId), asc(directoryKeys.kind), asc(directoryKeys.value)),
  };
};

test('connected, everything is copied at once; a quarter of an hour later what changed', async () => {
  expect(await work()).toBe(true);
  expect(await runs()).toMatchObject([
    {
      ...{ kind: 'full', status: 'done', total: CUSTOMERS, done: CUSTOMERS, created: CUSTOMERS },
      ...{ rejected: 0, removed: 0, canUndo: true },
    },
  ]);
  expect(await inCopy()).toBe(CUSTOMERS);
  expect(await find(customerAt(700).documentId)).toMatchObject([{ customerId: idOf(700) }]);
  expect(await work()).toBe(false);

  house.world.advance(16 * MINUTE);
  master().change(idOf(1), { name: 'Berta' });
  master().change(idOf(2), null);
  master().change('777777', { name: 'Nou' });
  await work();
  const [latest] = await runs();
  expect(latest).toMatchObject({
    ...{ kind: 'changes', status: 'done', created: 1, updated: 1, removed: 1, unchanged: 0, rejected: 0 },
  });
  expect((await report(latest?.id ?? '', ['created', 'updated', 'removed'])).lines).toMatchObject([
    ...[
      { outcome: 'updated', customerId: idOf(1) },
      { outcome: 'created', customerId: '777777' },
    ],
    { outcome: 'removed', customerId: idOf(2) },
  ]);
  expect(await find(customerAt(2).documentId)).toEqual([]);
});

test('a look that finds nothing new leaves no entry, but the copy is known to be fresh', async () => {
  await work();
  const before = await getConnection.execute(admin(), {});
  house.world.advance(16 * MINUTE);
  await work();
  expect(await runs()).toHaveLength(1);
  const after = await getConnection.execute(admin(), {});
  expect(Date.parse(after?.syncedAt ?? '')).toBeGreaterThan(Date.parse(before?.syncedAt ?? ''));
});

test('at night everything is compared: unchanged ones are left alone, who is gone goes', async () => {
  await work();
  house.world.advance(DAY + MINUTE);
  await work();
  house.world.advance(16 * MINUTE);
  const [latest] = await runs();
  expect(latest).toMatchObject({
    kind: 'full',
    status: 'done',
    unchanged: CUSTOMERS,
    created: 0,
    updated: 0,
  });
  const [row] = await house.world.db.select({ count: count() }).from(directoryRunSeen);
  expect(row?.count).toBe(0);
});

describe('stopped by a kill', () => {
  test('it goes on where it was, and nobody is there twice', async () => {
    Object.assign(house.aquacis.state, { mode: 'slow', delayMs: 1_000 });
    const killed = spawn(process.execPath, [IMPORT_PROCESS], {
      stdio: 'ignore',
      env: {
        ...{ PATH: process.env.PATH, DATABASE_URL: house.world.database.url, SINIA_DEMO: '1' },
        ...{ SINIA_SECRET: house.world.secret, SINIA_LOG: 'silent' },
      },
    });
    const ended = once(killed, 'exit');
    await expect.poll(async () => (await runs())[0]?.done, { timeout: 120_000 }).toBeGreaterThan(0);
    killed.kill('SIGKILL');
    expect((await ended)[1]).toBe('SIGKILL');
    const [half] = await runs();
    expect(half).toMatchObject({ status: 'running' });
    expect(half?.done).toBeLessThan(CUSTOMERS);
    expect(await inCopy()).toBe(half?.created);
    house.aquacis.state.mode = 'normal';
    await work();
    expect(await runs()).toMatchObject([
      { status: 'done', done: CUSTOMERS, created: CUSTOMERS, updated: 0, unchanged: 0 },
    ]);
    expect(await inCopy()).toBe(CUSTOMERS);
    const lines = await house.world.db.select({ count: count() }).from(directoryRunRows);
    expect(lines[0]?.count).toBe(CUSTOMERS);
  }, 180_000);

  test('two workers at once copy it once', async () => {
    await Promise.all([work(), work(), work()]);
    await work();
    expect(await runs()).toMatchObject([{ status: 'done', created: CUSTOMERS, updated: 0 }]);
  });

  test('a person stops it, lets it go on, and takes it back', async () => {
    await work();
    const before = await picture();
    const { id } = await start({ kind: 'full', dryRun: false });
    await expect(start({ kind: 'full', dryRun: false })).rejects.toMatchObject({ code: 'import_under_way' });
    await stopRun.execute(admin(), { id });
    await work();
    expect((await runs())[0]).toMatchObject({ id, status: 'stopped', done: 0 });
    await resumeRun.execute(admin(), { id, acceptsMissing: false });
    await work();
    expect((await runs())[0]).toMatchObject({ id, status: 'done', unchanged: CUSTOMERS, canUndo: false });
    await expect(undoRun.execute(admin(), { id })).rejects.toMatchObject({ code: 'run_not_undoable' });
    expect(await picture()).toEqual(before);
  });
});

test('a trial says what would be and writes nothing', async () => {
  await work();
  const before = await picture();
  master().change(idOf(1), { name: 'Berta' });
  master().change(idOf(2), { standing: 'blocked' });
  master().change('777777', { name: 'Nou' });
  const { id } = await start({ kind: 'full', dryRun: true });
  await work();
  expect((await runs())[0]).toMatchObject({
    ...{ id, status: 'done', dryRun: true, created: 1, updated: 1, removed: 1, canUndo: false },
  });
  expect(await picture()).toEqual(before);
  expect(await house.world.db.select().from(directoryEvents)).toEqual([]);
});

test('undone, the copy is as it was; what came later stays', async () => {
  await work();
  const before = await picture();
  house.world.advance(16 * MINUTE);
  master().change(idOf(1), { name: 'Berta' });
  master().change(idOf(2), null);
  master().change(idOf(3), { name: 'Pol' });
  master().change('777777', { name: 'Nou' });
  await work();
  const [run] = await runs();
  house.world.advance(16 * MINUTE);
  master().change(idOf(3), { name: 'Pol', surname1: 'Nou' });
  await work();
  await undoRun.execute(admin(), { id: run?.id ?? '' });
  await work();
  const after = await picture();
  const without = ({ customers }: typeof after) => customers.filter(({ id }) => id !== idOf(3));
  expect(without(after)).toEqual(without(before));
  expect((await find(customerAt(3).documentId))[0]?.name).toMatch(/^Pol Nou/);
  expect((await runs()).find(({ id }) => id === run?.id)).toMatchObject({ status: 'undone', canUndo: false });
});

test('whoever is blocked leaves the copy with everything that was kept of them, and the house is told', async () => {
  await work();
  house.world.advance(16 * MINUTE);
  master().change(idOf(5), { name: 'Abans' });
  await work();
  house.world.advance(16 * MINUTE);
  master().change(idOf(5), { standing: 'blocked' });
  master().change(idOf(6), { standing: 'anonymised' });
  await work();
  expect(await find(customerAt(5).documentId)).toEqual([]);
  const rows = await house.world.db.select().from(directoryCustomers).orderBy(asc(directoryCustomers.id));
  expect(rows.filter(({ standing }) => standing !== 'active')).toMatchObject([
    { id: idOf(5), standing: 'blocked', profile: null },
    { id: idOf(6), standing: 'anonymised', profile: null },
  ]);
  const kept = await house.world.db
    .select()
    .from(directoryRunRows)
    .where(eq(directoryRunRows.customerId, idOf(5)));
  expect(kept.every(({ before }) => before === null)).toBe(true);
  const told = await house.world.db.select().from(directoryEvents).orderBy(asc(directoryEvents.position));
  expect(told).toMatchObject([
    { type: 'directory.blocked', customerId: idOf(5) },
    { type: 'directory.blocked', customerId: idOf(6) },
  ]);
});

describe('whoever must not be shown stays withheld', () => {
  const withheld = async () => {
    const rows = await house.world.db.select().from(directoryCustomers).orderBy(asc(directoryCustomers.id));
    return rows
      .filter(({ standing }) => standing !== 'active')
      .map(({ id, standing, profile }) => ({ id, standing, profile }));
  };
  const undoLatest = async () => {
    const [run] = await runs();
    await undoRun.execute(admin(), { id: run?.id ?? '' });
    await work();
    expect((await runs())[0]).toMatchObject({ status: 'undone' });
  };
  const next = async () => {
    house.world.advance(16 * MINUTE);
    await work();
  };
  const TOLD = [
    { id: idOf(5), standing: 'blocked', profile: null },
    { id: idOf(6), standing: 'anonymised', profile: null },
  ];

  test('when the run that took them away is taken back', async () => {
    await work();
    master().change(idOf(5), { standing: 'blocked' });
    master().change(idOf(6), { standing: 'anonymised' });
    master().change(idOf(7), { name: 'Berta' });
    await next();
    await undoLatest();
    expect(await withheld()).toEqual(TOLD);
    expect((await find(customerAt(7).documentId))[0]?.name).not.toMatch(/^Berta/);
  });

  test('when the run that let them in again is taken back', async () => {
    await work();
    master().change(idOf(5), { standing: 'blocked' });
    master().change(idOf(6), { standing: 'anonymised' });
    await next();
    master().change(idOf(5), { standing: 'active' });
    master().change(idOf(6), { standing: 'active' });
    await next();
    expect(await withheld()).toEqual([]);
    await undoLatest();
    expect(await withheld()).toEqual(TOLD);
    expect(await find(customerAt(5).documentId)).toEqual([]);
  });
});

describe('what does not go well', () => {
  test('a master that is down is tried again, later each time, and the run goes on', async () => {
    house.aquacis.state.mode = 'down';
    await work();
    expect((await runs())[0]).toMatchObject({ status: 'running', lastFailure: 'unreachable', done: 0 });
    expect(await getConnection.execute(admin(), {})).toMatchObject({
      lastFailure: 'unreachable',
      failures: 1,
    });
    house.aquacis.state.mode = 'normal';
    house.world.advance(16 * MINUTE);
    await work();
    expect((await runs())[0]).toMatchObject({ status: 'done', lastFailure: null });
    expect(await getConnection.execute(admin(), {})).toMatchObject({ failures: 0 });
  });

  test('after eight tries somebody has to see to it', async () => {
    house.aquacis.state.mode = 'faulty';
    for (let turn = 0; turn < 8; turn += 1) {
      await work();
      house.world.advance(16 * MINUTE);
    }
    expect((await runs())[0]).toMatchObject({ status: 'failed', lastFailure: 'fault' });
  });

  test('a list that has lost too many removes nobody until somebody says that it is right', async () => {
    await work();
    house.world.advance(DAY + MINUTE);
    const strangers = Array.from({ length: 400 }, (_, index) => ({ ...customerAt(index), id: `x${index}` }));
    await house.world.db.transaction((tx) => putCustomers(tx, null, strangers.map(hashed)));
    await work();
    const [run] = await runs();
    expect(run).toMatchObject({ kind: 'full', status: 'failed', lastFailure: 'too_many_missing' });
    expect(await inCopy()).toBe(CUSTOMERS + 400);
    await resumeRun.execute(admin(), { id: run?.id ?? '', acceptsMissing: true });
    await work();
    expect((await runs())[0]).toMatchObject({ status: 'done', removed: 400 });
    expect(await inCopy()).toBe(CUSTOMERS);
  });

  test('in pause nothing is imported', async () => {
    await pauseConnection.execute(admin(), { paused: true });
    expect(await work()).toBe(false);
    expect(await runs()).toEqual([]);
    await start({ kind: 'full', dryRun: false });
    expect(await work()).toBe(false);
    expect(await runs()).toMatchObject([{ status: 'waiting' }]);
  });

  test('records that cannot be read are left out, whole, and named', async () => {
    master().change(idOf(8), { name: '', surname1: null, companyName: null });
    master().change(idOf(9), {
      contracts: [{ ...customerAt(9).contracts[0], startDate: '2020-02-31' }] as never,
    });
    await work();
    const [run] = await runs();
    expect(run).toMatchObject({ status: 'done', rejected: 2, created: CUSTOMERS - 2 });
    expect((await report(run?.id ?? '', ['rejected'])).lines).toMatchObject([
      { row: CUSTOMERS - 1, customerId: idOf(8), problem: 'name_missing', field: 'name' },
      { row: CUSTOMERS, customerId: idOf(9), problem: 'date_invalid', field: 'startDate' },
    ]);
    expect(await find(customerAt(9).documentId)).toMatchObject([]);
  });
});
