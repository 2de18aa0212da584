import { expect, test } from 'vitest';
import { snoozeRefusal, spamRefusal, wakes, workRefusal } from './shelf.ts';
import type { Shelf, TicketEvent } from './ticket.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

test.each([
  ['open', null, 1, null],
  ['open', 'snoozed', 2, null],
  ['open', null, 0, 'snooze_in_past'],
  ['open', null, -1, 'snooze_in_past'],
  ['open', null, 366, null],
  ['open', null, 367, 'snooze_too_far'],
  ['solved', null, 1, 'snooze_resolved'],
  ['closed', null, 1, 'snooze_resolved'],
  ['open', 'spam', 1, 'ticket_is_spam'],
  ['open', 'merged', 1, 'ticket_is_merged'],
] as const)('%s on shelf %s for %s days: %s', (status, shelf, days, refusal) => {
  expect(snoozeRefusal({ status, shelf }, inDays(days), NOW)).toBe(refusal);
});

test.each([
  [null, null, null, null],
  ['snoozed', null, null, null],
  ['spam', 'ticket_is_spam', 'ticket_is_spam', null],
  ['merged', 'ticket_is_merged', 'ticket_is_merged', 'ticket_is_merged'],
] as const)('on shelf %s: marking %s, answering %s, noting %s', (shelf, marking, answering, noting) => {
  expect(spamRefusal({ status: 'new', shelf })).toBe(marking);
  expect(workRefusal(shelf, true)).toBe(answering);
  expect(workRefusal(shelf, false)).toBe(noting);
});

const said = (author: 'customer' | 'agent', visibility: 'public' | 'internal'): TicketEvent => ({
  type: 'message.added',
  changes: {},
  message: { id: 'msg_1', visibility, author },
});
const CHANGED: TicketEvent = { type: 'ticket.changed', changes: {} };

test.each([
  ['snoozed', 'open', said('customer', 'public'), true],
  ['snoozed', 'open', said('customer', 'internal'), false],
  ['snoozed', 'open', said('agent', 'public'), false],
  ['snoozed', 'solved', CHANGED, true],
  ['snoozed', 'pending', CHANGED, false],
  ['spam', 'open', said('customer', 'public'), false],
  [null, 'open', said('customer', 'public'), false],
] as const)('on shelf %s, %s: wakes %#', (shelf, status, event, expected) => {
  expect(wakes(shelf as Shelf | null, status, event)).toBe(expected);
});
