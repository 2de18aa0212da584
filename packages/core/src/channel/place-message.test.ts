import { expect, test } from 'vitest';
import { type PlacedTicket, placeMessage, SAME_MATTER_DAYS } from './place-message.ts';

const now = new Date('2026-03-02T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const ticket = (id: string, status: PlacedTicket['status'], solvedAt: Date | null = null) => ({
  ...{ id, status, solvedAt },
});

test.each([
  ['the first message', null, null, { kind: 'open', follows: null, reason: 'first' }],
  ['under way', null, ticket('a', 'open'), { kind: 'append', ticketId: 'a', reason: 'under_way' }],
  [
    'waiting for the customer',
    null,
    ticket('a', 'pending'),
    { kind: 'append', ticketId: 'a', reason: 'under_way' },
  ],
  [
    'thanks after the resolution',
    null,
    ticket('a', 'solved', daysAgo(SAME_MATTER_DAYS)),
    { kind: 'append', ticketId: 'a', reason: 'just_resolved' },
  ],
  [
    'a new matter',
    null,
    ticket('a', 'solved', daysAgo(SAME_MATTER_DAYS + 0.01)),
    { kind: 'open', follows: 'a', reason: 'resolved_long_ago' },
  ],
  ['closed', null, ticket('a', 'closed', daysAgo(0)), { kind: 'open', follows: 'a', reason: 'closed' }],
  [
    'a quote wins over the latest',
    ticket('b', 'open'),
    ticket('a', 'open'),
    { kind: 'append', ticketId: 'b', reason: 'replied_to' },
  ],
  [
    'a quote reaches what was resolved long ago',
    ticket('b', 'solved', daysAgo(30)),
    ticket('a', 'open'),
    { kind: 'append', ticketId: 'b', reason: 'replied_to' },
  ],
  [
    'a quote of what is closed goes where the talk is',
    ticket('b', 'closed'),
    ticket('a', 'open'),
    { kind: 'append', ticketId: 'a', reason: 'under_way' },
  ],
  [
    'a quote of what is closed, and nothing else',
    ticket('b', 'closed'),
    null,
    { kind: 'open', follows: 'b', reason: 'closed' },
  ],
])('%s', (_name, repliedTo, latest, expected) => {
  expect(placeMessage({ repliedTo, latest }, now)).toEqual(expected);
});
