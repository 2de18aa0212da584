import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { INVOICE, LEAK, makeDesk } from '../../test/make-desk.ts';
import { deliveryOf, eventOf, messageOf, ticketOf } from '../../test/sample-desk.ts';
import { followLive } from './live-updates.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function following() {
  const world = makeDesk();
  await world.desk.start('unresolved');
  followLive(world.desk);
  await vi.advanceTimersByTimeAsync(1_000);
  world.server.calls.length = 0;
  return world;
}

const customer = { kind: 'customer', id: null, name: 'Núria Puig' };
const wrote = (ticketId: string, seq: number) =>
  eventOf(ticketId, seq, {
    type: 'message.added',
    actor: customer,
    message: { id: 'msg_x', visibility: 'public', author: 'customer' },
  });

test('a new ticket is on the screen without a reload, and is said aloud', async () => {
  const { desk, server } = await following();
  const fresh = ticketOf({ number: 50, name: 'Laia Roig', subject: 'Soroll', preview: 'Fa soroll', ago: 0 });
  server.tickets.set(fresh.id, fresh);
  server.happen(eventOf(fresh.id, 1, { type: 'ticket.opened', actor: customer }));
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.list.rows.value[0]?.requester.name).toBe('Laia Roig');
  expect(desk.announcement.value).toBe('Ha arribat una consulta nova.');
});

test('older mail that is imported moves no list and is not said aloud', async () => {
  const { desk, server } = await following();
  const message = { id: 'msg_x', visibility: 'public', author: 'customer' } as const;
  server.happen(eventOf(INVOICE, 21, { type: 'ticket.imported', actor: customer, message }));
  server.happen(eventOf(INVOICE, 22, { type: 'message.imported', actor: customer, message }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.calls).toEqual([]);
  expect(desk.announcement.value).toBe('');
});

test('a burst is read twice, not forty times', async () => {
  const { server } = await following();
  for (let seq = 20; seq < 60; seq += 1) server.happen(wrote(INVOICE, seq));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(server.calls.filter((call) => call === 'list')).toHaveLength(2);
});

test('a message to the open ticket shows, and whoever is writing to them is warned', async () => {
  const { desk, server } = await following();
  await desk.openTicket(LEAK);
  desk.drafts.type(LEAK, 'public', 'Bon dia,');
  server.messages.get(LEAK)?.push(messageOf(LEAK, 9, { body: 'Ja no surt aigua' }));
  server.happen(wrote(LEAK, 70));
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.ticket.thread.value?.messages.at(-1)?.body).toBe('Ja no surt aigua');
  expect(desk.interrupted.value).toBe(true);
});

test('how far a reply has come is read again when its ticket is named, and only then', async () => {
  const { desk, server } = await following();
  await desk.openTicket(LEAK);
  await vi.advanceTimersByTimeAsync(1_000);
  const reads = () => server.calls.filter((call) => call === 'read').length;
  const before = reads();
  server.signal({ signal: 'deliveries', tickets: [INVOICE] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reads()).toBe(before);
  server.messages.set(LEAK, [messageOf(LEAK, 1, { deliveries: [deliveryOf(1, { status: 'sent' })] })]);
  server.signal({ signal: 'deliveries', tickets: [LEAK] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(desk.ticket.thread.value?.messages[0]?.deliveries[0]?.status).toBe('sent');
  server.signal({ signal: 'deliveries', tickets: null });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reads()).toBe(before + 2);
});

test('after a lost connection everything is read again', async () => {
  const { desk, server } = await following();
  server.lose();
  expect(desk.live.value).toBe('lost');
  server.recover();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.calls).toContain('list');
  expect(desk.toasts.shown.value.at(-1)?.text).toBe('Connexió recuperada.');
});
