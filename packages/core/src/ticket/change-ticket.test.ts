import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMessage, changeTicket } from './change-ticket.ts';
import { PUBLIC_STATUS, STATUSES, type Status, TRANSITIONS } from './status.ts';
import type { MessageAuthor, Ticket, WantedFields } from './ticket.ts';

const NOW = new Date('2026-12-28T09:12:00Z');

function ticket(fields: Partial<Ticket> = {}): Ticket {
  return {
    ...{ id: 'tkt_1', reference: '572843901633', version: 1, status: 'new', priority: 'normal' },
    ...{ assigneeId: null, groupId: 'grp_1', category: null, legalType: null, tags: [], language: 'ca' },
    ...{
      customFields: {},
      location: null,
      contactId: null,
      noticeRoute: null,
      startedAt: null,
      firstAssignedAt: null,
      firstRepliedAt: null,
      solvedAt: null,
      closedAt: null,
    },
    ...fields,
  };
}

describe('changing a ticket', () => {
  const pairs = STATUSES.flatMap((from) => STATUSES.map((to) => ({ from, to })));

  test.each(pairs)('$from → $to follows the table', ({ from, to }) => {
    const decision = changeTicket(ticket({ status: from }), { status: to }, NOW);
    const verdict = TRANSITIONS[from][to];
    expect(decision).toMatchObject(verdict === 'allowed' ? { ok: true } : { ok: false, reason: verdict });
    if (decision.ok) expect(decision.ticket.status).toBe(to);
  });

  test('the first assignment to a person takes it out of new', () => {
    const decision = changeTicket(ticket(), { assigneeId: 'agt_1' }, NOW);
    expect(decision).toMatchObject({
      ticket: { status: 'open', assigneeId: 'agt_1', startedAt: NOW, firstAssignedAt: NOW, version: 2 },
      event: {
        changes: { status: { before: 'new', after: 'open' }, assigneeId: { before: null, after: 'agt_1' } },
      },
    });
  });

  test('a status that is asked for wins over what an assignment implies', () => {
    expect(changeTicket(ticket(), { assigneeId: 'agt_1', status: 'solved' }, NOW)).toMatchObject({
      ticket: { status: 'solved', solvedAt: NOW },
    });
  });

  test('what changes nothing gives no event and no version', () => {
    const same = ticket({ tags: ['a', 'b'], customFields: { x: 1, y: 'z' } });
    const decision = changeTicket(
      same,
      { tags: ['a', 'b'], customFields: { y: 'z', x: 1 }, status: 'new' },
      NOW,
    );
    expect(decision).toEqual({ ok: true, ticket: same, event: null });
  });

  test('reopening forgets when it was solved, closing keeps it', () => {
    const solved = ticket({ status: 'solved', solvedAt: new Date(0), startedAt: new Date(0) });
    expect(changeTicket(solved, { status: 'open' }, NOW)).toMatchObject({ ticket: { solvedAt: null } });
    expect(changeTicket(solved, { status: 'closed' }, NOW)).toMatchObject({
      ticket: { solvedAt: new Date(0), closedAt: NOW },
    });
  });
});

describe('adding a message', () => {
  const cases: [Status, MessageAuthor, 'public' | 'internal', Status | string][] = [
    ['new', 'agent', 'public', 'open'],
    ['new', 'integration', 'public', 'open'],
    ['new', 'agent', 'internal', 'new'],
    ['new', 'customer', 'public', 'new'],
    ['open', 'customer', 'public', 'open'],
    ['pending', 'customer', 'public', 'open'],
    ['on_hold', 'customer', 'public', 'open'],
    ['solved', 'customer', 'public', 'open'],
    ['pending', 'agent', 'public', 'pending'],
    ['solved', 'agent', 'public', 'solved'],
    ['closed', 'customer', 'public', 'message_on_closed_ticket'],
    ['closed', 'agent', 'public', 'message_on_closed_ticket'],
    ['closed', 'agent', 'internal', 'closed'],
  ];

  test.each(cases)('%s + %s %s → %s', (status, author, visibility, expected) => {
    const decision = addMessage(ticket({ status }), { id: 'msg_1', author, visibility }, NOW);
    expect(decision.ok ? decision.ticket.status : decision.reason).toBe(expected);
  });

  test('send and resolve is one event', () => {
    const command = {
      id: 'msg_1',
      author: 'agent',
      visibility: 'public',
      set: { status: 'solved' },
    } as const;
    expect(addMessage(ticket(), command, NOW)).toMatchObject({
      ticket: { status: 'solved', firstRepliedAt: NOW, solvedAt: NOW },
      event: { type: 'message.added', changes: { status: { before: 'new', after: 'solved' } } },
    });
  });
});

describe('laws of the lifecycle', () => {
  const wanted: fc.Arbitrary<WantedFields> = fc.record(
    {
      status: fc.constantFrom(...STATUSES),
      assigneeId: fc.constantFrom(null, 'agt_1', 'agt_2'),
      priority: fc.constantFrom('low', 'urgent'),
      tags: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  const step = fc.oneof(
    wanted.map((fields) => (now: Ticket) => changeTicket(now, fields, NOW)),
    fc
      .record({
        author: fc.constantFrom<MessageAuthor>('customer', 'agent', 'system'),
        visibility: fc.constantFrom('public' as const, 'internal' as const),
      })
      .map((message) => (now: Ticket) => addMessage(now, { id: 'msg', ...message }, NOW)),
  );

  test('whatever happens: closed is final, new never returns, the version counts the changes, dates agree', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let now = ticket();
        for (const take of steps) {
          const decision = take(now);
          if (!decision.ok) continue;
          const after = decision.ticket;
          const changed = Object.keys(decision.event?.changes ?? {}).length > 0;
          expect(after.version).toBe(now.version + (changed ? 1 : 0));
          if (now.status === 'closed') expect(after.status).toBe('closed');
          if (now.status !== 'new') expect(after.status).not.toBe('new');
          expect(after.solvedAt !== null).toBe(PUBLIC_STATUS[after.status] === 'resolved');
          expect(after.startedAt !== null).toBe(after.status !== 'new');
          now = after;
        }
      }),
    );
  });
});
