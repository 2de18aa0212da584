import { describe, expect, test } from 'vitest';
import { alertWays, concernsOf, DEFAULT_ALERTS, mentionDetail, quietMinutesLeft } from './alerts.ts';
import type { TicketEvent } from './ticket/ticket.ts';

const nightly = { ...DEFAULT_ALERTS, quietHours: { from: '20:00', to: '08:00' } };
const at = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

describe('quiet hours', () => {
  test.each([
    ['19:59', ['desk', 'sound', 'browser', 'email'], 0],
    ['20:00', ['desk'], 720],
    ['00:10', ['desk'], 470],
    ['07:59', ['desk'], 1],
    ['08:00', ['desk', 'sound', 'browser', 'email'], 0],
  ] as const)('at %s a mention may use %j, for %d minutes yet', (time, ways, left) => {
    expect(alertWays(nightly, 'mentioned', at(time))).toEqual(ways);
    expect(quietMinutesLeft(nightly, at(time))).toBe(left);
  });

  test('an hour at noon is quiet, the rest is not', () => {
    const siesta = { ...DEFAULT_ALERTS, quietHours: { from: '14:00', to: '15:00' } };
    expect(quietMinutesLeft(siesta, at('14:30'))).toBe(30);
    expect(quietMinutesLeft(siesta, at('13:59'))).toBe(0);
  });
});

describe('whom an event concerns', () => {
  const ticket = { assigneeId: 'agt_1', shelf: null, imported: false };
  const opened: TicketEvent = { type: 'ticket.opened', changes: {} };
  const wrote = (author: 'customer' | 'agent'): TicketEvent => ({
    ...{ type: 'message.added', changes: {} },
    message: { id: 'msg_1', visibility: 'public', author },
  });

  test('a new ticket its group, a customer’s words who has it and who follows it, an answer nobody', () => {
    expect(concernsOf(opened, { ...ticket, assigneeId: null })).toEqual([{ kind: 'new', whom: 'group' }]);
    expect(concernsOf(opened, ticket)).toEqual([]);
    expect(concernsOf(wrote('customer'), ticket).map(({ whom }) => whom)).toEqual(['assignee', 'followers']);
    expect(concernsOf(wrote('agent'), ticket)).toEqual([]);
  });

  test('who is given a ticket, and who is mentioned, by name', () => {
    const given: TicketEvent = { ...opened, changes: { assigneeId: { before: null, after: 'agt_2' } } };
    expect(concernsOf(given, ticket)[0]).toEqual({ kind: 'assigned', whom: { userIds: ['agt_2'] } });
    const called: TicketEvent = { ...wrote('agent'), detail: mentionDetail(['agt_3', 'agt_4']) };
    expect(concernsOf(called, ticket)).toEqual([
      { kind: 'mentioned', whom: { userIds: ['agt_3', 'agt_4'] } },
    ]);
    const taken: TicketEvent = { ...opened, changes: { assigneeId: { before: 'agt_2', after: null } } };
    expect(concernsOf(taken, { ...ticket, assigneeId: null }).map(({ kind }) => kind)).toEqual(['new']);
  });

  test.each([{ shelf: 'spam' }, { imported: true }])('%j: nobody', (more) => {
    expect(concernsOf(opened, { ...ticket, assigneeId: null, ...more })).toEqual([]);
  });
});
