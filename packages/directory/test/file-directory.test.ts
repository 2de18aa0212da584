import { describe, expect, test } from 'vitest';
import type { DirectoryCustomer } from '../src/customer.ts';
import { createFileDirectory, detectFormat, type FileFormat, type OpenFile } from '../src/file/index.ts';
import { customerAt, idOf } from '../testing/synthetic/customer-at.ts';
import { writeCsv, writeNdjson } from '../testing/write-files.ts';
import { CUSTOMERS, directoryContract, readAll } from './contract-suite.ts';

const AS_OF = '2026-01-01T00:00:00.000Z';
const all = Array.from({ length: CUSTOMERS }, (_, index) => customerAt(index));

/** In pieces of a size that cuts characters and lines. */
const inPieces = (bytes: () => Uint8Array): OpenFile =>
  async function* () {
    const whole = bytes();
    for (let at = 0; at < whole.length; at += 4_093) yield whole.subarray(at, at + 4_093);
  };

for (const [name, write] of [
  ['csv', writeCsv],
  ['ndjson', writeNdjson],
] as const) {
  directoryContract(`file: ${name}`, async () => {
    let customers: readonly DirectoryCustomer[] = all;
    const bytes = () => Buffer.from(write(customers));
    const { format } = detectFormat(bytes().subarray(0, 65_536));
    return {
      port: createFileDirectory({ open: inPieces(bytes), format, asOf: () => AS_OF }),
      block: async (id) => {
        customers = customers.map((one) => (one.id === id ? { ...one, standing: 'blocked' as const } : one));
      },
      rereads: true,
      close: async () => undefined,
    };
  });
}

const csvOf = (text: string, encoding: 'utf8' | 'latin1' = 'utf8') => {
  const bytes = Buffer.from(text, encoding);
  const detected = detectFormat(bytes);
  return {
    ...detected,
    port: createFileDirectory({ open: inPieces(() => bytes), format: detected.format, asOf: () => AS_OF }),
  };
};
const recordsOf = async (text: string, encoding?: 'latin1') =>
  (await readAll(csvOf(text, encoding).port, null, 100)).flatMap(({ records }) => records);

describe('files as one finds them', () => {
  test.each([
    ['with a byte order mark', '\ufeffClient;Nom\r\n1;Núria\r\n', undefined],
    ['in ISO-8859-1', 'Client;Nom\r\n1;Núria\r\n', 'latin1'],
    ['with commas', 'client,nombre\n1,Núria\n', undefined],
    ['with tabulators', 'Client\tNom\n1\tNúria', undefined],
    ['with a delimiter at each end', 'Client;Nom\n1;Núria;\n', undefined],
    ['with empty lines', 'Client;Nom\n\n1;Núria\n\n', undefined],
    ['in quotes', '"Client";"Nom"\n"1";"Núria"\n', undefined],
  ] as const)('%s', async (_, text, encoding) => {
    expect(await recordsOf(text, encoding)).toMatchObject([{ row: 1, customer: { id: '1', name: 'Núria' } }]);
  });

  test('a quote within a field, a line break within quotes, a formula: all of it is text', async () => {
    const records = await recordsOf('Client;Nom;Adreça\n1;Bar "El Racó";"La Riera\n48"\n2;=1+1;@SUM(A1)\n');
    expect(records).toMatchObject([
      { customer: { name: 'Bar "El Racó"', addresses: [{ street: 'La Riera 48' }] } },
      { customer: { name: '=1+1', addresses: [{ street: '@SUM(A1)' }] } },
    ]);
  });

  test('what is wrong is said by row, and the rest is taken', async () => {
    const records = await recordsOf(
      'Client;Nom;Contracte;Rol;Data alta\n1;Anna;;;\n;Pere;;;\n3;;;;\n4;Pau;77;rei;\n5;Eva;78;titular;31/02/2020\n6;Joan\n7;Ona;;;;x\n8;Pol;79;titular;01/02/2020\n',
    );
    expect(records.map((record) => ('customer' in record ? record.customer.id : record.rejected))).toEqual([
      '1',
      { customerId: null, problem: 'id_missing', field: 'customerId' },
      { customerId: '3', problem: 'name_missing', field: 'name' },
      { customerId: '4', problem: 'role_unknown', field: 'contractRole' },
      { customerId: '5', problem: 'date_invalid', field: 'startDate' },
      { customerId: '6', problem: 'columns_missing', field: null },
      { customerId: '7', problem: 'columns_surplus', field: null },
      '8',
    ]);
    expect(records.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a last row that is cut off in quotes is no customer', async () => {
    expect(await recordsOf('Client;Nom\n1;Anna\n2;"Per')).toMatchObject([
      { customer: { id: '1' } },
      { row: 2, rejected: { problem: 'row_truncated' } },
    ]);
  });

  test('an opening quote that nobody closes does not swallow the file in silence', async () => {
    const text = `Client;Nom\n1;"Anna\n${'2;Pere\n'.repeat(20_000)}`;
    await expect(recordsOf(text)).rejects.toMatchObject({ code: 'malformed' });
  });

  test('a column that is not there', async () => {
    const { format } = csvOf('Client;Nom\n1;Anna\n');
    const mapping = { customerId: ['Client'], name: ['Nombre'] };
    const bytes = Buffer.from('Client;Nom\n1;Anna\n');
    const other = { ...format, mapping } as FileFormat;
    const port = createFileDirectory({ open: inPieces(() => bytes), format: other, asOf: () => AS_OF });
    await expect(port.changes(null, 10)).rejects.toMatchObject({ code: 'mapping' });
  });

  test('lines of NDJSON that are none, and one cut off', async () => {
    const records = await recordsOf('{"id":"1","name":"Anna"}\nnonsense\n[]\n{"id":"2","na');
    expect(
      records.map((record) => ('customer' in record ? record.customer.id : record.rejected.problem)),
    ).toEqual(['1', 'json_invalid', 'json_invalid', 'row_truncated']);
  });

  test('several columns of telephones, several addresses in one', async () => {
    const [record] = await recordsOf(
      'Client;Nom;Telèfon;Mòbil;Correu\n1;Anna;937416100;600111222;a@b.cat; \n',
    );
    expect(record).toMatchObject({
      customer: { phones: [{ e164: '+34937416100' }, { e164: '+34600111222' }], emails: ['a@b.cat'] },
    });
  });

  test('whoever is anonymised in one row is in all of them', async () => {
    const text = 'Client;Nom;Telèfon;Anonimitzat\n1;Anna;600111222;N\n1;Anna;600111223;S\n';
    expect(await recordsOf(text)).toMatchObject([
      { customer: { standing: 'anonymised', name: '', phones: [] } },
    ]);
  });
});

test('from the middle of a file it goes on with the next record', async () => {
  const { port } = csvOf(writeCsv(all.slice(0, 30)));
  const first = await port.changes(null, 10);
  const other = csvOf(writeCsv(all.slice(0, 30))).port;
  const [record] = (await other.changes(first.next, 1)).records;
  expect(record).toMatchObject({ customer: { id: idOf(10) } });
});
