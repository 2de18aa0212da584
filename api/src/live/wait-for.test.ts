import { expect, test } from 'vitest';
import type { Topic } from '../use-cases/topic.ts';
import { waitFor } from './wait-for.ts';

const LONG = 2 ** 31 - 1;

function wakeUps() {
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const subscribe = (listener: (topics: readonly Topic[]) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const wake = (topic: Topic) => {
    for (const listener of listeners) listener([topic]);
  };
  return { listeners, wake, source: { subscribe: subscribe as never } };
}

test.each<Topic>(['calls', 'missed'])('a wake-up about %s ends the waiting', async (topic) => {
  const { wake, source } = wakeUps();
  const waiter = waitFor(source, 'calls');
  const waited = waiter.next(LONG);
  wake(topic);
  await waited;
  waiter.close();
});

test('one that came while nobody waited is not lost, and counts once', async () => {
  const { wake, source } = wakeUps();
  const waiter = waitFor(source, 'calls');
  wake('calls');
  await waiter.next(LONG);
  let resumed = false;
  const second = waiter.next(LONG).then(() => {
    resumed = true;
  });
  wake('call_events');
  await Promise.resolve();
  expect(resumed).toBe(false);
  wake('calls');
  await second;
  waiter.close();
});

test('nothing for a while ends it too, and closing leaves nobody listening', async () => {
  const { listeners, source } = wakeUps();
  const waiter = waitFor(source, 'calls');
  await waiter.next(1);
  const last = waiter.next(LONG);
  waiter.close();
  await last;
  expect(listeners.size).toBe(0);
});
