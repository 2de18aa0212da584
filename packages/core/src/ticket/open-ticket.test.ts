import { expect, test } from 'vitest';
import { NOTIFY_ALL, noticeFor } from './notices.ts';
import { openTicket } from './open-ticket.ts';

const NOW = new Date('2026-03-02T09:15:00Z');
const asked = { messageId: 'msg_1', channel: 'phone', verified: true, author: 'customer' } as const;

test('a customer’s ticket begins as new and owes a receipt', () => {
  const opening = openTicket({ ...asked, assigneeId: null }, NOW);
  expect(opening).toMatchObject({ status: 'new', startedAt: null, firstRepliedAt: null });
  expect(noticeFor(opening.event, true, NOTIFY_ALL)).toBe('receipt');
});

test('given to a person at once it is in progress', () => {
  const opening = openTicket({ ...asked, assigneeId: 'agt_1' }, NOW);
  expect(opening).toMatchObject({
    status: 'open',
    startedAt: NOW,
    firstAssignedAt: NOW,
    firstRepliedAt: null,
  });
  expect(opening.event.changes.assigneeId).toEqual({ before: null, after: 'agt_1' });
});

test('our own first words are in progress, count as the first reply, and leave as one', () => {
  const opening = openTicket({ ...asked, channel: 'email', author: 'agent', assigneeId: 'agt_1' }, NOW);
  expect(opening).toMatchObject({ status: 'open', firstRepliedAt: NOW });
  expect(noticeFor(opening.event, true, NOTIFY_ALL)).toBe('reply');
});
