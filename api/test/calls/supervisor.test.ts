import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStaff, refusalCode } from '../../src/auth/test-world.ts';
import { settleSupervisors } from '../../src/jobs/settle-supervisors.ts';
import { askSupervisor } from '../../src/use-cases/calls/ask-supervisor.ts';
import { askedSupervisors } from '../../src/use-cases/calls/asked-supervisors.query.ts';
import { finishCallTask } from '../../src/use-cases/calls/finish-call-task.ts';
import { getCall } from '../../src/use-cases/calls/get-call.query.ts';
import { listCallTasks } from '../../src/use-cases/calls/list-call-tasks.query.ts';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { answeredCall, BEGAN, event, openExchange, type TestExchange } from './exchange.ts';

let exchange: TestExchange;
let supervisorId: string;
const agent = () => exchange.as(exchange.agent);
const supervisor = () => exchange.as({ ...exchange.agent, id: supervisorId, role: 'supervisor' });

beforeAll(async () => {
  exchange = await openExchange();
  supervisorId = await addStaff(exchange.world, 'supervisor');
  await exchange.world.db.insert(schema.extensions).values({ extension: '301', userId: supervisorId });
});
afterAll(() => exchange.world.database.drop());

/** Somebody who talks with an agent, and asks for a supervisor. */
async function asking(name: string, number = '600555000') {
  await exchange.tell(...answeredCall(name, number).slice(0, 4));
  const { id } = await exchange.callOf(name);
  return { callId: id, ...(await askSupervisor.execute(agent(), { id })) };
}

const seconds = (at: Date | string) => (new Date(at).getTime() - BEGAN.getTime()) / 1000;
const now = () => seconds(exchange.world.clock());

const taskOf = async (callId: string, kind: schema.CallTaskKind) => {
  const { callTasks } = schema;
  const ofCall = and(eq(callTasks.callId, callId), eq(callTasks.kind, kind));
  const [row] = await exchange.world.db.select().from(callTasks).where(ofCall);
  return row;
};

test('it is due in three minutes, and asked again it is the same', async () => {
  const { callId, taskId, dueAt } = await asking('s-twice');
  expect(now() + 180 - seconds(dueAt)).toBeLessThan(60);
  expect(await askSupervisor.execute(agent(), { id: callId })).toEqual({ taskId, dueAt });
  expect(await askedSupervisors(exchange.world)).toMatchObject([
    { taskId, callId, agentId: exchange.agent.id },
  ]);
  await finishCallTask.execute(supervisor(), { id: taskId, how: 'spoken' });
  expect(await askedSupervisors(exchange.world)).toEqual([]);
});

test('an agent cannot say that a supervisor came', async () => {
  const { taskId } = await asking('s-agent');
  const refused = await refusalCode(finishCallTask.execute(agent(), { id: taskId, how: 'spoken' }));
  expect(refused).toBe('permission_denied');
  await finishCallTask.execute(supervisor(), { id: taskId, how: 'dismissed' });
});

test('a supervisor whose telephone answers in time has come, by what the exchange tells', async () => {
  const { callId } = await asking('s-met');
  const answers = now() + 60;
  const leg = { legId: 's-met.301', agent: { extension: '301' } };
  const transfer = { type: 'blind', toExtension: '301' };
  await exchange.tell(
    event('s-met', 'call.transferred', answers - 5, { agent: { extension: '204' }, transfer }),
    event('s-met', 'call.ringing', answers - 4, leg),
    event('s-met', 'call.answered', answers, leg),
  );
  exchange.world.advance(300_000);
  await settleSupervisors(exchange.world);
  const task = await taskOf(callId, 'supervisor');
  expect(task).toMatchObject({ doneHow: 'spoken', doneBy: supervisorId });
  expect(seconds(task?.doneAt ?? '')).toBeCloseTo(answers, 0);
  expect(await taskOf(callId, 'supervisor_callback')).toBeUndefined();
});

test('nobody came: a call is owed the same working day, and the end of this call does not pay it', async () => {
  const { callId } = await asking('s-late', '600555111');
  await settleSupervisors(exchange.world);
  expect(await taskOf(callId, 'supervisor_callback')).toBeUndefined();
  exchange.world.advance(180_000);
  await settleSupervisors(exchange.world);
  await settleSupervisors(exchange.world);
  expect(await taskOf(callId, 'supervisor')).toMatchObject({ doneHow: 'late', doneBy: null });
  const ending = { legId: 's-late.204', agent: { extension: '204' }, endReason: 'caller' };
  await exchange.tell(event('s-late', 'call.ended', now(), ending));
  await exchange.settle();
  const owed = await taskOf(callId, 'supervisor_callback');
  expect(owed).toMatchObject({ number: '+34600555111', doneAt: null });
  expect(await listCallTasks.execute(agent(), {})).toContainEqual(
    expect.objectContaining({ id: owed?.id, kind: 'supervisor_callback' }),
  );
  const leg = { legId: 's-back.301', agent: { extension: '301' }, direction: 'outbound' };
  await exchange.tell(
    event('s-back', 'call.started', now(), {
      ...{ direction: 'outbound', from: { raw: '930000000' }, to: { ddi: '600555111' } },
    }),
    event('s-back', 'call.answered', now() + 5, leg),
    event('s-back', 'call.ended', now() + 65, leg),
  );
  await exchange.settle();
  expect(await taskOf(callId, 'supervisor_callback')).toMatchObject({
    ...{ doneHow: 'spoken', doneBy: supervisorId },
  });
});

test('who hides the number and hangs up before is owed a call too', async () => {
  const { callId } = await asking('s-hidden', 'anonymous');
  const ending = { legId: 's-hidden.204', agent: { extension: '204' }, endReason: 'caller' };
  await exchange.tell(event('s-hidden', 'call.ended', now(), ending));
  await settleSupervisors(exchange.world);
  expect(await taskOf(callId, 'supervisor_callback')).toMatchObject({ number: null, doneAt: null });
});

test('colleagues among themselves ask for none', async () => {
  await exchange.tell(
    event('s-internal', 'call.started', 0, { direction: 'internal', from: { raw: '205' } }),
  );
  const { id } = await exchange.callOf('s-internal');
  expect(await refusalCode(askSupervisor.execute(agent(), { id }))).toBe('call_not_of_a_customer');
});

test('whoever said that they are 65 or older goes first', async () => {
  const made = await createContact.execute(agent(), {
    ...{ name: 'Rosa Bosch', kind: 'person', over65: true },
    identities: [{ kind: 'phone', value: '600 555 222' }],
  });
  await exchange.tell(...answeredCall('s-senior', '600555222').slice(0, 2));
  const { id } = await exchange.callOf('s-senior');
  expect(await getCall.execute(agent(), { id })).toMatchObject({ contactId: made.id, priority: 'senior' });
});
