import { cloneDatabase, type TestDatabase } from '@sinia/database/testing';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DirectoryCustomer } from '../src/customer.ts';
import { createSqlDirectory, type SqlDirectoryOptions } from '../src/sql/index.ts';
import { customerAt, idOf } from '../testing/synthetic/customer-at.ts';
import { CUSTOMERS, directoryContract, readAll } from './contract-suite.ts';

const READER = 'aquacis_reader';
const PASSWORD = 'reads only';

const VIEWS = `
  create schema ticketing;
  create table ticketing.people (customer_id text, kind text, doc_id_norm text, doc_type text, name text, surname1 text,
    surname2 text, company text, email_norm text, phone_e164 text, phone_raw text, language text, street text,
    postcode text, town text, gdpr_blocked boolean, gdpr_anonymised boolean, updated_at timestamptz);
  create table ticketing.supplies (contract_no text, customer_id text, role text, status text, supply_point_id text,
    supply_address text, postcode text, town text, meter_serial text, use text, start_date date, end_date date,
    updated_at timestamptz);
  create view ticketing.v_customer as select * from ticketing.people;
  create view ticketing.v_contract as select * from ticketing.supplies;
  grant usage on schema ticketing to ${READER};
  grant select on ticketing.v_customer, ticketing.v_contract to ${READER};`;

let database: TestDatabase;
let owner: postgres.Sql;

beforeAll(async () => {
  database = await cloneDatabase(process.env.SINIA_TEST_DATABASE_URL ?? '');
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  await owner.unsafe(`do $$ begin
    if not exists (select from pg_roles where rolname = '${READER}') then
      create role ${READER} login password '${PASSWORD}';
    end if;
  end $$`);
  await owner.unsafe(VIEWS);
  for (let index = 0; index < CUSTOMERS; index += 1) await insert(customerAt(index));
});
afterAll(async () => {
  await owner.unsafe(`drop owned by ${READER}`);
  await owner.end();
  await database.drop();
});

/** A row for each point of contact, as the view has them. */
async function insert(customer: DirectoryCustomer): Promise<void> {
  const { emails, phones, addresses } = customer;
  const count = Math.max(1, emails.length, phones.length);
  for (let index = 0; index < count; index += 1)
    await owner`insert into ticketing.people ${owner({
      ...{ customer_id: customer.id, kind: customer.kind, doc_id_norm: customer.documentId },
      ...{ doc_type: customer.documentType, name: customer.name, surname1: customer.surname1 },
      ...{ surname2: customer.surname2, company: customer.companyName, email_norm: emails[index] ?? null },
      ...{ phone_e164: phones[index]?.e164 ?? null, phone_raw: phones[index]?.raw ?? null },
      ...{ language: customer.language, street: addresses[0]?.street ?? null },
      ...{ postcode: addresses[0]?.postcode ?? null, town: addresses[0]?.town ?? null },
      ...{ gdpr_blocked: false, gdpr_anonymised: false, updated_at: customer.updatedAt },
    })}`;
  for (const contract of customer.contracts)
    await owner`insert into ticketing.supplies ${owner({
      ...{ contract_no: contract.number, customer_id: customer.id, role: contract.role },
      ...{ status: contract.status, supply_point_id: contract.supplyPointId },
      ...{ supply_address: contract.supplyAddress?.street ?? null, meter_serial: contract.meterSerial },
      ...{ postcode: contract.supplyAddress?.postcode ?? null, town: contract.supplyAddress?.town ?? null },
      ...{ use: contract.use, start_date: contract.startDate, end_date: contract.endDate },
      updated_at: customer.updatedAt,
    })}`;
}

function connect(more: Partial<SqlDirectoryOptions> = {}) {
  const { hostname, port, pathname } = new URL(database.url);
  return createSqlDirectory({
    ...{ host: hostname, port: Number(port), database: pathname.slice(1), user: READER, password: PASSWORD },
    ...{ security: 'none', resolve: async (host: string) => ({ address: host }), columns: {} },
    ...{ customersView: 'ticketing.v_customer', contractsView: 'ticketing.v_contract' },
    clock: () => new Date(),
    ...more,
  });
}

directoryContract('sql', async () => {
  const port = connect();
  return {
    port,
    block: async (id) => {
      await owner`update ticketing.people set gdpr_blocked = true, updated_at = now() where customer_id = ${id}`;
    },
    close: () => port.close(),
  };
});

describe('sql', () => {
  test('only what changed comes again, also whose contract did', async () => {
    const port = connect();
    const next = (await readAll(port, null, 500)).at(-1)?.next ?? null;
    await owner`update ticketing.supplies set updated_at = now(), status = 'cut' where customer_id = ${idOf(9)}`;
    const records = (await readAll(port, next, 1)).flatMap((page) => page.records);
    expect(records).toMatchObject([
      { row: 1, customer: { id: expect.any(String) } },
      { row: 2, customer: { id: idOf(9), contracts: [{ status: 'cut' }] } },
    ]);
    await port.close();
  });

  test('it cannot write, whoever gave it the right to', async () => {
    await owner.unsafe(`grant all on ticketing.people to ${READER}`);
    const port = connect({ customersView: 'ticketing.people' });
    expect(await port.getCustomer(idOf(1))).toMatchObject({ id: idOf(1) });
    const session = postgres(
      database.url.replace(/\/\/[^@]*@/, `//${READER}:${encodeURIComponent(PASSWORD)}@`),
      {
        max: 1,
        connection: { default_transaction_read_only: true },
      },
    );
    await expect(session`delete from ticketing.people`).rejects.toMatchObject({ code: '25006' });
    await session.end();
    await port.close();
  });

  test('a statement ends after three seconds', async () => {
    await owner.unsafe(`create view ticketing.v_slow as select p.* from ticketing.people p, pg_sleep(30);
      grant select on ticketing.v_slow to ${READER}`);
    const port = connect({ customersView: 'ticketing.v_slow' });
    await expect(port.getCustomer(idOf(1))).rejects.toMatchObject({ code: 'timeout' });
    await expect(port.getCustomer(idOf(1), { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({
      code: 'timeout',
    });
    await port.close();
  });

  test.each<[string, Partial<SqlDirectoryOptions>, string]>([
    ['another password', { password: 'wrong' }, 'login_refused'],
    ['another database', { database: 'nowhere' }, 'mapping'],
    ['a view that is not there', { customersView: 'ticketing.v_nothing' }, 'mapping'],
    ['a column that is not there', { columns: { customerId: 'client' } }, 'mapping'],
    ['a table that is not ours', { customersView: 'ticketing.supplies' }, 'login_refused'],
    ['nobody at the port', { port: 1 }, 'unreachable'],
    ['a server without TLS', { security: 'tls' }, 'certificate'],
  ])('%s', async (_, more, code) => {
    const port = connect(more);
    await expect(port.getCustomer(idOf(1))).rejects.toMatchObject({ code });
    await port.close();
  });

  test.each(['v_customer; drop table x', 'a.b.c', '"quoted"', ''])('%j is no name', (customersView) => {
    expect(() => connect({ customersView })).toThrow(TypeError);
  });

  test('columns under other names', async () => {
    await owner.unsafe(`create view ticketing.v_clients as
        select customer_id as client, doc_id_norm as nif, name as nom, surname1, updated_at as modificat from ticketing.people;
      create view ticketing.v_polisses as
        select customer_id as client, contract_no as polissa, updated_at as modificat from ticketing.supplies;
      grant select on ticketing.v_clients, ticketing.v_polisses to ${READER}`);
    const port = connect({
      ...{ customersView: 'ticketing.v_clients', contractsView: 'ticketing.v_polisses' },
      columns: {
        customerId: 'client',
        documentId: 'nif',
        name: 'nom',
        contract: 'polissa',
        updatedAt: 'modificat',
      },
    });
    const { documentId, name, contracts } = customerAt(5);
    const { customers } = await port.search({ documentId: documentId ?? '' }, { limit: 5 });
    expect(customers).toMatchObject([
      { name, contracts: [{ number: contracts[0]?.number, role: 'holder' }] },
    ]);
    await port.close();
  });
});
