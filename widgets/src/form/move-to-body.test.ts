import { expect, test } from 'vitest';
import { moveToBody } from './move-to-body.ts';

test('a letter in the summary becomes the explanation, whole, and a summary of whole words stays', () => {
  const letter = 'aigua '.repeat(4_000).trim();
  const { subject, body } = moveToBody({ subject: letter, body: 'Gràcies.' });
  expect(body).toBe(`${letter}\n\nGràcies.`);
  expect(subject.length).toBeLessThanOrEqual(200);
  expect(subject).toMatch(/aigua$/);
});

test.each([
  ['x'.repeat(20_000), 200],
  ['curt', 4],
])('text without a blank is cut where it must be', (subject, length) => {
  expect(moveToBody({ subject, body: '' }).subject).toHaveLength(length);
});
