import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinkActor } from '../../src/auth/actor.ts';
import { wakeSnoozed } from '../../src/jobs/wake-snoozed.ts';
import { countTickets } from '../../src/use-cases/tickets/count-tickets.query.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { listTicketEvents } from '../../src/use-cases/tickets/list-ticket-events.query.ts';
import { snoozeTicket, wakeTicket } from '../../src/use-cases/tickets/snooze-ticket.ts';
import { undoMany, workOnMany } from '../../src/use-cases/tickets/work-on-many.ts';
import { replyToTrackedTicket } from '../../src/use-cases/tracking/reply-to-tracked-ticket.ts';
import { change } from './change.ts';
import { type House, INTEGRATION, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const HOUR_MS = 3_600_000;
const agent = () => house.as(house.agent);
const open = () => house.open(INTEGRATION, { email: 'nuria.puig@example.cat' });
const ticketOf = (id: string) => getTicket.execute(agent(), { id });
const inHours = (hours: number) => new Date(house.world.clock().getTime() + hours * HOUR_MS).toISOString();
const snooze = (id: string, hours: number) => snoozeTicket.execute(agent(), { id, until: inHours(hours) });
const lastEvent = async (id: string) =>
  (await listTicketEvents.execute(agent(), { id, limit: 50 })).data.at(-1);

describe('snoozing', () => {
  test('it is out of the working views until its moment, and comes back by the tick', async () => {
    const { id } = await open();
    const before = await countTickets.execute(agent(), {});
    expect(await snooze(id, 3)).toMatchObject({ shelf: 'snoozed', version: 1, status: 'new' });
    const asleep = await countTickets.execute(agent(), {});
    expect([asleep.snoozed, asleep.unresolved]).toEqual([before.snoozed + 1, before.unresolved - 1]);
    await wakeSnoozed(house.world);
    expect((await ticketOf(id)).shelf).toBe('snoozed');
    house.world.advance(3 * HOUR_MS + 1);
    await Promise.all([wakeSnoozed(house.world), wakeSnoozed(house.world)]);
    expect(await ticketOf(id)).toMatchObject({ shelf: null, snoozedUntil: null });
    const { data } = await listTicketEvents.execute(agent(), { id, limit: 50 });
    expect(data.map((one) => one.type)).toEqual(['ticket.opened', 'ticket.snoozed', 'ticket.woken']);
    expect(data.at(-1)?.actor.kind).toBe('system');
  });

  test('its customer’s message wakes it; an agent’s change does not, but resolving does', async () => {
    const { id, reference } = await open();
    await snooze(id, 3);
    await change(house, id, { priority: 'high' });
    expect((await ticketOf(id)).shelf).toBe('snoozed');
    const actor: LinkActor = { kind: 'link', id, name: '', ticketId: id };
    await replyToTrackedTicket.execute(house.as(actor), { reference, message: { body: 'Hola?' } });
    expect((await ticketOf(id)).shelf).toBeNull();
    await snooze(id, 3);
    expect((await change(house, id, { status: 'solved' })).shelf).toBeNull();
    expect((await lastEvent(id))?.detail).toMatchObject({ woken: true });
  });

  test('another time takes the place of the first; waking early is somebody’s choice', async () => {
    const { id } = await open();
    await snooze(id, 1);
    const { snoozedUntil } = await snooze(id, 5);
    house.world.advance(2 * HOUR_MS);
    await wakeSnoozed(house.world);
    expect((await ticketOf(id)).snoozedUntil).toBe(snoozedUntil);
    expect((await wakeTicket.execute(agent(), { id, due: false })).shelf).toBeNull();
    await expect(wakeTicket.execute(agent(), { id, due: false })).rejects.toThrow('ticket_not_snoozed');
  });

  test.each([
    [-1, 'snooze_in_past'],
    [24 * 400, 'snooze_too_far'],
  ])('in %d hours: %s', async (hours, code) => {
    const { id } = await open();
    await expect(snooze(id, hours)).rejects.toThrow(code);
  });

  test('what is resolved does not sleep', async () => {
    const { id } = await open();
    await change(house, id, { status: 'solved' });
    await expect(snooze(id, 1)).rejects.toThrow('snooze_resolved');
  });
});

describe('work on a selection', () => {
  const apply = (ids: string[], work: object) =>
    workOnMany.execute(agent(), workOnMany.input.parse({ ids, work: { verb: 'apply', ...work } }));
  const undo = (results: { id: string; undo: unknown }[]) =>
    undoMany.execute(
      agent(),
      undoMany.input.parse({ items: results.flatMap(({ id, undo }) => (undo ? [{ id, undo }] : [])) }),
    );

  test('each ticket by itself: what one refuses stops no other, and what was done is put back', async () => {
    const [one, two, closed] = [await open(), await open(), await open()];
    await change(house, one.id, { tags: ['fuita'], assigneeId: house.agent.id });
    for (const status of ['solved', 'closed'] as const) await change(house, closed.id, { status });
    const missing = `tkt_${'0'.repeat(26)}`;
    const ids = [one.id, two.id, closed.id, missing];
    const results = await apply(ids, { set: { status: 'on_hold', priority: 'high' }, addTags: ['tall'] });
    expect(results.map(({ id, refusal }) => [id, refusal])).toEqual([
      [one.id, null],
      [two.id, null],
      [closed.id, 'status_closed_is_final'],
      [missing, 'not_found'],
    ]);
    expect(await ticketOf(one.id)).toMatchObject({
      ...{ status: 'on_hold', priority: 'high', tags: ['fuita', 'tall'] },
    });
    expect(results.map(({ undo }) => undo !== null)).toEqual([true, false, false, false]);
    await undo(results);
    expect(await ticketOf(one.id)).toMatchObject({ status: 'open', priority: 'normal', tags: ['fuita'] });
  });

  test('what somebody changed since is not put back', async () => {
    const { id } = await open();
    const results = await apply([id], { set: { priority: 'high' } });
    await change(house, id, { priority: 'urgent' });
    expect(await undo(results)).toMatchObject([{ refusal: 'version_stale' }]);
    expect((await ticketOf(id)).priority).toBe('urgent');
  });

  test('tags come off where they are; the same selection twice changes nothing twice', async () => {
    const { id } = await open();
    await apply([id, id], { addTags: ['a', 'b'] });
    const { version } = await ticketOf(id);
    await apply([id], { addTags: ['a'] });
    expect((await ticketOf(id)).version).toBe(version);
    await apply([id], { removeTags: ['a', 'z'] });
    expect((await ticketOf(id)).tags).toEqual(['b']);
  });

  test('spam, snooze and merge of many, and back', async () => {
    const tickets = await Promise.all(Array.from({ length: 12 }, open));
    const ids = tickets.map(({ id }) => id);
    const into = (await open()).id;
    const verbs = [
      { verb: 'spam' },
      { verb: 'snooze', until: inHours(5) },
      { verb: 'merge', intoTicketId: into },
    ];
    for (const work of verbs) {
      const done = await workOnMany.execute(agent(), workOnMany.input.parse({ ids, work }));
      expect(done.map(({ refusal }) => refusal)).toEqual(ids.map(() => null));
      expect((await ticketOf(ids[0] ?? '')).shelf).toBe(
        { spam: 'spam', snooze: 'snoozed', merge: 'merged' }[work.verb],
      );
      await undo(done);
      const shelves = await Promise.all(ids.map(async (id) => (await ticketOf(id)).shelf));
      expect(shelves).toEqual(ids.map(() => null));
    }
  });

  test('nothing, a hundred and one, and an unknown person', async () => {
    const { id } = await open();
    const tooMany = Array.from({ length: 101 }, () => id);
    for (const ids of [[], tooMany])
      expect(workOnMany.input.safeParse({ ids, work: { verb: 'spam' } }).success).toBe(false);
    expect(await apply([id], { set: { assigneeId: 'agt_ningu' } })).toMatchObject([
      { refusal: 'assignee_unknown' },
    ]);
  });
});
