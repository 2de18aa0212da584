import { mintAgentAddress } from '@sinia/channels/email';
import { DEFAULT_ALERTS, newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holderOf, type StaffActor } from '../../src/auth/actor.ts';
import { sendAlertMails } from '../../src/jobs/send-alert-mails.ts';
import { createTransports } from '../../src/outbox/transports/index.ts';
import { readAlertSettings, saveAlertSettings } from '../../src/use-cases/alerts/alert-settings.ts';
import { readAlerts } from '../../src/use-cases/alerts/alert-store.ts';
import { listAlerts } from '../../src/use-cases/alerts/list-alerts.query.ts';
import { markAlertsRead } from '../../src/use-cases/alerts/mark-alerts-read.ts';
import { followTicket } from '../../src/use-cases/followers/follow-ticket.ts';
import { listFollowers } from '../../src/use-cases/followers/list-followers.query.ts';
import { noteOnTicket } from '../../src/use-cases/tickets/add-message.ts';
import { listTickets } from '../../src/use-cases/tickets/list-tickets.query.ts';
import { change } from './change.ts';
import { type House, mailText, openHouse, SITE } from './house.ts';

let house: House;
let marta: StaffActor;
let jordi: StaffActor;
let stranger: StaffActor;

beforeAll(async () => {
  house = await openHouse({ verdict: 'pass' });
  marta = house.agent;
  await house.world.db.insert(schema.groupMembers).values({ groupId: house.groupId, userId: marta.id });
  jordi = await join('Jordi Masó', house.groupId);
  const other = newId('grp', Date.now(), house.world.random(16));
  await house.world.db.insert(schema.groups).values({ id: other, name: 'Xarxa' });
  stranger = await join('Lia Roca', other);
});
afterAll(() => house.close());

async function join(name: string, groupId: string): Promise<StaffActor> {
  const { db, random } = house.world;
  const id = newId('agt', Date.now(), random(16));
  const email = `${id}@sinia.example`;
  await db.insert(schema.users).values({ id, name, email, role: 'agent', emailVerified: true });
  await db.insert(schema.groupMembers).values({ groupId, userId: id });
  return { kind: 'staff', id, name, email, role: 'agent', language: 'ca', groupIds: [groupId] };
}

const anna = { name: 'Anna Serra', email: 'anna@correu.example' };
const now = () => house.world.clock();
const unread = async ({ id }: StaffActor, ticketId: string) => {
  const rows = await house.world.db
    .select()
    .from(schema.alerts)
    .where(eq(schema.alerts.userId, id))
    .orderBy(asc(schema.alerts.createdAt));
  return rows.filter((row) => row.ticketId === ticketId && !row.readAt).map((row) => row.kind);
};
const note = (id: string, body: string, mentions: string[]) =>
  noteOnTicket.execute(house.as(marta), { id, message: { body, visibility: 'internal' }, mentions });
const mails = () =>
  sendAlertMails({
    dependencies: house.world,
    transports: createTransports(house.world, { smtpOut: undefined, sms: undefined }),
  });
const mailsTo = async (to: string) => (await house.sent()).filter((one) => one.to === to);

test('a new ticket is told to its group, an assignment to who gets it, nothing to who did it', async () => {
  const { id } = await house.open(SITE, anna);
  await house.settle();
  expect(await unread(marta, id)).toEqual(['new']);
  expect(await unread(jordi, id)).toEqual(['new']);
  expect(await unread(stranger, id)).toEqual([]);
  await change(house, id, { assigneeId: marta.id });
  await change(house, id, { assigneeId: jordi.id });
  await house.settle();
  expect(await unread(marta, id)).toEqual(['new']);
  expect(await unread(jordi, id)).toEqual(['new', 'assigned']);
});

test('a mention follows and is told; who may not see the ticket cannot be called', async () => {
  const { id } = await house.open(SITE, anna);
  const before = await listFollowers.execute(house.as(marta), { ticketId: id });
  expect(before.mentionable.map(({ name }) => name)).toEqual(['Jordi Masó', 'Marta Puig']);
  await expect(note(id, '@Lia Roca', [stranger.id])).rejects.toMatchObject({ code: 'assignee_unknown' });
  await note(id, '@Jordi Masó, ho mires?', [jordi.id]);
  await house.settle();
  expect(await unread(jordi, id)).toEqual(['new', 'mentioned']);
  const { followers } = await listFollowers.execute(house.as(marta), { ticketId: id });
  expect(followers.map(({ name }) => name)).toEqual(['Jordi Masó']);
  const view = await listTickets.execute(house.as(jordi), { view: 'followed', limit: 50 });
  expect(view.data.map((row) => row.id)).toContain(id);
});

test('the customer’s words reach who has it and who follows it, once each', async () => {
  const { id } = await house.open(SITE, anna);
  await change(house, id, { assigneeId: marta.id });
  await followTicket.execute(house.as(marta), { ticketId: id, follow: true });
  await followTicket.execute(house.as(jordi), { ticketId: id, follow: true });
  await house.settle();
  await markAlertsRead.execute(house.as(marta), {});
  await markAlertsRead.execute(house.as(jordi), { ticketId: id });
  await house.receive(mailText({ body: 'Encara surt.' }), house.identity.replyAddress(id));
  await house.settle();
  expect(await unread(marta, id)).toEqual(['customer_replied']);
  expect(await unread(jordi, id)).toEqual(['customer_replied']);
  await followTicket.execute(house.as(jordi), { ticketId: id, follow: false });
  await house.receive(mailText({ body: 'I més.' }), house.identity.replyAddress(id));
  await house.settle();
  expect(await unread(jordi, id)).toEqual(['customer_replied']);
});

test.each([{ shelf: 'spam' as const }, { imported: true }])('%j: nobody is told', async (more) => {
  const { id } = await house.open(SITE, anna);
  await house.world.db.update(schema.tickets).set(more).where(eq(schema.tickets.id, id));
  await house.settle();
  expect(await unread(marta, id)).toEqual([]);
});

test('whoever loses the right reads no alert of that ticket any more', async () => {
  const { id } = await house.open(SITE, anna);
  await house.settle();
  const read = (actor: StaffActor) => readAlerts(house.world.db, holderOf(actor), jordi.id, now());
  expect((await read(jordi)).map((alert) => alert.ticketId)).toContain(id);
  expect((await read({ ...jordi, groupIds: [] })).map((alert) => alert.ticketId)).not.toContain(id);
});

test('what nobody wants is not written; what one chose is one’s own', async () => {
  const ways = { ...DEFAULT_ALERTS.ways, new: [] };
  const mine = { ways: mutable(ways), quietHours: { from: '20:00', to: '08:00' } };
  await saveAlertSettings.execute(house.as(jordi), mine);
  expect(await readAlertSettings.execute(house.as(jordi), {})).toEqual(mine);
  expect((await readAlertSettings.execute(house.as(marta), {})).quietHours).toBeNull();
  const { id } = await house.open(SITE, anna);
  await house.settle();
  expect(await unread(jordi, id)).toEqual([]);
  expect(await unread(marta, id)).toEqual(['new']);
  await saveAlertSettings.execute(house.as(jordi), { ways: mutable(DEFAULT_ALERTS.ways), quietHours: null });
});

test('a mail leaves after two minutes, once, about what was not read; nothing of the customer is in it', async () => {
  const { id, reference } = await house.open(SITE, anna);
  await note(id, '@Jordi Masó', [jordi.id]);
  await house.settle();
  await mails();
  expect((await mailsTo(jordi.email)).filter((one) => one.ticketReference === reference)).toEqual([]);
  house.world.advance(3 * 60_000);
  await mails();
  await mails();
  const sent = await mailsTo(jordi.email);
  expect(sent).toHaveLength(1);
  const [mail] = sent;
  expect(mail?.text).toContain(id);
  expect(mail?.text).not.toContain('Anna');
  expect(`${mail?.subject} ${mail?.text}`).not.toContain('aigua');
  expect(mail?.headers).toMatchObject({
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': `<${house.world.settings.baseUrl}/desk#avisos>`,
  });
});

test('what was read in the desk is not mailed, and in quiet hours everything waits', async () => {
  const { id } = await house.open(SITE, anna);
  await note(id, '@Jordi Masó', [jordi.id]);
  await house.settle();
  await markAlertsRead.execute(house.as(jordi), { ticketId: id });
  const before = (await mailsTo(jordi.email)).length;
  house.world.advance(3 * 60_000);
  await mails();
  expect(await mailsTo(jordi.email)).toHaveLength(before);

  const quiet = { from: '00:00', to: '23:59' };
  await saveAlertSettings.execute(house.as(jordi), { ways: mutable(DEFAULT_ALERTS.ways), quietHours: quiet });
  await note(id, '@Jordi Masó', [jordi.id]);
  await house.settle();
  house.world.advance(3 * 60_000);
  await mails();
  expect(await mailsTo(jordi.email)).toHaveLength(before);
  await saveAlertSettings.execute(house.as(jordi), { ways: mutable(DEFAULT_ALERTS.ways), quietHours: null });
  house.world.advance(24 * 3_600_000);
  await mails();
  expect(await mailsTo(jordi.email)).toHaveLength(before + 1);
  expect((await listAlerts.execute(house.as(jordi), {}))[0]?.kind).toBe('mentioned');
});

describe('an answer to the mail', () => {
  const answer = (from: string, id: string, agentId: string, more: object = {}) =>
    house.receive(
      mailText({ from, subject: 'Re: Us han esmentat', body: 'Ja hi vaig.\n\n> Us han esmentat', ...more }),
      mintAgentAddress(id, agentId, house.identity),
    );
  const messagesOf = (id: string) =>
    house.world.db
      .select()
      .from(schema.messages)
      .where(eq(schema.messages.ticketId, id))
      .orderBy(asc(schema.messages.createdAt));

  test('is a note of its author; nobody else is told, and nothing leaves', async () => {
    const { id } = await house.open(SITE, anna);
    await house.settle();
    const before = (await house.sent()).length;
    const { outcome } = await answer(jordi.email, id, jordi.id);
    expect(outcome).toBe('agent_token_verified');
    await house.settle();
    const last = (await messagesOf(id)).at(-1);
    expect(last).toMatchObject({ visibility: 'internal', author: 'agent', authorId: jordi.id });
    expect(last?.body).toContain('Ja hi vaig.');
    expect(await house.sent()).toHaveLength(before);
  });

  test.each([
    ['with the address of another', () => stranger.email, () => jordi.id],
    ['by who may not see the ticket', () => stranger.email, () => stranger.id],
    ['by a stranger', () => 'anna@correu.example', () => jordi.id],
  ])('%s writes nothing on the ticket', async (_case, from, agentId) => {
    const { id } = await house.open(SITE, anna);
    await answer(from(), id, agentId());
    expect(await messagesOf(id)).toHaveLength(1);
  });

  test('of a program is neither note nor ticket', async () => {
    const { id } = await house.open(SITE, anna);
    const envelope = await answer(jordi.email, id, jordi.id, { headers: ['Auto-Submitted: auto-replied'] });
    expect(envelope).toMatchObject({ outcome: 'automatic_auto_submitted', ticketId: null });
    expect(await messagesOf(id)).toHaveLength(1);
  });

  test('without DMARC is whoever may have written it', async () => {
    const careless = await openHouse({ verdict: 'none' });
    const { id } = await careless.open(SITE, anna);
    const address = mintAgentAddress(id, careless.agent.id, careless.identity);
    await careless.receive(mailText({ from: careless.agent.email }), address);
    const rows = await careless.world.db.select().from(schema.messages);
    expect(rows.filter((row) => row.ticketId === id)).toHaveLength(1);
    await careless.close();
  });
});

type Ways = Parameters<typeof saveAlertSettings.execute>[1]['ways'];
const mutable = (ways: typeof DEFAULT_ALERTS.ways) =>
  Object.fromEntries(Object.entries(ways).map(([kind, list]) => [kind, [...list]])) as Ways;
