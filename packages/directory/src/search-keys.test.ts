import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DirectoryCustomer } from './customer.ts';
import { type ExactKey, emptyKeys, keysOf, keyValue, nameWords } from './search-keys.ts';

test.each<[ExactKey, string, string | null]>([
  ['documentId', ' 99.999.999-r ', '99999999R'],
  ['documentId', '99999999A', '99999999A'],
  ['documentId', '--', null],
  ['phone', '600 111 222', '+34600111222'],
  ['phone', '0034 600111222', '+34600111222'],
  ['phone', '600111', '600111'],
  ['phone', '112', null],
  ['email', ' Nuria@Example.CAT', 'nuria@example.cat'],
  ['email', 'nuria@', 'nuria@'],
  ['email', 'nuria', null],
  ['contract', '000123-456', '123456'],
  ['contract', '0', '0'],
  ['contract', ' ', null],
  ['meter', '00ab-12', 'AB12'],
])('%s %j is looked for as %j', (kind, raw, value) => {
  expect(keyValue(kind, raw)).toBe(value);
});

test.each([
  ["D'Ors i Col·lell", ['d', 'ors', 'i', 'collell']],
  ['GARCIA-VALDECASAS Núñez', ['garcia', 'valdecasas', 'nunez']],
  ['Puig Puig', ['puig']],
  [' · ', []],
])('words of %j', (name, words) => {
  expect(nameWords(name)).toEqual(words);
});

test('keys with nothing to look for', () => {
  expect(emptyKeys({ phone: '112', name: '·', email: 'n@example.cat' })).toEqual(['phone', 'name']);
});

test('a key looked up in its own form is itself', () => {
  const kind = fc.constantFrom<ExactKey>('documentId', 'phone', 'email', 'contract', 'meter');
  fc.assert(
    fc.property(kind, fc.string({ unit: 'binary', maxLength: 30 }), (one, raw) => {
      const value = keyValue(one, raw);
      fc.pre(value !== null);
      expect(keyValue(one, value as string)).toBe(value);
    }),
    { numRuns: 300 },
  );
});

test('every way to a customer, each once', () => {
  const customer: DirectoryCustomer = {
    ...{ id: '7', kind: 'person', documentId: '99999999R', documentType: 'DNI', name: 'Núria' },
    ...{ surname1: 'Puig', surname2: null, companyName: null, emails: ['n@example.cat', 'N@EXAMPLE.CAT'] },
    phones: [{ raw: '600 111 222', e164: '+34600111222' }],
    ...{ language: 'ca', addresses: [], standing: 'active', updatedAt: '2026-01-01T00:00:00Z' },
    contracts: [
      {
        ...{ number: '000123', role: 'holder', status: 'active', supplyPointId: null, supplyAddress: null },
        ...{ meterSerial: 'M1', use: null, startDate: null, endDate: null },
      },
    ],
  };
  expect(keysOf(customer)).toEqual([
    { kind: 'documentId', value: '99999999R' },
    { kind: 'phone', value: '+34600111222' },
    { kind: 'email', value: 'n@example.cat' },
    { kind: 'contract', value: '123' },
    { kind: 'meter', value: 'M1' },
    { kind: 'name', value: 'nuria puig ' },
    { kind: 'name', value: 'puig nuria ' },
  ]);
});
