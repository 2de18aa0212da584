import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from './ids.ts';

const random = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('ids sort by time and have their shape', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31), fc.nat(2 ** 31), random, random, (early, later, left, right) => {
      const base = 1_700_000_000_000;
      const [first, second] = [
        newId('tkt', base + early, left),
        newId('tkt', base + early + later + 1, right),
      ];
      expect(first).toMatch(/^tkt_[0-9a-hjkmnp-tv-z]{26}$/);
      expect(first < second).toBe(true);
    }),
  );
});
