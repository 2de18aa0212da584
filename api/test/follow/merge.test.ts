import { schema } from '@sinia/database';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinkActor, StaffActor } from '../../src/auth/actor.ts';
import { getAttachmentLink } from '../../src/use-cases/attachments/get-attachment-link.query.ts';
import { uploadAttachment } from '../../src/use-cases/attachments/upload-attachment.ts';
import { noteOnTicket, replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { listTicketEvents } from '../../src/use-cases/tickets/list-ticket-events.query.ts';
import { mergeTicket } from '../../src/use-cases/tickets/merge-ticket.ts';
import { previewMerge } from '../../src/use-cases/tickets/preview-merge.query.ts';
import { snoozeTicket } from '../../src/use-cases/tickets/snooze-ticket.ts';
import { undoMerge } from '../../src/use-cases/tickets/undo-merge.ts';
import { viewTicket } from '../../src/use-cases/tickets/view-ticket.query.ts';
import { getTrackedStatus } from '../../src/use-cases/tracking/get-tracked-status.query.ts';
import { getTrackedTicket } from '../../src/use-cases/tracking/get-tracked-ticket.query.ts';
import { replyToTrackedTicket } from '../../src/use-cases/tracking/reply-to-tracked-ticket.ts';
import { change } from './change.ts';
import { type House, INTEGRATION, mailText, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const NURIA = { name: 'Núria Puig', email: 'nuria.puig@example.cat' };
const MARC = { name: 'Marc Soler', email: 'marc.soler@example.cat' };

const agent = () => house.as(house.agent);
const open = (requester: Record<string, string> = NURIA, body = 'Surt aigua.') =>
  house.open(INTEGRATION, requester, { body });
const merge = (id: string, intoTicketId: string) => mergeTicket.execute(agent(), { id, intoTicketId });
const undo = (mergeId: string) => undoMerge.execute(agent(), { mergeId });
const withLink = (ticketId: string) => {
  const actor: LinkActor = { kind: 'link', id: ticketId, name: '', ticketId };
  return house.as(actor);
};
const thread = async (ticket: { id: string; reference: string }) =>
  (await getTrackedTicket.execute(withLink(ticket.id), { reference: ticket.reference })).messages.map(
    (message) => message.body,
  );
const reply = (ticket: { id: string; reference: string }, body: string) =>
  replyToTrackedTicket.execute(withLink(ticket.id), { reference: ticket.reference, message: { body } });
const status = async (ticket: { reference: string }) =>
  (await getTrackedStatus.execute(agent(), { reference: ticket.reference })).publicStatus;

describe('a merge', () => {
  test('puts one into the other: one thread, one timeline, nothing moved, nobody told', async () => {
    const [from, into] = [await open(NURIA, 'La factura.'), await open(NURIA, 'El comptador.')];
    await house.settle();
    const before = (await house.sent()).length;
    await merge(from.id, into.id);
    await house.settle();
    expect((await house.sent()).length).toBe(before);
    const { messages, events } = await viewTicket.execute(agent(), { id: into.id });
    expect(messages.map((one) => [one.ticketId, one.body])).toEqual([
      [from.id, 'La factura.'],
      [into.id, 'El comptador.'],
    ]);
    expect(events.map((one) => [one.ticketId, one.type])).toEqual([
      [from.id, 'ticket.opened'],
      [into.id, 'ticket.opened'],
      [from.id, 'ticket.merged'],
      [into.id, 'ticket.merged'],
    ]);
    expect(await getTicket.execute(agent(), { id: from.id })).toMatchObject({
      ...{ shelf: 'merged', mergedIntoTicketId: into.id, status: 'new', version: 1 },
    });
  });

  test('the timeline is read page by page', async () => {
    const [from, into] = [await open(), await open()];
    await merge(from.id, into.id);
    const page = await listTicketEvents.execute(agent(), { id: into.id, limit: 3 });
    const cursor = page.pagination.nextCursor ?? '';
    const rest = await listTicketEvents.execute(agent(), { id: into.id, limit: 3, cursor });
    expect([...page.data, ...rest.data].map((one) => one.type)).toEqual([
      ...['ticket.opened', 'ticket.opened', 'ticket.merged', 'ticket.merged'],
    ]);
  });

  test('the key of the merged one shows the status of the other; work that had begun has not ended', async () => {
    const [from, into] = [await open(), await open()];
    await change(house, from.id, { status: 'open' });
    await merge(from.id, into.id);
    expect(await status(from)).toBe('in_progress');
    await change(house, into.id, { status: 'solved' });
    expect(await status(from)).toBe('resolved');
  });

  test('nobody works on it where it was', async () => {
    const [from, into] = [await open(), await open()];
    await merge(from.id, into.id);
    await expect(change(house, from.id, { priority: 'high' })).rejects.toThrow('ticket_is_merged');
    const message = { body: 'x', visibility: 'internal' as const };
    await expect(noteOnTicket.execute(agent(), { id: from.id, message })).rejects.toThrow('ticket_is_merged');
  });

  test('what its customer writes by link or by mail is worked on in the other, through any chain', async () => {
    const [first, second, third] = [await open(), await open(), await open()];
    await house.settle();
    await change(house, third.id, { status: 'pending' });
    await merge(first.id, second.id);
    await merge(second.id, third.id);
    await reply(first, 'Ja hi torno a ser.');
    expect(await getTicket.execute(agent(), { id: third.id })).toMatchObject({
      status: 'open',
      lastMessage: { preview: 'Ja hi torno a ser.' },
    });
    const to = house.identity.replyAddress(first.id);
    const mail = await house.receive(mailText({ from: `Núria <${NURIA.email}>`, body: 'Per correu.' }), to);
    expect(mail.ticketId).toBe(third.id);
    const { messages } = await viewTicket.execute(agent(), { id: third.id });
    expect(messages.slice(-2).map((one) => [one.ticketId, one.body.trim()])).toEqual([
      [first.id, 'Ja hi torno a ser.'],
      [first.id, 'Per correu.'],
    ]);
  });
});

describe('who reads what', () => {
  test('one person reads both by either key', async () => {
    const [from, into] = [await open(NURIA, 'Una.'), await open(NURIA, 'Dues.')];
    await merge(from.id, into.id);
    await replyToTicket.execute(agent(), { id: into.id, message: { body: 'Fet.', visibility: 'public' } });
    expect(await thread(from)).toEqual(['Una.', 'Dues.', 'Fet.']);
    expect(await thread(into)).toEqual(['Una.', 'Dues.', 'Fet.']);
  });

  test('two persons read nothing of each other, and each is told of the status under their own key', async () => {
    const [from, into] = [await open(MARC, 'Sóc en Marc.'), await open(NURIA, 'Sóc la Núria.')];
    await house.settle();
    await merge(from.id, into.id);
    await reply(from, 'En Marc hi torna.');
    expect(await thread(from)).toEqual(['Sóc en Marc.', 'En Marc hi torna.']);
    expect(await thread(into)).toEqual(['Sóc la Núria.']);
    const before = (await house.sent()).length;
    const message = {
      body: 'Secret de la Núria.',
      visibility: 'public' as const,
      set: { status: 'solved' as const },
    };
    await replyToTicket.execute(agent(), { id: into.id, message });
    await house.settle();
    const told = (await house.sent()).slice(before);
    expect(told.map((one) => [one.to, one.kind, one.ticketReference])).toEqual(
      expect.arrayContaining([
        [NURIA.email, 'resolved', into.reference],
        [MARC.email, 'resolved', from.reference],
        [NURIA.email, 'survey', into.reference],
      ]),
    );
    expect(told).toHaveLength(3);
    const toMarc = told.find((one) => one.to === MARC.email);
    expect(toMarc?.text).not.toMatch(/Secret|Núria/);
    expect(await previewMerge.execute(agent(), { id: into.id, intoTicketId: from.id })).toMatchObject({
      samePerson: false,
      refusal: 'merge_into_merged',
    });
  });

  test('an address that was only claimed proves nothing', async () => {
    const claimed = await house.open({ kind: 'site', id: 'sit', name: 'web', channel: 'web' }, NURIA, {
      body: 'Em faig passar per la Núria.',
    });
    const into = await open(NURIA, 'Història de la Núria.');
    await merge(claimed.id, into.id);
    expect(await thread(claimed)).toEqual(['Em faig passar per la Núria.']);
  });

  test('a link that goes to a telephone of somebody else reads nothing of the other', async () => {
    const byPhone = await open({ ...NURIA, phone: '600 111 222' }, 'Per telèfon, en nom de la Núria.');
    const into = await open(NURIA, 'Història de la Núria.');
    await merge(byPhone.id, into.id);
    expect(await thread(byPhone)).toEqual(['Per telèfon, en nom de la Núria.']);
    expect(await thread(into)).toEqual(['Per telèfon, en nom de la Núria.', 'Història de la Núria.']);
  });

  test('files go with the messages: read by whoever reads them, by nobody else', async () => {
    const file = await uploadAttachment(house.as(INTEGRATION), { name: 'a.txt', bytes: Buffer.from('hola') });
    const from = await house.open(INTEGRATION, NURIA, { body: 'Una.', attachmentIds: [file.id] });
    const [into, foreign, root] = [await open(), await open(MARC), await open()];
    await house.world.db
      .update(schema.tickets)
      .set({ assigneeId: 'agt_x' })
      .where(inArray(schema.tickets.id, [root.id, foreign.id]));
    await merge(from.id, into.id);
    await merge(into.id, root.id);
    await merge(foreign.id, root.id);
    const stranger: StaffActor = { ...house.agent, id: 'agt_x', groupIds: [] };
    const may = (context: ReturnType<typeof withLink>) =>
      getAttachmentLink.execute(context, { id: file.id }).then(
        () => true,
        () => false,
      );
    expect(await may(withLink(into.id))).toBe(true);
    expect(await may(withLink(root.id))).toBe(true);
    expect(await may(withLink(foreign.id))).toBe(false);
    expect(await may(house.as(stranger))).toBe(true);
    expect(await may(house.as({ ...stranger, id: 'agt_y' }))).toBe(false);
  });

  test('both ends must be the caller’s: another group’s ticket is as missing as a missing one', async () => {
    const [from, into] = [await open(), await open()];
    const stranger: StaffActor = { ...house.agent, id: 'agt_x', groupIds: [] };
    await house.world.db
      .update(schema.tickets)
      .set({ assigneeId: 'agt_x' })
      .where(eq(schema.tickets.id, from.id));
    const input = { id: from.id, intoTicketId: into.id };
    await expect(mergeTicket.execute(house.as(stranger), input)).rejects.toThrow('not_found');
    const { id: mergeId } = await merge(from.id, into.id);
    await expect(undoMerge.execute(house.as(stranger), { mergeId })).rejects.toThrow('not_found');
  });
});

describe('undoing', () => {
  test('gives back status, shelf, sleep and what each list shows', async () => {
    const [from, into] = [await open(NURIA, 'Dorm.'), await open(NURIA, 'Desperta.')];
    await change(house, from.id, { status: 'on_hold' });
    const until = new Date(house.world.clock().getTime() + 86_400_000).toISOString();
    await snoozeTicket.execute(agent(), { id: from.id, until });
    const { id } = await merge(from.id, into.id);
    await undo(id);
    expect(await getTicket.execute(agent(), { id: from.id })).toMatchObject({
      ...{ shelf: 'snoozed', snoozedUntil: until, status: 'on_hold', mergedIntoTicketId: null },
      lastMessage: { preview: 'Dorm.' },
    });
    expect((await getTicket.execute(agent(), { id: into.id })).lastMessage.preview).toBe('Desperta.');
    expect((await viewTicket.execute(agent(), { id: into.id })).messages).toHaveLength(1);
    await expect(undo(id)).rejects.toThrow('merge_already_undone');
  });

  test('what was written to it meanwhile goes with it, and reopens it', async () => {
    const [from, into] = [await open(), await open()];
    await change(house, from.id, { status: 'pending' });
    const { id } = await merge(from.id, into.id);
    await reply(from, 'Aquí ho té.');
    await undo(id);
    const back = await viewTicket.execute(agent(), { id: from.id });
    expect(back.ticket).toMatchObject({ status: 'open', shelf: null });
    expect(back.messages.map((one) => one.body)).toEqual(['Surt aigua.', 'Aquí ho té.']);
  });

  test('in the middle of a chain only that link is undone', async () => {
    const [first, second, third] = [await open(), await open(), await open()];
    const one = await merge(first.id, second.id);
    await merge(second.id, third.id);
    await undo(one.id);
    expect((await getTicket.execute(agent(), { id: first.id })).shelf).toBeNull();
    expect((await getTicket.execute(agent(), { id: second.id })).mergedIntoTicketId).toBe(third.id);
  });
});

describe('refusals', () => {
  test.each([
    ['closed', 'open', 'merge_into_closed'],
    ['solved', 'open', 'merge_into_resolved'],
  ] as const)('into one that is %s, from one that is %s: %s', async (intoStatus, fromStatus, code) => {
    const [from, into] = [await open(), await open()];
    await change(house, from.id, { status: fromStatus });
    await change(house, into.id, { status: 'solved' });
    if (intoStatus === 'closed') await change(house, into.id, { status: 'closed' });
    await expect(merge(from.id, into.id)).rejects.toThrow(code);
  });

  test('into itself, twice, and round in a circle', async () => {
    const [from, into] = [await open(), await open()];
    await expect(merge(from.id, from.id)).rejects.toThrow('merge_into_itself');
    await merge(from.id, into.id);
    await expect(merge(from.id, into.id)).rejects.toThrow('merge_already_merged');
    await expect(merge(into.id, from.id)).rejects.toThrow('merge_into_merged');
  });
});

describe('races', () => {
  test('each into the other at once: one wins, there is no circle', async () => {
    const [one, other] = [await open(), await open()];
    const outcomes = await Promise.allSettled([merge(one.id, other.id), merge(other.id, one.id)]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const rows = await house.world.db
      .select()
      .from(schema.tickets)
      .where(inArray(schema.tickets.id, [one.id, other.id]));
    expect(rows.filter((row) => row.mergedIntoId)).toHaveLength(1);
  });

  test('one into two at once goes into one', async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    const outcomes = await Promise.allSettled([merge(one.id, two.id), merge(one.id, three.id)]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const undone = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
    const twice = await Promise.allSettled([undo(undone[0] ?? ''), undo(undone[0] ?? '')]);
    expect(twice.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  test('replies that arrive while tickets are merged are all in the thread, whichever came first', async () => {
    const tickets = await Promise.all([open(), open(), open(), open()]);
    const [root] = tickets;
    const rest = tickets.slice(1);
    const writes = tickets.flatMap((ticket, at) => [1, 2, 3].map((n) => reply(ticket, `${at}.${n}`)));
    await Promise.all([...rest.map((ticket) => merge(ticket.id, root?.id ?? '')), ...writes]);
    const { messages, ticket } = await viewTicket.execute(agent(), { id: root?.id ?? '' });
    const bodies = messages.map((one) => one.body).filter((body) => /^\d\.\d$/.test(body));
    expect(bodies.toSorted()).toEqual([0, 1, 2, 3].flatMap((at) => [1, 2, 3].map((n) => `${at}.${n}`)));
    expect(ticket.status).toBe('new');
    await house.settle();
  });
});
