import { expect, test } from 'vitest';
import { ReadMarks } from './read-marks.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const row = (at: string, author: 'customer' | 'agent' = 'customer') => ({
  id: 'tkt_1',
  lastMessage: { at, author, preview: '' },
});

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('a customer’s message is unread until it was opened, and a newer one is unread again', () => {
  const marks = new ReadMarks(NOW);
  expect(marks.isUnread(row('2026-11-24T09:00:00.000Z'))).toBe(true);
  marks.see('tkt_1', '2026-11-24T09:00:00.000Z');
  expect(marks.isUnread(row('2026-11-24T09:00:00.000Z'))).toBe(false);
  expect(marks.isUnread(row('2026-11-24T09:01:00.000Z'))).toBe(true);
});

test('our own words and messages of other days are no news', () => {
  const marks = new ReadMarks(NOW);
  expect(marks.isUnread(row('2026-11-24T09:00:00.000Z', 'agent'))).toBe(false);
  expect(marks.isUnread(row('2026-11-20T09:00:00.000Z'))).toBe(false);
});

test('marks survive a reload where there is a place for them; a broken store is no obstacle', () => {
  const storage = memory();
  new ReadMarks(NOW, storage).see('tkt_1', '2026-11-24T09:00:00.000Z');
  expect(new ReadMarks(NOW, storage).isUnread(row('2026-11-24T09:00:00.000Z'))).toBe(false);
  storage.setItem('sinia.desk.read', '{');
  expect(new ReadMarks(NOW, storage).isUnread(row('2026-11-24T09:00:00.000Z'))).toBe(true);
});
