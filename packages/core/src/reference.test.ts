import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawReference, formatReference, parseReference } from './reference.ts';

const bytes = fc.uint8Array({ minLength: 24, maxLength: 24 });
const reference = bytes.map(drawReference).filter((drawn) => drawn !== undefined);

describe('the customer’s key', () => {
  test('checks itself', () => {
    fc.assert(fc.property(reference, (key) => /^\d{12}$/.test(key) && parseReference(key) === key));
  });

  test('finds every wrong digit', () => {
    fc.assert(
      fc.property(reference, fc.nat(11), fc.integer({ min: 1, max: 9 }), (key, place, step) => {
        const wrong = (Number(key[place]) + step) % 10;
        return parseReference(key.slice(0, place) + wrong + key.slice(place + 1)) === undefined;
      }),
    );
  });

  test('finds every pair of neighbours that changed places', () => {
    fc.assert(
      fc.property(reference, fc.nat(10), (key, place) => {
        fc.pre(key[place] !== key[place + 1]);
        const swapped = `${key.slice(0, place)}${key[place + 1]}${key[place]}${key.slice(place + 2)}`;
        return parseReference(swapped) === undefined;
      }),
    );
  });

  test('is read as people write it', () => {
    fc.assert(fc.property(reference, (key) => parseReference(`  ${formatReference(key)} `) === key));
    expect(formatReference('572843901633')).toBe('5728 4390 1633');
    expect(parseReference('5728-4390.1633')).toBe('572843901633');
  });

  test.each(['', '57284390163', '5728439016330', '57284390163a', '５７２８４３９０１６３３'])(
    '%j is none',
    (text) => {
      expect(parseReference(text)).toBeUndefined();
    },
  );

  test('draws again rather than favour a digit', () => {
    expect(drawReference(new Uint8Array(24).fill(255))).toBeUndefined();
    expect(drawReference(new Uint8Array(10))).toBeUndefined();
  });
});
