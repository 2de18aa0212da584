import { expect, test } from 'vitest';
import { guessKeys } from './guess-keys.ts';

test.each([
  ['an address', ' nuria@example.cat ', [{ email: 'nuria@example.cat' }]],
  ['half an address', 'nuria@exa', []],
  ['a DNI as people write it', '12.345.678-z', [{ documentId: '12345678Z' }]],
  ['a NIE', 'x1234567l', [{ documentId: 'X1234567L' }]],
  ['a CIF', 'B-12345674', [{ documentId: 'B12345674' }]],
  ['a mobile', '600 111 222', [{ phone: '600 111 222' }]],
  ['a foreign number', '+33 6 12 34 56 78', [{ phone: '+33 6 12 34 56 78' }]],
  ['a contract, or a meter', '0012345', [{ contract: '0012345' }, { meter: '0012345' }]],
  ['nine digits that no telephone has', '123456789', [{ contract: '123456789' }, { meter: '123456789' }]],
  [
    'letters and digits',
    'A23XK-004512',
    [{ meter: 'A23XK004512' }, { documentId: 'A23XK004512' }, { contract: 'A23XK004512' }],
  ],
  ['a name', 'Puig i Ferrer', [{ name: 'Puig i Ferrer' }]],
  ['a name with a point of its own', 'Col·lell', [{ name: 'Col·lell' }]],
  ['two letters', 'Pu', []],
  ['four digits', '1234', []],
  ['nothing', '   ', []],
])('%s', (_what, typed, keys) => {
  expect(guessKeys(typed)).toEqual(keys);
});
