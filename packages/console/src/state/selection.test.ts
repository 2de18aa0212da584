import { expect, test } from 'vitest';
import { Selection } from './selection.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const chosen = (selection: Selection) => [...selection.ids.value].toSorted();

test('one is taken in and out', () => {
  const selection = new Selection();
  selection.toggle('b');
  expect([selection.has('b'), selection.size.value]).toEqual([true, 1]);
  selection.toggle('b');
  expect(chosen(selection)).toEqual([]);
});

test.each([
  ['b', 'd', ['b', 'c', 'd']],
  ['d', 'b', ['b', 'c', 'd']],
  ['c', 'c', ['c']],
])('from %s to %s', (from, to, expected) => {
  const selection = new Selection();
  if (from !== to) selection.toggle(from);
  selection.reach(to, ORDER);
  expect(chosen(selection)).toEqual(expected);
});

test('where the last one is not in the list any more, only the new one is taken in', () => {
  const selection = new Selection();
  selection.toggle('gone');
  selection.reach('d', ORDER);
  expect(chosen(selection)).toContain('d');
  expect(chosen(selection)).not.toContain('e');
});
