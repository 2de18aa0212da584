import type { ContactImport } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, jsonOf, openDoor } from '../rest/door.ts';

let door: Door;
let key: string;

beforeAll(async () => {
  door = await openDoor();
  key = await door.key(['contacts:read', 'contacts:write']);
});
afterAll(() => door.world.database.drop());

const post = (raw: string | Uint8Array, type: string) =>
  door.ask('POST', '/v1/contacts/import', {
    ...{ as: key, raw: raw as string, headers: { 'Content-Type': type } },
  });
const csv = async (raw: string | Uint8Array) =>
  jsonOf<ContactImport>(await post(raw, 'text/csv; charset=utf-8'));
const ndjson = async (...rows: unknown[]) =>
  jsonOf<ContactImport>(
    await post(rows.map((row) => JSON.stringify(row)).join('\n'), 'application/x-ndjson'),
  );
const outcomes = ({ rows }: ContactImport) => rows.map(({ outcome }) => outcome);
const codes = ({ rows }: ContactImport) => rows.map(({ errors }) => errors?.map((one) => one.code).join());
const howMany = async () => {
  const [row] = await door.world.db.select({ contacts: count() }).from(schema.contacts);
  return row?.contacts ?? 0;
};
const nameOf = async (id: string | null | undefined) => {
  const { contacts } = schema;
  const rows = await door.world.db
    .select()
    .from(contacts)
    .where(eq(contacts.id, id ?? ''));
  return rows[0]?.name;
};

describe('NDJSON', () => {
  const ANNA = {
    name: 'Anna Serra',
    identities: [{ kind: 'documentId', value: '00000101-D' }],
    language: 'ca',
  };
  const HOUSE = {
    name: 'Casa Roca',
    identities: [{ kind: 'phone', value: '93 555 77 01' }],
    contracts: [{ number: 'C-77', role: 'holder', supplyAddress: 'La Riera, 48', meterSerial: 'M-77' }],
  };

  test('a row each, and the same again changes nothing', async () => {
    const first = await ndjson(ANNA, HOUSE);
    expect([first.created, outcomes(first)]).toEqual([2, ['created', 'created']]);
    const before = await howMany();
    const again = await ndjson(ANNA, HOUSE);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 0 });
    expect(again.rows.map(({ contactId }) => contactId)).toEqual(
      first.rows.map(({ contactId }) => contactId),
    );
    expect(await howMany()).toBe(before);
    const more = await ndjson({
      ...ANNA,
      language: 'es',
      identities: [...ANNA.identities, { kind: 'email', value: 'a@b.cat' }],
    });
    expect(outcomes(more)).toEqual(['updated']);
  });

  test('what others said stays; an import takes nothing away', async () => {
    const { rows } = await ndjson({ ...HOUSE, name: 'CASA ROCA', address: 'La Riera, 48' });
    const contact = await jsonOf<{
      facts: Record<string, unknown[]>;
      contracts: unknown[];
      identities: unknown[];
    }>(await door.ask('GET', `/v1/contacts/${rows[0]?.contactId}`, { as: key }));
    expect([contact.contracts.length, contact.identities.length]).toEqual([1, 2]);
  });

  test('two rows of one person are one, whatever stands between them', async () => {
    const row = { name: 'Berta Soler', identities: [{ kind: 'documentId', value: '00000102X' }] };
    const report = await ndjson(row, {
      ...row,
      identities: [...row.identities, { kind: 'phone', value: '600111777' }],
    });
    expect(outcomes(report)).toEqual(['created', 'updated']);
    expect(new Set(report.rows.map(({ contactId }) => contactId)).size).toBe(1);
  });

  test('two people with one phone are two; a company and its manager too', async () => {
    const phone = { kind: 'phone', value: '600 111 888' };
    const report = await ndjson(
      { name: 'Pere Mas', identities: [phone] },
      { name: 'Rosa Mas', identities: [phone] },
      {
        name: 'Mas Instal·lacions, SL',
        kind: 'organisation',
        identities: [phone, { kind: 'documentId', value: 'B12345674' }],
      },
    );
    expect(report.created).toBe(3);
    expect(await nameOf(report.rows[2]?.contactId)).toBe('Mas Instal·lacions, SL');
  });

  test.each([
    [
      'a wrong check letter',
      { name: 'X', identities: [{ kind: 'documentId', value: '00000101A' }] },
      'document_letter_wrong',
    ],
    ['nothing to recognise them by', { name: 'Algú' }, 'identity_missing'],
    [
      'a formula',
      { name: '=HYPERLINK("http://x")', identities: [{ kind: 'phone', value: '600111222' }] },
      'looks_like_formula',
    ],
    ['no name', { identities: [{ kind: 'phone', value: '600111222' }] }, 'missing'],
    ['a field that there is not', { name: 'X', nickname: 'Y' }, 'unrecognized_keys'],
    ['no object', 'Anna', 'missing'],
  ])('%s is rejected, the others are written', async (_what, row, code) => {
    const good = { name: 'Bon Veí', identities: [{ kind: 'email', value: 'bon.vei@correu.example' }] };
    const report = await ndjson(row, good);
    expect(report.rejected).toBe(1);
    expect(codes(report)).toEqual([code, undefined]);
    expect(report.rows[0]?.errors?.[0]?.detail).not.toBe('');
  });

  test('a foreign passport is fine; a document and a number of two people are refused', async () => {
    const report = await ndjson(
      { name: 'John Smith', identities: [{ kind: 'documentId', value: 'GB:123456789' }] },
      { name: 'Un', aquacisId: '9001', identities: [{ kind: 'documentId', value: '00000103B' }] },
      { name: 'Dos', aquacisId: '9002' },
    );
    expect(report.created).toBe(3);
    const mixed = await ndjson({
      name: 'Un',
      aquacisId: '9002',
      identities: [{ kind: 'documentId', value: '00000103B' }],
    });
    expect(codes(mixed)).toEqual(['identity_taken']);
  });

  test('a last row that was cut off is named, broken JSON too', async () => {
    const good = JSON.stringify({
      name: 'Sencera',
      identities: [{ kind: 'email', value: 'sencera@correu.example' }],
    });
    const report = await jsonOf<ContactImport>(
      await post(`\uFEFF${good}\n{"name": broken}\n{"name":"Tall`, 'application/x-ndjson'),
    );
    expect(codes(report)).toEqual([undefined, 'json_invalid', 'row_truncated']);
  });
});

describe('CSV', () => {
  test('semicolons, a byte order mark, names with l·l and apostrophes, several telephones, codes of other systems', async () => {
    const report = await csv(
      '\uFEFFNom;Cognom 1;DNI;Correu;Telèfon 1;Telèfon 2;Adreça;CP;Municipi;Contracte;Rol;Comptador\r\n' +
        '"Gal·la d\'en";"Marcel·lí ""Lo""";00000104N;GALLA@correu.example;600 222 001;93 555 88 01;"Riera, 1";08301;Mataró;C-88;T;M-88\r\n',
    );
    expect(report).toMatchObject({ created: 1, rejected: 0 });
    const id = report.rows[0]?.contactId;
    const contact = await jsonOf(await door.ask('GET', `/v1/contacts/${id}`, { as: key }));
    expect(contact).toMatchObject({
      ...{ name: 'Gal·la d\'en Marcel·lí "Lo"', address: 'Riera, 1, 08301 Mataró' },
      contracts: [{ number: 'C88', role: 'holder', meterSerial: 'M-88' }],
    });
    expect((contact.identities as unknown[]).length).toBe(5);
  });

  test('ISO-8859-1, commas', async () => {
    const report = await csv(Buffer.from('Nombre,Correo\nMuñoz Peña,munoz@correu.example\n', 'latin1'));
    expect(await nameOf(report.rows[0]?.contactId)).toBe('Muñoz Peña');
  });

  test('rows of another length, cut off or unknown codes are rejected alone', async () => {
    const report = await csv(
      'nom,correu,idioma\nUn,u@correu.example,ca\nDos,d@correu.example\nTres,t@correu.example,zz\nQuatre,"q@correu',
    );
    expect(codes(report)).toEqual([undefined, 'columns_missing', 'invalid_value', 'row_truncated']);
  });

  test('no column that we know, another type of content', async () => {
    expect((await post('a;b\n1;2\n', 'text/csv')).status).toBe(400);
    expect((await post('{}', 'application/json')).status).toBe(415);
  });
});

describe('who may not import sends in vain', () => {
  const PARTS = 50;
  test.each([
    ['nobody', undefined, 401],
    ['a key of another scope', ['contacts:read'], 403],
  ] as const)('%s: nothing is read of what they send', async (_who, scopes, status) => {
    let parts = 0;
    const raw = new ReadableStream<Uint8Array>({
      pull(stream) {
        parts += 1;
        stream.enqueue(new Uint8Array(64 * 1024));
        if (parts === PARTS) stream.close();
      },
    });
    const as = scopes && (await door.key(scopes));
    const headers = { 'Content-Type': 'text/csv' };
    const answer = await door.ask('POST', '/v1/contacts/import', { as, raw, headers });
    expect(answer.status).toBe(status);
    expect(parts).toBeLessThan(PARTS);
  });
});

test('more than fits is refused before a row of it is written', async () => {
  const headers = { 'Content-Type': 'text/csv', 'Content-Length': String(256 * 1024 * 1024 + 1) };
  const before = await howMany();
  const raw = 'nom,correu\nMassa,massa@correu.example\n';
  const answer = await door.ask('POST', '/v1/contacts/import', { as: key, raw, headers });
  expect([answer.status, await howMany()]).toEqual([413, before]);
});

test('thousands of rows come as they are sent, and each is there once', async () => {
  const before = await howMany();
  const rows = Array.from({ length: 1_000 }, (_, index) => ({
    ...{ name: `Client ${index}`, aquacisId: `imp-${index}` },
    identities: [{ kind: 'email', value: `client${index}@correu.example` }],
  }));
  const [one, other] = await Promise.all([ndjson(...rows), ndjson(...rows)]);
  expect((one.created ?? 0) + (other.created ?? 0)).toBe(1_000);
  expect([one.rejected, other.rejected]).toEqual([0, 0]);
  expect(await howMany()).toBe(before + 1_000);
});
