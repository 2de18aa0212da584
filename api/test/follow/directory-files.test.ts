import { schema } from '@sinia/database';
import { customerAt, idOf, writeCsv } from '@sinia/directory/testing';
import { asc, count, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importDirectory } from '../../src/jobs/import-directory.ts';
import { purgeDirectory } from '../../src/jobs/purge-directory.ts';
import { importFile, repeatRun } from '../../src/use-cases/directory/import-file.ts';
import { getRun, listRuns } from '../../src/use-cases/directory/list-runs.query.ts';
import { undoRun } from '../../src/use-cases/directory/manage-runs.ts';
import { MAX_IMPORT_BYTES, putPieces } from '../../src/use-cases/directory/pieces.ts';
import { describeFile, uploadDirectoryFile } from '../../src/use-cases/directory/upload-file.ts';
import { type House, openHouse } from './house.ts';

const { directoryCustomers, directoryContracts } = schema;
const DAY = 24 * 3_600_000;

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const admin = () => house.as({ ...house.agent, role: 'admin' });
const work = () => importDirectory(house.world, new AbortController().signal);
const runs = () => listRuns.execute(admin(), {});
const report = (id: string, outcomes: string[]) =>
  getRun.execute(admin(), getRun.input.parse({ id, outcomes, limit: 500 }));

async function* inParts(bytes: Uint8Array, size = 60_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const upload = (bytes: Uint8Array) => uploadDirectoryFile.execute(admin(), inParts(bytes));

async function start(text: string, more: object = {}, encoding: 'utf8' | 'latin1' = 'utf8') {
  const { id } = await upload(Buffer.from(text, encoding));
  const { format } = await describeFile.execute(admin(), { id });
  const wanted = { fileId: id, fileName: 'clients.csv', format, complete: false, dryRun: false, ...more };
  return importFile.execute(admin(), importFile.input.parse(wanted));
}
const picture = async () => ({
  customers: await house.world.db.select().from(directoryCustomers).orderBy(asc(directoryCustomers.id)),
  contracts: await house.world.db
    .select()
    .from(directoryContracts)
    .orderBy(asc(directoryContracts.customerId), asc(directoryContracts.number)),
});

test('a file is looked at, tried, imported and taken back', async () => {
  const all = Array.from({ length: 700 }, (_, index) => customerAt(index));
  const bytes = Buffer.from(writeCsv(all), 'latin1');
  const { id, size } = await upload(bytes);
  expect(size).toBe(bytes.length);
  const seen = await describeFile.execute(admin(), { id });
  expect(seen).toMatchObject({
    format: { kind: 'csv', delimiter: ';', encoding: 'windows-1252', mapping: { customerId: ['Client'] } },
    columns: expect.arrayContaining(['Raó social', 'Telèfon']),
  });
  expect(seen.sample[0]?.[0]).toBe(idOf(0));
  expect(seen.sample).toHaveLength(3);

  const wanted = {
    fileId: id,
    fileName: '../clients.csv',
    format: seen.format,
    complete: true,
    dryRun: true,
  };
  const trial = await importFile.execute(admin(), importFile.input.parse(wanted));
  await work();
  expect((await runs())[0]).toMatchObject({
    ...{ id: trial.id, kind: 'file', fileName: 'clients.csv', status: 'done', created: 700, rejected: 0 },
    ...{ canRepeat: true, canUndo: false },
  });
  expect((await picture()).customers).toEqual([]);

  const real = await repeatRun.execute(admin(), trial);
  await work();
  expect((await runs())[0]).toMatchObject({
    id: real.id,
    status: 'done',
    created: 700,
    total: 700,
    canUndo: true,
  });
  expect((await picture()).customers).toHaveLength(700);
  expect((await picture()).customers[5]?.profile).toMatchObject({ name: customerAt(5).name });

  await undoRun.execute(admin(), real);
  await work();
  expect(await picture()).toEqual({ customers: [], contracts: [] });
});

describe('files as one gets them', () => {
  test('what is wrong is named by row, the rest is taken, and nobody is half there', async () => {
    await start(
      '\ufeffClient;Nom;Contracte;Rol;Data alta\n1;=HYPERLINK("x");;;\n;Pere;;;\n3;;;;\n4;Pau;77;rei;\n5;Eva;78;titular;31/02/2020\n6;Joan\n1;Anna un altre cop;;;\n7;"Ona',
    );
    await work();
    const [run] = await runs();
    expect(run).toMatchObject({ status: 'done', created: 1, rejected: 7 });
    expect(
      (await report(run?.id ?? '', ['rejected'])).lines.map(({ row, problem }) => [row, problem]),
    ).toEqual([
      ...[
        [2, 'id_missing'],
        [3, 'name_missing'],
        [4, 'role_unknown'],
        [5, 'date_invalid'],
      ],
      ...[
        [6, 'columns_missing'],
        [7, 'customer_repeated'],
        [8, 'row_truncated'],
      ],
    ]);
    const { customers, contracts } = await picture();
    expect(customers).toMatchObject([{ id: '1', profile: { name: '=HYPERLINK("x")' } }]);
    expect(contracts).toEqual([]);
  });

  test('one that cannot be read to its end says so; what was taken can be taken back', async () => {
    const { id } = await start(`Client;Nom\n1;Anna\n2;"Pere\n${'3;Pol\n'.repeat(20_000)}`);
    for (let turn = 0; turn < 8; turn += 1) {
      await work();
      house.world.advance(3_600_000);
    }
    expect((await runs())[0]).toMatchObject({ id, status: 'failed', lastFailure: 'malformed' });
  });

  test('a list without whoever was there removes nobody unless it is said to be whole', async () => {
    await start('Client;Nom\n1;Anna\n2;Pere\n');
    await work();
    house.world.advance(60_000);
    await start('Client;Nom\n1;Anna Maria\n');
    await work();
    expect((await runs())[0]).toMatchObject({ updated: 1, removed: 0 });
    house.world.advance(60_000);
    await start('Client;Nom\n1;Anna Maria\n', { complete: true });
    await work();
    expect((await runs())[0]).toMatchObject({ unchanged: 1, removed: 1 });
    const active = eq(directoryCustomers.standing, 'active');
    const [row] = await house.world.db.select({ count: count() }).from(directoryCustomers).where(active);
    expect(row?.count).toBe(1);
  });
});

describe('what is refused', () => {
  test('a mapping without a number or a name', () => {
    const csv = { kind: 'csv', delimiter: ';', encoding: 'utf-8' };
    const wanted = { fileId: 'x', fileName: 'x', complete: false, dryRun: true };
    const issues = (mapping: object) =>
      importFile.input
        .safeParse({ ...wanted, format: { ...csv, mapping } })
        .error?.issues.map(({ path }) => path.at(-1));
    expect(issues({ name: ['Nom'] })).toEqual(['customerId']);
    expect(issues({ customerId: ['Client'] })).toEqual(['name']);
    expect(issues({ customerId: ['Client'], name: ['Nom'] })).toBeUndefined();
  });

  test('an empty file, a second import, a trial of long ago, somebody who may not', async () => {
    await expect(upload(Buffer.alloc(0))).rejects.toMatchObject({ code: 'attachment_empty' });
    const trial = await start('Client;Nom\n1;Anna\n', { dryRun: true });
    await expect(start('Client;Nom\n1;Anna\n')).rejects.toMatchObject({ code: 'import_under_way' });
    await work();
    house.world.advance(2 * DAY);
    await purgeDirectory(house.world);
    expect(await house.world.db.select().from(schema.directoryFiles)).toEqual([]);
    expect((await report(trial.id, ['created'])).lines).toHaveLength(1);
    await expect(repeatRun.execute(admin(), trial)).rejects.toMatchObject({ code: 'run_not_repeatable' });
    await expect(describeFile.execute(admin(), { id: 'fil_unknown' })).rejects.toMatchObject({
      code: 'import_file_gone',
    });
    house.world.advance(30 * DAY);
    await purgeDirectory(house.world);
    expect(await report(trial.id, ['created'])).toMatchObject({ lines: [], run: { created: 1 } });
    await expect(
      uploadDirectoryFile.execute(house.as(house.agent), inParts(Buffer.from('x'))),
    ).rejects.toMatchObject({ code: 'permission_denied' });
  });

  test('what is too large or breaks off leaves nothing behind', async () => {
    const kept = new Set<string>();
    const files = {
      put: async (id: string) => void kept.add(id),
      get: async () => new Uint8Array(),
      delete: async (id: string) => void kept.delete(id),
    };
    let drawn = 0;
    const newId = () => {
      drawn += 1;
      return String(drawn);
    };
    const part = Buffer.alloc(8 * 1024 * 1024);
    async function* endless() {
      for (;;) yield part;
    }
    await expect(putPieces(files, endless(), newId)).rejects.toMatchObject({ code: 'import_file_too_large' });
    expect(drawn).toBe(Math.floor(MAX_IMPORT_BYTES / part.length));
    async function* broken() {
      yield part;
      throw new Error('gone');
    }
    await expect(putPieces(files, broken(), newId)).rejects.toThrow('gone');
    expect([...kept]).toEqual([]);
  });
});
