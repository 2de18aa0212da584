import { schema } from '@sinia/database';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalCode } from '../../src/auth/test-world.ts';
import { finishCallTask } from '../../src/use-cases/calls/finish-call-task.ts';
import { linkCall } from '../../src/use-cases/calls/link-call.ts';
import { listCallTasks } from '../../src/use-cases/calls/list-call-tasks.query.ts';
import { openTicketFromCall } from '../../src/use-cases/calls/open-ticket-from-call.ts';
import { addReason, changeReason, listReasons } from '../../src/use-cases/calls/reasons.ts';
import { savePolicy } from '../../src/use-cases/calls/save-policy.ts';
import { setCallContact } from '../../src/use-cases/calls/set-call-contact.ts';
import { writeUpCall } from '../../src/use-cases/calls/write-up-call.ts';
import { contactTimeline } from '../../src/use-cases/contacts/contact-timeline.query.ts';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { answeredCall, event, openExchange, type TestExchange } from './exchange.ts';

let exchange: TestExchange;
const admin = () => exchange.as({ ...exchange.agent, role: 'admin' });
const agent = () => exchange.as(exchange.agent);

beforeAll(async () => {
  exchange = await openExchange();
});
afterAll(() => exchange.world.database.drop());

async function person(name: string, phone: string) {
  const made = await createContact.execute(agent(), {
    name,
    kind: 'person',
    identities: [{ kind: 'phone', value: phone }],
  });
  return made.id;
}

async function ticketOf(exchangeCall: string) {
  const { ticketId } = await exchange.callOf(exchangeCall);
  const [row] = await exchange.world.db
    .select()
    .from(schema.tickets)
    .where(eq(schema.tickets.id, ticketId ?? ''));
  return row!;
}

const eventsOf = (ticketId: string) =>
  exchange.world.db
    .select()
    .from(schema.events)
    .where(eq(schema.events.ticketId, ticketId))
    .orderBy(asc(schema.events.seq));

const tasksOf = async (callId: string) =>
  exchange.world.db.select().from(schema.callTasks).where(eq(schema.callTasks.callId, callId));

describe('an answered call that nobody wrote down ends in a ticket', () => {
  test('of somebody we know: with their data', async () => {
    const contactId = await person('Núria Puig', '600 111 333');
    await exchange.tell(...answeredCall('t-known', '600111333'));
    await exchange.settle();
    const ticket = await ticketOf('t-known');
    expect(ticket).toMatchObject({
      ...{ channel: 'phone', contactId, requesterVerified: true, assigneeId: exchange.agent.id },
      requester: { name: 'Núria Puig', phone: '+34600111333' },
      contactSnapshot: { name: 'Núria Puig' },
      identification: { outcome: 'matched', provisional: false, reason: 'phone' },
      origin: { channel: 'phone', address: '+34930000000' },
      noticeRoute: { channel: 'sms', address: '+34600111333' },
    });
    expect(await exchange.callOf('t-known')).toMatchObject({ ticketBy: 'rule', settledAs: 'answered' });
    const [opened] = await eventsOf(ticket.id);
    expect(opened?.payload).toMatchObject({ detail: { callId: (await exchange.callOf('t-known')).id } });
  });

  test('of somebody we do not know: with the number', async () => {
    await exchange.tell(...answeredCall('t-unknown', '+33612345678'));
    await exchange.settle();
    const ticket = await ticketOf('t-unknown');
    expect(ticket).toMatchObject({
      contactId: null,
      noticeRoute: null,
      requester: { phone: '+33612345678' },
    });
    expect(ticket.identification).toMatchObject({ outcome: 'unknown' });
  });

  test('of a number that several share: one of them, to be confirmed, the others offered, no name written', async () => {
    const people = [await person('Pere Mas', '600 111 444'), await person('Maria Vila', '600 111 444')];
    await exchange.tell(...answeredCall('t-shared', '600111444'));
    await exchange.settle();
    const ticket = await ticketOf('t-shared');
    expect(people).toContain(ticket.contactId);
    expect(ticket.requester).toEqual({ phone: '+34600111444' });
    expect(ticket).toMatchObject({ contactSnapshot: null, identification: { provisional: true } });
    expect(ticket.identification?.candidates.map(({ contactId }) => contactId).sort()).toEqual(people.sort());
  });

  test('in the timeline of the caller its ticket stands for those alone who may read it', async () => {
    const id = await person('Laia Font', '600 777 555');
    await exchange.tell(...answeredCall('t-timeline', '600777555'));
    await exchange.settle();
    const { id: ticketId } = await ticketOf('t-timeline');
    const shown = async (groupIds: string[]) => {
      const reader = { ...exchange.agent, id: 'agt_reader', groupIds };
      const { data } = await contactTimeline.execute(exchange.as(reader), { id, limit: 50 });
      return data.filter(({ kind }) => kind === 'call').map(({ ticket }) => ticket?.id ?? null);
    };
    expect(await shown([...exchange.agent.groupIds])).toEqual([ticketId]);
    expect(await shown([])).toEqual([null]);
  });

  test('of a hidden number: without anybody', async () => {
    await exchange.tell(...answeredCall('t-hidden', 'anonymous'));
    await exchange.settle();
    expect(await ticketOf('t-hidden')).toMatchObject({ contactId: null, requester: {}, noticeRoute: null });
  });

  test('once, however often it is told and settled', async () => {
    const events = answeredCall('t-once', '600111555');
    await exchange.tell(...events);
    await Promise.all([exchange.settle(), exchange.settle()]);
    const first = (await ticketOf('t-once')).id;
    await exchange.tell(event('t-once', 'cdr.final', 201, { talkSeconds: 183, waitSeconds: 12 }));
    await exchange.settle();
    expect((await ticketOf('t-once')).id).toBe(first);
    const opened = await exchange.world.db
      .select()
      .from(schema.tickets)
      .where(eq(schema.tickets.requester, { phone: '+34600111555' }));
    expect(opened).toHaveLength(1);
  });

  test('colleagues among themselves have none', async () => {
    const [, , ringing, answered] = answeredCall('t-internal', '205');
    await exchange.tell(
      { ...ringing, direction: 'internal' },
      { ...answered, direction: 'internal' },
      event('t-internal', 'call.ended', 60, { direction: 'internal' }),
    );
    await exchange.settle();
    expect((await exchange.callOf('t-internal')).ticketId).toBeNull();
  });
});

describe('calls that nobody answered', () => {
  const abandoned = (id: string, number: string, seconds: number) => [
    event(id, 'queue.entered', 0, { queue: { id: 'atencio' }, from: { raw: number } }),
    event(id, 'call.abandoned', seconds, { endReason: 'caller' }),
  ];

  test('are owed a call, until they were spoken to', async () => {
    await exchange.tell(...abandoned('t-left', '600111666', 40));
    await exchange.settle();
    const call = await exchange.callOf('t-left');
    expect(call.ticketId).toBeNull();
    const listed = await listCallTasks.execute(agent(), {});
    expect(listed.find((task) => task.call.id === call.id)).toMatchObject({
      kind: 'callback',
      number: '+34600111666',
    });
    await exchange.tell(...answeredCall('t-again', '600111666'));
    await exchange.settle();
    expect(await tasksOf(call.id)).toMatchObject([{ doneHow: 'spoken', doneBy: exchange.agent.id }]);
  });

  test('somebody may decide that nothing is owed', async () => {
    await exchange.tell(...abandoned('t-wrong', '600111777', 40));
    await exchange.settle();
    const [task] = await tasksOf((await exchange.callOf('t-wrong')).id);
    await finishCallTask.execute(agent(), { id: task!.id, how: 'dismissed' });
    expect(await tasksOf(task!.callId)).toMatchObject([{ doneHow: 'dismissed' }]);
    expect(await refusalCode(finishCallTask.execute(agent(), { id: 'ctk_0', how: 'spoken' }))).toBe(
      'not_found',
    );
  });

  test.each([
    ['who left at once', abandoned('t-short', '600111888', 3)],
    ['whose number is hidden', abandoned('t-nobody', 'anonymous', 60)],
  ])('nothing is owed to %s', async (_name, events) => {
    await exchange.tell(...events);
    await exchange.settle();
    const [first] = events as [{ callId: string }];
    const call = await exchange.callOf(first.callId);
    expect(call).toMatchObject({ ticketId: null, settledAs: 'abandoned' });
    expect(await tasksOf(call.id)).toEqual([]);
  });

  test('as the house has decided anew', async () => {
    const { version } = await savePolicy.execute(admin(), {
      version: 0,
      policy: {
        consequences: { missed: 'ticket', abandoned: 'nothing', voicemail: 'callback' },
        ...{ shortAbandonSeconds: 5, callbackMinutes: 60, reasonMinutes: 15, recordingDays: 30 },
      },
    });
    expect(version).toBe(1);
    await exchange.tell(
      event('t-missed', 'call.ringing', 0, { agent: { extension: '204' }, from: { raw: '600111999' } }),
      event('t-missed', 'call.missed', 20, {}),
    );
    await exchange.settle();
    expect(await ticketOf('t-missed')).toMatchObject({ requesterVerified: false, assigneeId: null });
    expect((await ticketOf('t-missed')).subject).toMatch(/^Trucada perduda · /);
    expect(await refusalCode(savePolicy.execute(agent(), {} as never))).toBe('permission_denied');
  });

  test('a missed one that was answered after all ends in a ticket', async () => {
    const leg = { legId: 'l1', agent: { extension: '204' } };
    const from = { from: { raw: '600112000' } };
    await exchange.tell(
      event('t-late', 'call.ringing', 0, { ...leg, ...from }),
      event('t-late', 'call.missed', 20, leg),
    );
    exchange.world.advance(31_000);
    await exchange.settle();
    await exchange.tell(
      event('t-late', 'call.ringing', 25, leg),
      event('t-late', 'call.answered', 30, leg),
      event('t-late', 'call.ended', 90, leg),
    );
    await exchange.settle();
    expect(await exchange.callOf('t-late')).toMatchObject({ settledAs: 'answered', outcome: 'answered' });
    expect(await ticketOf('t-late')).toMatchObject({ channel: 'phone' });
  });

  test('one whose end was lost is marked after four hours, and its record still counts', async () => {
    await exchange.tell(...answeredCall('t-lost', '600112111').slice(0, 4));
    await exchange.settle();
    expect(await exchange.callOf('t-lost')).toMatchObject({ stale: false, outcome: null });
    exchange.world.advance(4 * 3_600_000);
    await exchange.settle();
    expect(await exchange.callOf('t-lost')).toMatchObject({
      stale: true,
      outcome: 'answered',
      phase: 'ended',
    });
    expect(await ticketOf('t-lost')).toMatchObject({ channel: 'phone' });
    await exchange.tell(event('t-lost', 'cdr.final', 116, { talkSeconds: 100, waitSeconds: 12 }));
    await exchange.settle();
    expect(await exchange.callOf('t-lost')).toMatchObject({ stale: false, talkSeconds: 100 });
  });
});

describe('an agent', () => {
  const live = (id: string, number: string) => answeredCall(id, number).slice(0, 4);

  test('opens the ticket while they talk; at hang-up it says how long', async () => {
    await exchange.tell(...live('t-open', '600112222'));
    const { id } = await exchange.callOf('t-open');
    const ticket = { subject: 'Fuita', body: 'Surt aigua.', requester: { name: 'Joan Serra' } };
    const opened = await openTicketFromCall.execute(agent(), { id, ticket });
    expect(opened).toMatchObject({ status: 'open', reference: expect.stringMatching(/^\d{12}$/) });
    expect(await openTicketFromCall.execute(agent(), { id, ticket })).toMatchObject({ id: opened.id });
    await exchange.tell(event('t-open', 'call.ended', 76, { endReason: 'caller' }));
    await exchange.settle();
    const row = await ticketOf('t-open');
    expect(row).toMatchObject({
      id: opened.id,
      subject: 'Fuita',
      requester: { name: 'Joan Serra', phone: '+34600112222' },
    });
    expect((await eventsOf(row.id)).map(({ type, payload }) => [type, payload.detail])).toEqual([
      ['ticket.opened', expect.objectContaining({ callId: id })],
      [
        'call.ended',
        { callId: id, outcome: 'answered', waitSeconds: 12, talkSeconds: 60, agentId: exchange.agent.id },
      ],
    ]);
    expect(await exchange.callOf('t-open')).toMatchObject({ ticketBy: 'agent' });
  });

  test('goes on with a ticket that is open', async () => {
    await exchange.tell(...answeredCall('t-first', '600112333'));
    await exchange.settle();
    const before = await ticketOf('t-first');
    await exchange.tell(...live('t-second', '600112333'));
    const { id } = await exchange.callOf('t-second');
    await linkCall.execute(agent(), { id, ticketId: before.id });
    await linkCall.execute(agent(), { id, ticketId: before.id });
    await exchange.tell(event('t-second', 'call.ended', 76, {}));
    await exchange.settle();
    expect((await ticketOf('t-second')).id).toBe(before.id);
    expect((await eventsOf(before.id)).map(({ type }) => type)).toEqual([
      'ticket.opened',
      'call.linked',
      'call.ended',
    ]);
  });

  test('may not link to a ticket that they may not see', async () => {
    await exchange.tell(...answeredCall('t-theirs', '600112445'), ...live('t-foreign', '600112444'));
    await exchange.settle();
    const { id } = await exchange.callOf('t-foreign');
    const stranger = exchange.as({ ...exchange.agent, id: 'agt_other', groupIds: [] });
    const { id: ticketId } = await ticketOf('t-theirs');
    expect(await refusalCode(linkCall.execute(stranger, { id, ticketId }))).toBe('not_found');
  });

  test('says that it is somebody else: call and ticket follow', async () => {
    const people = [await person('Anna Roca', '600 112 555'), await person('Pau Roca', '600 112 555')];
    await exchange.tell(...answeredCall('t-who', '600112555'));
    await exchange.settle();
    const { id, contactId } = await exchange.callOf('t-who');
    const other = people.find((one) => one !== contactId)!;
    await setCallContact.execute(agent(), { id, contactId: other });
    expect(await exchange.callOf('t-who')).toMatchObject({
      contactId: other,
      identification: { reason: 'by_hand', provisional: false },
    });
    expect(await ticketOf('t-who')).toMatchObject({
      contactId: other,
      identification: { reason: 'by_hand' },
    });
    await setCallContact.execute(agent(), { id, contactId: null });
    expect(await ticketOf('t-who')).toMatchObject({ contactId: null });
  });

  test('says why they called, and how they want to be told', async () => {
    const { id: parentId } = await addReason.execute(admin(), { parentId: null, names: { ca: 'Factura' } });
    const { id: reasonId } = await addReason.execute(admin(), {
      ...{ parentId, names: { ca: 'Lectura', es: 'Lectura' } },
    });
    await exchange.tell(...answeredCall('t-why', '937416100'));
    await exchange.settle();
    const { id } = await exchange.callOf('t-why');
    const noticeRoute = { channel: 'post', address: 'Carrer d’en Palau, 12' } as const;
    await writeUpCall.execute(agent(), { id, reasonId, noticeRoute });
    expect(await exchange.callOf('t-why')).toMatchObject({
      reasonId,
      reasonBy: `staff:${exchange.agent.id}`,
    });
    expect(await ticketOf('t-why')).toMatchObject({ category: 'Lectura', noticeRoute });
    const landline = { channel: 'sms', address: '937416100' } as const;
    const refused = await refusalCode(writeUpCall.execute(agent(), { id, noticeRoute: landline }));
    expect(refused).toBe('sms_to_landline');
    expect(await refusalCode(writeUpCall.execute(agent(), { id, reasonId: parentId }))).toBe(
      'reason_unknown',
    );
    await changeReason.execute(admin(), { id: reasonId, set: { retired: true } });
    expect(await refusalCode(writeUpCall.execute(agent(), { id, reasonId }))).toBe('reason_unknown');
    const deeper = addReason.execute(admin(), { parentId: reasonId, names: { ca: 'Massa' } });
    expect(await refusalCode(deeper)).toBe('reason_too_deep');
    expect(await listReasons.execute(agent(), {})).toMatchObject([
      { names: { ca: 'Factura' }, retired: false },
      { parentId, retired: true },
    ]);
  });
});

test('every answered call of a customer has its ticket', async () => {
  const { calls } = schema;
  const without = await exchange.world.db
    .select({ call: calls.exchangeCall })
    .from(calls)
    .where(and(eq(calls.outcome, 'answered'), eq(calls.direction, 'inbound')));
  for (const { call } of without) expect([call, (await exchange.callOf(call)).ticketId]).not.toContain(null);
});
