import { expect, test } from 'vitest';
import { type ImportedPerson, importTarget, type SharingContact } from './import-target.ts';

const ROW: ImportedPerson = { name: 'Núria Puig', aquacisId: null, documents: ['00000001R'] };
const KNOWN: SharingContact = {
  ...{ contactId: 'con_1', name: 'NURIA PUIG', blocked: false, personal: true },
  ...{ aquacisIds: [], documents: ['00000001R'] },
};
const other = (more: Partial<SharingContact>) => ({ ...KNOWN, contactId: 'con_2', ...more });
const shares = { personal: false, documents: [] };

test.each<[string, Partial<ImportedPerson>, SharingContact[], ReturnType<typeof importTarget>]>([
  ['nobody shares anything', {}, [], { contactId: null }],
  ['one has its document', {}, [KNOWN], { contactId: 'con_1' }],
  ['whatever they are called', { name: 'Un altre nom' }, [KNOWN], { contactId: 'con_1' }],
  ['two have its document and its number', {}, [KNOWN, other({})], { problem: 'identity_taken' }],
  ['blocked', {}, [other({ blocked: true })], { problem: 'identity_taken' }],
  [
    'its number, with another document',
    {},
    [other({ documents: ['00000002W'] })],
    { problem: 'documents_differ' },
  ],
  [
    'its document, with another number',
    { aquacisId: '7' },
    [other({ aquacisIds: ['8'] })],
    { problem: 'documents_differ' },
  ],
  ['its telephone, of that name', {}, [other(shares)], { contactId: 'con_2' }],
  ['its telephone, of another name', {}, [other({ ...shares, name: 'Pere Puig' })], { contactId: null }],
  [
    'its telephone, of that name and another document',
    {},
    [other({ personal: false, documents: ['00000002W'] })],
    { contactId: null },
  ],
  [
    'two of that name at one telephone',
    {},
    [other(shares), other({ ...shares, contactId: 'con_3' })],
    { problem: 'matches_several' },
  ],
])('%s', (_what, more, sharing, expected) => {
  expect(importTarget({ ...ROW, ...more }, sharing)).toEqual(expected);
});
