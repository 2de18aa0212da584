import { describe, expect, test } from 'vitest';
import { changedPerson, createdPerson, emptyPerson, type PersonInForm } from './person-in-form.ts';

const person: PersonInForm = {
  ...{ kind: 'person', name: 'Núria Puig', address: 'La Riera, 4', language: 'ca', preferredChannel: '' },
  ...{ vulnerable: false, over65: true },
  identities: [
    { kind: 'documentId', value: '***4567**' },
    { kind: 'whatsapp', value: '34600111222' },
  ],
};

test.each([
  ['600 111 222', [{ kind: 'phone', value: '600 111 222' }], ''],
  ['nuria@example.cat', [{ kind: 'email', value: 'nuria@example.cat' }], ''],
  ['12345678Z', [{ kind: 'documentId', value: '12345678Z' }], ''],
  ['Núria Puig', [{ kind: 'phone', value: '' }], 'Núria Puig'],
  ['', [{ kind: 'phone', value: '' }], ''],
])('a new card begins with what was looked for: %s', (sought, identities, name) => {
  expect(emptyPerson('ca', sought)).toMatchObject({ identities, name });
});

test('what is empty is not said', () => {
  const empty = { ...emptyPerson('ca', ''), name: ' Joana ' };
  expect(createdPerson(empty)).toEqual({ kind: 'person', name: 'Joana', language: 'ca', identities: [] });
});

describe('a change says only what was written over', () => {
  test('nothing', () => expect(changedPerson(person, person)).toEqual({}));

  test.each<[Partial<PersonInForm>, object]>([
    [{ address: '' }, { address: null }],
    [{ over65: false }, { over65: false }],
    [
      { language: 'es', preferredChannel: 'sms' },
      { language: 'es', preferredChannel: 'sms' },
    ],
    [{ name: 'Núria Puig ' }, {}],
  ])('%j', (set, said) => {
    expect(changedPerson(person, { ...person, ...set })).toEqual(said);
  });

  test('identities are said as a whole, those that nobody types among them', () => {
    const identities = [...person.identities, { kind: 'phone' as const, value: '600 111 222' }];
    expect(changedPerson(person, { ...person, identities })).toEqual({ identities });
  });
});
