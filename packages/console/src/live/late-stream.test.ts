import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveHandlers, LiveState } from '../port/desk-port.ts';
import { lateStream } from './late-stream.ts';
import type { OpenStream } from './share-stream.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const states: LiveState[] = [];
const handlers: LiveHandlers = {
  onEvent: () => undefined,
  onSignal: () => undefined,
  onState: (state) => states.push(state),
};

test('it opens where it was when its code comes at last, and not after it was stopped', async () => {
  const opened: (string | null)[] = [];
  let running = 0;
  const stream: OpenStream = (after) => {
    opened.push(after);
    running += 1;
    return () => {
      running -= 1;
    };
  };
  let tries = 0;
  const load = async () => {
    tries += 1;
    if (tries === 1) throw new Error('no line');
    return stream;
  };
  const stop = lateStream(load)('7', handlers);
  await vi.advanceTimersByTimeAsync(0);
  expect([states, opened]).toEqual([['lost'], []]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([opened, running]).toEqual([['7'], 1]);
  stop();
  expect(running).toBe(0);

  lateStream(load)('8', handlers)();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(opened).toEqual(['7']);
});
