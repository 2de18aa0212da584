import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LEAK, makeDesk } from '../../test/make-desk.ts';
import { deliveryOf, messageOf } from '../../test/sample-desk.ts';
import { watchDeliveries } from './watch-deliveries.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a reply on its way is looked at again until it has left, and then no more', async () => {
  const { desk, server } = makeDesk();
  const status = (state: 'queued' | 'sent') =>
    server.messages.set(LEAK, [messageOf(LEAK, 1, { deliveries: [deliveryOf(1, { status: state })] })]);
  status('queued');
  await desk.ticket.open(LEAK);
  const stop = watchDeliveries(desk.ticket);
  const reads = () => server.calls.filter((call) => call === 'read').length;
  await vi.advanceTimersByTimeAsync(60_000);
  const waiting = reads();
  expect(waiting).toBeGreaterThan(3);
  expect(waiting).toBeLessThan(10);
  status('sent');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(desk.ticket.thread.value?.messages[0]?.deliveries[0]?.status).toBe('sent');
  const settled = reads();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(reads()).toBe(settled);
  stop();
});
