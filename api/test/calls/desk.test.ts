import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalCode } from '../../src/auth/test-world.ts';
import { callBoard } from '../../src/use-cases/calls/call-board.query.ts';
import { callHistory } from '../../src/use-cases/calls/call-history.query.ts';
import { finishCallTask } from '../../src/use-cases/calls/finish-call-task.ts';
import { listCallTasks } from '../../src/use-cases/calls/list-call-tasks.query.ts';
import { listQueues } from '../../src/use-cases/calls/list-queues.query.ts';
import { takeCallTask } from '../../src/use-cases/calls/take-call-task.ts';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { answeredCall, event, openExchange, type TestExchange } from './exchange.ts';

let exchange: TestExchange;

beforeAll(async () => {
  exchange = await openExchange();
});
afterAll(() => exchange.world.database.drop());

const agent = () => exchange.as(exchange.agent);
const person = async (name: string, phone: string) =>
  createContact.execute(agent(), { name, kind: 'person', identities: [{ kind: 'phone', value: phone }] });
const abandoned = (id: string, number: string) => [
  event(id, 'queue.entered', 0, { queue: { id: 'avaries', name: 'Avaries' }, from: { raw: number } }),
  event(id, 'call.abandoned', 40, { endReason: 'caller' }),
];
const history = async (filters: Parameters<typeof callHistory.execute>[1]) =>
  (await callHistory.execute(agent(), filters)).data.map(({ callId }) => callId);

describe('what goes on', () => {
  test('who waits and who talks, with the name of whom it is certain; what has ended is gone', async () => {
    await person('Núria Puig', '600 500 111');
    await person('Pere Mas', '600 500 222');
    await person('Maria Vila', '600 500 222');
    await exchange.tell(
      ...answeredCall('b-rings', '600500111').slice(0, 3),
      ...answeredCall('b-shared', '600500222').slice(0, 4),
      ...answeredCall('b-over', '600500333'),
    );
    const { calls } = await callBoard.execute(agent(), {});
    expect(calls.map(({ callId, phase, contactName }) => [callId, phase, contactName]).sort()).toEqual([
      ['b-rings', 'ringing', 'Núria Puig'],
      ['b-shared', 'talking', null],
    ]);
  });

  test('colleagues among themselves are no line of it', async () => {
    const [, , ringing] = answeredCall('b-internal', '205');
    await exchange.tell({ ...ringing, direction: 'internal' });
    const { calls } = await callBoard.execute(agent(), {});
    expect(calls.map(({ callId }) => callId)).not.toContain('b-internal');
    expect(await history({ limit: 50, direction: 'internal' })).toEqual(['b-internal']);
    expect(await history({ limit: 50 })).not.toContain('b-internal');
  });
});

describe('history', () => {
  beforeAll(async () => {
    await exchange.tell(...answeredCall('h-one', '600511111'), ...abandoned('h-two', '600511222'));
    await exchange.settle();
  });

  test.each([
    ['an outcome', { outcome: 'abandoned' }, ['h-two']],
    ['a queue', { queueId: 'avaries' }, ['h-two']],
    ['a number however it is written', { number: '600 511 111' }, ['h-one']],
    ['some digits of one', { number: '511-1' }, ['h-one']],
    ['no such number', { number: '999888777' }, []],
    ['before there was any', { startedBefore: '2000-01-01T00:00:00Z' }, []],
  ] as const)('chosen by %s', async (_name, filters, found) => {
    expect(await history({ limit: 50, ...filters })).toEqual(found);
  });

  test('the queues to choose among', async () => {
    expect(await listQueues.execute(agent(), {})).toContainEqual({ id: 'avaries', name: 'Avaries' });
  });

  test('with a ticket and without one; of others’ tickets only that there is one', async () => {
    expect(await history({ limit: 50, hasTicket: false })).toContain('h-two');
    expect(await history({ limit: 50, hasTicket: true, number: '600511111' })).toEqual(['h-one']);
    const seenBy = async (groupIds: string[], id: string) => {
      const reader = exchange.as({ ...exchange.agent, id, groupIds });
      const { data } = await callHistory.execute(reader, { limit: 1, number: '600511111' });
      return data.map(({ ticket, hasTicket, ticketId }) => [ticket?.reference.length, hasTicket, ticketId]);
    };
    const { ticketId } = await exchange.callOf('h-one');
    expect(await seenBy([...exchange.agent.groupIds], exchange.agent.id)).toEqual([[12, true, ticketId]]);
    expect(await history({ limit: 50, ticketId: ticketId! })).toEqual(['h-one']);
    expect(await seenBy([], 'agt_other')).toEqual([[undefined, true, null]]);
  });

  test('a page at a time, each call once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { data, pagination } = await callHistory.execute(agent(), { limit: 2, cursor });
      seen.push(...data.map(({ id }) => id));
      cursor = pagination.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await history({ limit: 50 })).length);
  });
});

describe('a call that is owed', () => {
  test('is taken so that nobody else rings too, and given back', async () => {
    await exchange.tell(...abandoned('o-one', '600522111'));
    await exchange.settle();
    const { id: callId } = await exchange.callOf('o-one');
    const own = async () => (await listCallTasks.execute(agent(), {})).find(({ call }) => call.id === callId);
    const { id } = (await own())!;
    await takeCallTask.execute(agent(), { id, take: true });
    expect((await own())?.takenBy).toBe(exchange.agent.id);
    await takeCallTask.execute(agent(), { id, take: false });
    expect((await own())?.takenBy).toBeNull();
    const audit = await exchange.world.db
      .select()
      .from(schema.auditLog)
      .where(eq(schema.auditLog.action, `call_task.taken ${callId}`));
    expect(audit).toHaveLength(1);
    expect(await refusalCode(takeCallTask.execute(agent(), { id: 'ctk_0', take: true }))).toBe('not_found');
  });

  test('is not taken from a colleague unseen, nor given back for them; done once, it is done', async () => {
    await exchange.tell(...abandoned('o-two', '600522222'));
    await exchange.settle();
    const { id: callId } = await exchange.callOf('o-two');
    const own = async () => (await listCallTasks.execute(agent(), {})).find(({ call }) => call.id === callId);
    const { id } = (await own())!;
    const other = exchange.as({ ...exchange.agent, id: 'agt_other' });
    await takeCallTask.execute(other, { id, take: true });
    for (const take of [true, false])
      expect(await refusalCode(takeCallTask.execute(agent(), { id, take }))).toBe('call_task_taken');
    expect((await own())?.takenBy).toBe('agt_other');
    await takeCallTask.execute(agent(), { id, take: true, takeOver: true });
    expect((await own())?.takenBy).toBe(exchange.agent.id);
    await finishCallTask.execute(agent(), { id, how: 'spoken' });
    await finishCallTask.execute(other, { id, how: 'dismissed' });
    const audit = await exchange.world.db.select().from(schema.auditLog);
    const noted = audit.map(({ action }) => action).filter((action) => action.endsWith(callId));
    expect(noted.filter((action) => /spoken|dismissed/.test(action))).toEqual([`call_task.spoken ${callId}`]);
  });
});
