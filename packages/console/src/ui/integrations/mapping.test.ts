import { expect, test } from 'vitest';
import { chosenIn, isWhole, mappingOf } from './mapping.ts';

test('what was guessed and what was chosen, a column for a field and several for one', () => {
  const format = {
    ...({ kind: 'csv', delimiter: ';', encoding: 'utf-8' } as const),
    mapping: { customerId: ['Client'], phone: ['Telèfon', 'Mòbil'] },
  };
  const guessed = chosenIn({ format, columns: [], sample: [] });
  expect(guessed).toEqual({ Client: 'customerId', Telèfon: 'phone', Mòbil: 'phone' });
  expect(mappingOf({ ...guessed, Mòbil: '', Nom: 'name' })).toEqual({
    ...{ customerId: ['Client'], phone: ['Telèfon'], name: ['Nom'] },
  });
});

test.each([
  [{ customerId: ['a'], name: ['b'] }, true],
  [{ customerId: ['a'], companyName: ['b'] }, true],
  [{ customerId: ['a'] }, false],
  [{ name: ['b'] }, false],
])('%j is enough: %s', (mapping, whole) => {
  expect(isWhole(mapping)).toBe(whole);
});
