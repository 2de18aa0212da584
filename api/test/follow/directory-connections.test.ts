import { mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schema } from '@sinia/database';
import { detectFormat } from '@sinia/directory/file';
import { customerAt, idOf, writeCsv } from '@sinia/directory/testing';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importDirectory } from '../../src/jobs/import-directory.ts';
import type { ConnectionSettings } from '../../src/use-cases/directory/connection-settings.ts';
import { getConnection } from '../../src/use-cases/directory/get-connection.query.ts';
import { listRuns } from '../../src/use-cases/directory/list-runs.query.ts';
import { saveConnection } from '../../src/use-cases/directory/save-connection.ts';
import { searchDirectory } from '../../src/use-cases/directory/search-directory.ts';
import { testConnection } from '../../src/use-cases/directory/test-connection.ts';
import { type House, openHouse } from './house.ts';

const READER = 'house_reader';
const PASSWORD = 'nomes llegeix';

let house: House;
let folder: string;
let owner: postgres.Sql;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinia-folder-'));
  house = await openHouse({ verdict: 'none' }, { directoryFolder: folder });
  owner = postgres(house.world.database.url, { max: 1, onnotice: () => undefined });
  await owner.unsafe(`do $$ begin
      if not exists (select from pg_roles where rolname = '${READER}') then
        create role ${READER} login password '${PASSWORD}';
      end if;
    end $$;
    create schema ticketing;
    create table ticketing.v_customer (customer_id text, doc_id_norm text, name text, surname1 text, updated_at timestamptz);
    create table ticketing.v_contract (contract_no text, customer_id text, meter_serial text, updated_at timestamptz);
    grant usage on schema ticketing to ${READER};
    grant select on ticketing.v_customer, ticketing.v_contract to ${READER};
    insert into ticketing.v_customer values ('1', '12345678Z', 'Anna', 'Puig', '2026-01-01'), ('2', null, 'Pere', 'Roca', '2026-01-02');
    insert into ticketing.v_contract values ('000771', '1', 'A1', '2026-01-01')`);
});
afterAll(async () => {
  await owner.unsafe(`drop owned by ${READER}`);
  await owner.end();
  await house.close();
});

const admin = () => house.as({ ...house.agent, role: 'admin' });
const sqlSettings = (more: object = {}): ConnectionSettings => {
  const { hostname, port, pathname } = new URL(house.world.database.url);
  return {
    ...{ kind: 'sql', host: hostname, port: Number(port), database: pathname.slice(1), user: READER },
    ...{ security: 'none', customersView: 'ticketing.v_customer', contractsView: 'ticketing.v_contract' },
    ...{ columns: {}, ...more },
  } as ConnectionSettings;
};
const save = (settings: ConnectionSettings, password?: string) =>
  saveConnection.execute(admin(), {
    ...{ settings, linkTemplate: null, writesBack: false },
    ...(password === undefined ? {} : { password }),
  });
const tryOut = (settings: ConnectionSettings, password = PASSWORD) =>
  testConnection.execute(admin(), { settings, password });
const work = () => importDirectory(house.world, new AbortController().signal);
const find = async (query: object) =>
  searchDirectory.execute(house.as(house.agent), searchDirectory.input.parse(query));

test('views of a database: tried, saved with the password sealed, imported, searched', async () => {
  expect(await tryOut(sqlSettings())).toMatchObject({
    ok: true,
    version: expect.stringMatching(/^PostgreSQL/),
  });
  expect(await tryOut(sqlSettings(), 'wrong')).toMatchObject({ ok: false, failure: 'login_refused' });
  expect(await tryOut(sqlSettings({ customersView: 'ticketing.v_nothing' }))).toMatchObject({
    ...{ ok: false, failure: 'mapping' },
  });
  expect(await tryOut(sqlSettings({ host: '169.254.169.254' }))).toMatchObject({
    failure: 'address_not_allowed',
  });
  await save(sqlSettings(), PASSWORD);
  const [row] = await house.world.db.select().from(schema.directoryConnections);
  expect(JSON.stringify(row)).not.toContain(PASSWORD);
  await work();
  expect((await listRuns.execute(admin(), {}))[0]).toMatchObject({
    kind: 'full',
    status: 'done',
    created: 2,
  });
  expect((await find({ contract: '771' })).data).toMatchObject([{ customerId: '1', name: 'Anna Puig' }]);
  await owner`insert into ticketing.v_customer values ('3', '87654321X', 'Nova', null, now())`;
  expect(await find({ documentId: '87654321X' })).toMatchObject({
    source: 'live',
    data: [{ customerId: '3' }],
  });
});

test('a file in the folder: read whole at night, never out of it', async () => {
  const text = writeCsv([customerAt(0), customerAt(1)]);
  const { format } = detectFormat(Buffer.from(text));
  const settings = (fileName: string) => ({ kind: 'file', fileName, format }) as ConnectionSettings;
  expect(await tryOut(settings('clients.csv'))).toMatchObject({ ok: false, failure: 'file_missing' });
  await writeFile(join(folder, 'clients.csv'), text);
  await symlink('/etc/hostname', join(folder, 'elsewhere.csv'));
  expect(await tryOut(settings('elsewhere.csv'))).toMatchObject({ ok: false, failure: 'file_missing' });
  expect(await tryOut(settings('clients.csv'))).toMatchObject({ ok: true });
  await save(settings('clients.csv'));
  await work();
  const [run] = await listRuns.execute(admin(), {});
  expect(run).toMatchObject({ kind: 'full', status: 'done', created: 2 });
  house.world.advance(20 * 60_000);
  expect(await work()).toBe(false);
  house.world.advance(24 * 3_600_000);
  await writeFile(
    join(folder, 'clients.csv'),
    writeCsv([customerAt(0), { ...customerAt(1), name: 'Nou', updatedAt: '2026-05-01T08:00:00.000Z' }]),
  );
  await work();
  expect((await find({ contract: customerAt(1).contracts[0]?.number })).data).toMatchObject([
    { customerId: idOf(1), name: expect.stringMatching(/^Nou/) },
  ]);
  expect(await getConnection.execute(admin(), {})).toMatchObject({ hasPassword: false, failures: 0 });
});
