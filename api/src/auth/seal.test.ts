import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const secret = randomBytes(32).toString('hex');

test('what was sealed opens for the same purpose only', () => {
  const sealed = seal(secret, 'identity:sit_a:k1', 'una clau amb accents: à');
  expect(unseal(secret, 'identity:sit_a:k1', sealed)).toBe('una clau amb accents: à');
  expect(unseal(secret, 'identity:sit_b:k1', sealed)).toBeNull();
  expect(unseal(randomBytes(32).toString('hex'), 'identity:sit_a:k1', sealed)).toBeNull();
});

test('one flipped bit anywhere is noticed', () => {
  const sealed = Buffer.from(seal(secret, 'p', 'clau'), 'base64url');
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed);
    const place = bit >> 3;
    changed.writeUInt8(changed.readUInt8(place) ^ (1 << (bit & 7)), place);
    expect(unseal(secret, 'p', changed.toString('base64url'))).toBeNull();
  }
});

test('the same text is never sealed in the same way', () => {
  expect(seal(secret, 'p', 'clau')).not.toBe(seal(secret, 'p', 'clau'));
});

test.each(['', 'x', 'AAAA', '!!'])('%s opens nothing', (sealed) => {
  expect(unseal(secret, 'p', sealed)).toBeNull();
});
