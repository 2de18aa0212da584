import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask, maskDocument } from './mask.ts';

test.each([
  ['12345678X', '***4567**'],
  ['X1234567L', '****4567*'],
  ['B12345674', '******674'],
  ['ABC123456', '******456'],
  ['AB1', '**1'],
  ['', ''],
])('%s is shown as %s', (documentId, shown) => {
  expect(maskDocument(documentId)).toBe(shown);
});

test('law: what is masked shows a third at most, and keeps its length', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{0,20}$/), (text) => {
      const masked = mask(text);
      expect(masked).toHaveLength(text.length);
      expect(masked.replaceAll('*', '').length * 3).toBeLessThanOrEqual(text.length);
    }),
  );
});
