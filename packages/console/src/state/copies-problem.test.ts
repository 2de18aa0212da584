import { ca } from '@sinia/i18n/console/ca';
import { expect, test } from 'vitest';
import { copiesProblem, splitAddresses } from './copies-problem.ts';

test.each([
  ['a@b.cat', ['a@b.cat']],
  ['a@b.cat, c@d.cat;e@f.cat\ng@h.cat', ['a@b.cat', 'c@d.cat', 'e@f.cat', 'g@h.cat']],
  ['Núria Puig <a@b.cat>, "Mir, Pau" <c@d.cat>', ['a@b.cat', 'c@d.cat']],
  ['núria', ['núria']],
  ['  ', []],
])('%j is %j', (text, addresses) => {
  expect(splitAddresses(text)).toEqual(addresses);
});

test('half an address and a crowd are told in words', () => {
  const crowd = Array.from({ length: 100 }, (_, index) => `p${index}@b.cat`);
  expect(copiesProblem(ca, { cc: ['a@b.cat'], bcc: [] })).toBeNull();
  expect(copiesProblem(ca, { cc: [], bcc: ['núria@'] })).toBe('«núria@» no és una adreça de correu.');
  expect(copiesProblem(ca, { cc: crowd, bcc: [] })).toBe('Com a màxim, 20 adreces en còpia.');
});
