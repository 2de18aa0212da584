import { expect, test } from 'vitest';
import { INVOICE, LEAK, makeDesk } from '../../test/make-desk.ts';
import type { Alert } from '../port/desk-port.ts';

const alertOf = (number: number, more: Partial<Alert> = {}): Alert => ({
  id: `alr_${String(number).padStart(26, '0')}`,
  kind: 'assigned',
  ticketId: LEAK,
  reference: '572843901611',
  subject: 'Fuita',
  by: 'Jordi Masó',
  at: '2026-11-24T10:20:00.000Z',
  read: false,
  ways: ['desk'],
  ...more,
});
const [one, two, three] = [alertOf(1), alertOf(2, { ticketId: INVOICE }), alertOf(3, { ways: ['email'] })];

test('what was unread before one came is no news; what comes later is, once', () => {
  const { alerts } = makeDesk().desk;
  expect(alerts.take([one])).toEqual([]);
  expect(alerts.take([two, one])).toEqual([two]);
  expect(alerts.take([one])).toEqual([]);
  expect(alerts.take([two, one])).toEqual([]);
});

test('what one wants by mail only is not in the bell', () => {
  const { alerts } = makeDesk().desk;
  alerts.take([one, three]);
  expect(alerts.unread.value).toEqual([one]);
});

test('read is read at once; refused, it is unread again', async () => {
  const { desk, server } = makeDesk();
  desk.alerts.take([one, two]);
  const done = desk.alerts.markRead({ ticketId: LEAK });
  expect(desk.alerts.unread.value).toEqual([two]);
  await done;
  server.failNext('markAlertsRead', 'unreachable');
  await desk.alerts.markRead();
  expect(desk.alerts.unread.value).toEqual([two]);
});

test('opening a ticket reads what was told of it, and asks for nothing where there is nothing', async () => {
  const { desk, server } = makeDesk();
  desk.alerts.take([one]);
  await desk.openTicket(INVOICE);
  expect(server.calls).not.toContain('markAlertsRead');
  await desk.openTicket(LEAK);
  expect(desk.alerts.unread.value).toEqual([]);
});
