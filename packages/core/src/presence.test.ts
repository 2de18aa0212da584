import { expect, test } from 'vitest';
import { HEARTBEAT_MS, presenceAt } from './presence.ts';

const now = new Date('2026-11-24T10:20:00Z');

test.each([
  [0, 'here'],
  [HEARTBEAT_MS, 'here'],
  [15_000, 'away'],
  [2 * HEARTBEAT_MS, 'away'],
  [25_000, 'gone'],
] as const)('silent for %d ms: %s', (silence, expected) => {
  expect(presenceAt(new Date(now.getTime() - silence), now)).toBe(expected);
});
