import { expect, test } from 'vitest';
import { commentToAnswer } from './comment-to-answer.ts';

const RULES = { answerWindowHours: 24, humanWindowHours: 168 };
const NOW = new Date('2026-03-12T12:00:00Z');
const before = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

test.each([
  ['they never wrote to us alone', null, true, 'c1'],
  ['they wrote to us alone an hour ago', 1, true, undefined],
  ['three days ago, where only a person may still write', 72, true, 'c1'],
  ['three days ago, where nobody may any more', 72, false, 'c1'],
  ['a month ago', 720, true, 'c1'],
])('by a fresh comment: %s', (_name, hoursAgo, humanGranted, id) => {
  const lastCustomerAt = hoursAgo === null ? null : before(hoursAgo);
  const window = { lastCustomerAt, openUntil: before(-48), humanGranted };
  const comment = commentToAnswer(RULES, { facts: { commentId: 'c1', postId: 'p1' } }, window, NOW);
  expect(comment?.id).toBe(id);
});

test('a comment of more than seven days ago lets nobody be written to', () => {
  const window = { lastCustomerAt: null, openUntil: before(1) };
  expect(commentToAnswer(RULES, { facts: { commentId: 'c1', postId: 'p1' } }, window, NOW)).toBeNull();
});
