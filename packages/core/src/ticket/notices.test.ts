import { describe, expect, test } from 'vitest';
import { NOTIFY_ALL, type NoticeKind, noticeFor } from './notices.ts';
import type { Status } from './status.ts';
import type { MessageAuthor, TicketEvent } from './ticket.ts';

function changed(before: Status, after: Status): TicketEvent {
  return { type: 'ticket.changed', changes: { status: { before, after } } };
}

function said(
  author: MessageAuthor,
  visibility: 'public' | 'internal',
  before?: Status,
  after?: Status,
): TicketEvent {
  const changes = before && after ? { status: { before, after } } : {};
  return { type: 'message.added', changes, message: { id: 'msg_1', visibility, author } };
}

describe('what the customer is told', () => {
  const cases: [string, TicketEvent, NoticeKind | null][] = [
    ['begun', changed('new', 'open'), 'in_progress'],
    ['begun and waiting for a third party', changed('new', 'on_hold'), 'in_progress'],
    ['waiting for the customer', changed('open', 'pending'), 'pending'],
    ['begun by asking the customer', changed('new', 'pending'), 'pending'],
    ['no longer waiting', changed('pending', 'open'), null],
    ['solved', changed('open', 'solved'), 'resolved'],
    ['closed after solved', changed('solved', 'closed'), null],
    ['reopened', changed('solved', 'open'), 'reopened'],
    [
      'only the priority',
      { type: 'ticket.changed', changes: { priority: { before: 'low', after: 'high' } } },
      null,
    ],
    ['a reply', said('agent', 'public'), 'reply'],
    ['a first reply, which begins it', said('agent', 'public', 'new', 'open'), 'reply'],
    ['a reply that solves it', said('agent', 'public', 'open', 'solved'), 'resolved'],
    ['a reply that asks the customer', said('agent', 'public', 'open', 'pending'), 'pending'],
    ['a reply by an integration', said('integration', 'public'), 'reply'],
    ['a note', said('agent', 'internal'), null],
    ['a note that solves it', said('agent', 'internal', 'open', 'solved'), 'resolved'],
    ['the customer’s own message', said('customer', 'public'), null],
    ['the customer’s message that reopens it', said('customer', 'public', 'solved', 'open'), 'reopened'],
  ];

  test.each(cases)('%s', (_name, event, notice) => {
    expect(noticeFor(event, true, NOTIFY_ALL)).toBe(notice);
  });

  test('the receipt depends on who proved to ask', () => {
    const opened: TicketEvent = { type: 'ticket.opened', changes: {} };
    expect(noticeFor(opened, true, NOTIFY_ALL)).toBe('receipt');
    expect(noticeFor(opened, false, NOTIFY_ALL)).toBe('receipt_unverified');
  });

  test.each(['customer', 'agent'] as const)('older mail of the %s enters without a word', (author) => {
    const message = { id: 'msg_1', visibility: 'public', author } as const;
    const opened = { status: { before: null, after: 'closed' } };
    expect(noticeFor({ type: 'ticket.imported', changes: opened, message }, true, NOTIFY_ALL)).toBeNull();
    expect(noticeFor({ type: 'message.imported', changes: {}, message }, true, NOTIFY_ALL)).toBeNull();
  });

  test('what a colleague answered in the provider’s own application is not sent once more', () => {
    const message = { id: 'msg_1', visibility: 'public', author: 'agent' } as const;
    const event = { type: 'message.added', changes: {}, message } as const;
    expect(noticeFor(event, true, NOTIFY_ALL)).toBe('reply');
    expect(noticeFor({ ...event, detail: { sentElsewhere: true } }, true, NOTIFY_ALL)).toBeNull();
  });

  test('a status that is switched off is not told, but a reply always is', () => {
    const off = { ...NOTIFY_ALL, pending: false, solved: false };
    expect(noticeFor(changed('open', 'pending'), true, off)).toBeNull();
    expect(noticeFor(said('agent', 'public', 'open', 'solved'), true, off)).toBe('reply');
  });
});
