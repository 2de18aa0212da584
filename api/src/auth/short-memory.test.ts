import { expect, test } from 'vitest';
import { MEMORY_MS, ShortMemory } from './short-memory.ts';

function world() {
  const state = { now: 0, reads: 0 };
  const memory = new ShortMemory<number>(() => new Date(state.now));
  const read = () => memory.get('key', async () => (state.reads += 1));
  return { state, memory, read };
}

test('reads once for all who ask at once, and again after five seconds', async () => {
  const { state, read } = world();
  expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
  state.now = MEMORY_MS - 1;
  expect(await read()).toBe(1);
  state.now = MEMORY_MS;
  expect(await read()).toBe(2);
});

test('does not remember a failure', async () => {
  const { memory, read } = world();
  await expect(memory.get('key', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await read()).toBe(1);
});

test('forgets the oldest when strangers fill it', async () => {
  const { memory, read } = world();
  await read();
  for (let index = 0; index < 5_000; index += 1) await memory.get(`guess ${index}`, async () => 0);
  expect(await read()).toBe(2);
});
