import { afterEach, expect, test } from 'vitest';
import { type OpenStream, shareStream } from '../src/live/share-stream.ts';
import type { LiveHandlers, LiveState } from '../src/port/desk-port.ts';
import { eventOf } from './sample-desk.ts';

const opened: { after: string | null; handlers: LiveHandlers }[] = [];
let running = 0;
const open: OpenStream = (after, handlers) => {
  opened.push({ after, handlers });
  running += 1;
  return () => {
    running -= 1;
  };
};

function tab(name: string) {
  const events: string[] = [];
  const signals: string[] = [];
  const states: LiveState[] = [];
  const stop = shareStream(name, open, {
    onEvent: (event) => events.push(event.id),
    onSignal: (signal) => signals.push(signal.signal),
    onState: (state) => states.push(state),
  });
  return { events, signals, states, stop };
}

const happen = (id: string) => opened.at(-1)?.handlers.onEvent(eventOf('tkt_1', 1, { id }));

afterEach(() => {
  opened.length = 0;
});

test('three tabs, one stream; when its tab goes, the next one goes on where it was', async () => {
  const [first, second, third] = [tab('a'), tab('a'), tab('a')];
  await expect.poll(() => opened.length).toBe(1);
  opened[0]?.handlers.onState('live');
  happen('7');
  await expect.poll(() => third.events).toEqual(['7']);
  expect([first.events, second.events]).toEqual([['7'], ['7']]);
  expect(second.states).toEqual(['live']);

  first.stop();
  await expect.poll(() => opened.length).toBe(2);
  expect(running).toBe(1);
  expect(opened[1]?.after).toBe('7');
  happen('8');
  await expect.poll(() => third.events).toEqual(['7', '8']);
  expect(first.events).toEqual(['7']);
  second.stop();
  third.stop();
  await expect.poll(() => running).toBe(0);
});

test('a tab that comes later learns how things stand', async () => {
  const first = tab('b');
  await expect.poll(() => opened.length).toBe(1);
  opened[0]?.handlers.onState('live');
  opened[0]?.handlers.onSignal({ signal: 'presence', people: [] });
  opened[0]?.handlers.onSignal({ signal: 'deliveries', tickets: null });
  const late = tab('b');
  await expect.poll(() => late.states).toEqual(['live']);
  await expect.poll(() => late.signals).toEqual(['presence']);
  first.stop();
  late.stop();
});

test('two people on one machine never share', async () => {
  const [mine, theirs] = [tab('desk agt_1'), tab('desk agt_2')];
  await expect.poll(() => opened.length).toBe(2);
  opened[0]?.handlers.onEvent(eventOf('tkt_1', 1, { id: '9' }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(mine.events.length + theirs.events.length).toBe(1);
  mine.stop();
  theirs.stop();
});
