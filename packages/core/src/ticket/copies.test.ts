import { expect, test } from 'vitest';
import { copiesOf } from './copies.ts';

test('nobody twice, not the addressee, and nobody in secret who stands in the open', () => {
  const wanted = {
    cc: ['Anna@b.cat', 'anna@b.cat', 'pere@b.cat '],
    bcc: ['ANNA@b.cat', 'eva@b.cat', 'eva@b.cat'],
  };
  expect(copiesOf(wanted, 'Pere@b.cat')).toEqual({
    to: ['Pere@b.cat'],
    cc: ['Anna@b.cat'],
    bcc: ['eva@b.cat'],
  });
});

test('nobody is nobody', () => {
  expect(copiesOf({ cc: ['a@b.cat'], bcc: [] }, 'a@b.cat')).toBeNull();
  expect(copiesOf({ cc: ['a@b.cat'], bcc: [] }, null)).toEqual({ to: [], cc: ['a@b.cat'], bcc: [] });
});
