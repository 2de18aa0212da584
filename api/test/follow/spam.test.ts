import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockSender, unblockSender } from '../../src/use-cases/senders/block-sender.ts';
import { listBlockedSenders } from '../../src/use-cases/senders/list-blocked.query.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { countTickets } from '../../src/use-cases/tickets/count-tickets.query.ts';
import { listTickets } from '../../src/use-cases/tickets/list-tickets.query.ts';
import { markSpam, restoreTicket } from '../../src/use-cases/tickets/mark-spam.ts';
import { change } from './change.ts';
import { type House, INTEGRATION, mailText, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const agent = () => house.as(house.agent);
const kindsFor = async (reference: string) =>
  (await house.sent()).filter((one) => one.ticketReference === reference).map((one) => one.kind);
const idsIn = async (view: 'spam' | 'unassigned') =>
  (await listTickets.execute(agent(), { view, limit: 50 })).data.map((one) => one.id);
const open = (email: string) => house.open(INTEGRATION, { email });

describe('quarantine', () => {
  test('what is marked leaves its view and nothing leaves to its sender; restored, the receipt that was owed leaves once', async () => {
    const { id, reference } = await open('promo@ofertes.example');
    expect(await markSpam.execute(agent(), { id })).toMatchObject({ shelf: 'spam', version: 1 });
    await house.settle();
    expect(await kindsFor(reference)).toEqual([]);
    expect(await idsIn('spam')).toContain(id);
    expect(await idsIn('unassigned')).not.toContain(id);
    const { spam } = await countTickets.execute(agent(), {});
    expect(spam).toBe((await idsIn('spam')).length);

    await restoreTicket.execute(agent(), { id });
    await house.settle();
    expect(await kindsFor(reference)).toEqual(['receipt']);
    expect(await idsIn('unassigned')).toContain(id);
    const [receipt] = (await house.sent()).filter((one) => one.ticketReference === reference);
    expect(receipt?.text).toContain('Surt aigua de la vorera.');
  });

  test('a receipt that has left is not sent again', async () => {
    const { id, reference } = await open('anna@correu.example');
    await house.settle();
    await markSpam.execute(agent(), { id });
    await house.settle();
    await restoreTicket.execute(agent(), { id });
    await house.settle();
    expect(await kindsFor(reference)).toEqual(['receipt']);
  });

  test('marked and restored before anything was relayed, it has one receipt', async () => {
    const { id, reference } = await open('pere@correu.example');
    await markSpam.execute(agent(), { id });
    await restoreTicket.execute(agent(), { id });
    await house.settle();
    expect(await kindsFor(reference)).toEqual(['receipt']);
  });

  test('a notice that waits to leave is withdrawn; resolving spam tells nobody and asks nobody', async () => {
    const { id, reference } = await open('promo2@ofertes.example');
    await house.settle();
    await markSpam.execute(agent(), { id });
    await change(house, id, { status: 'solved' });
    const row = { id: `dlv_${'0'.repeat(25)}1`, ticketId: id, seq: 1, kind: 'survey' as const, data: {} };
    const now = house.world.clock();
    await house.world.db.insert(schema.deliveries).values({
      ...row,
      ...{ channel: 'email', address: 'promo2@ofertes.example', language: 'ca', provoked: false },
      ...{ status: 'queued', dueAt: now, createdAt: now },
    });
    await house.settle();
    expect(await kindsFor(reference)).toEqual(['receipt']);
    const left = await house.world.db
      .select()
      .from(schema.deliveries)
      .where(eq(schema.deliveries.id, row.id));
    expect(left).toEqual([]);
  });

  test('it is neither answered nor marked twice; what is not there is not restored', async () => {
    const { id } = await open('promo3@ofertes.example');
    await expect(restoreTicket.execute(agent(), { id })).rejects.toThrow('ticket_not_spam');
    await markSpam.execute(agent(), { id });
    await expect(markSpam.execute(agent(), { id })).rejects.toThrow('ticket_is_spam');
    const message = { body: 'Bon dia', visibility: 'public' as const };
    await expect(replyToTicket.execute(agent(), { id, message })).rejects.toThrow('ticket_is_spam');
  });
});

describe('blocked senders', () => {
  test('new mail of a blocked address or domain opens in quarantine, without a receipt, and is counted', async () => {
    await blockSender.execute(agent(), { sender: ' Toni@Vendes.example ' });
    await blockSender.execute(agent(), { sender: '@brossa.example' });
    const first = await house.receive(mailText({ from: 'Toni <toni@vendes.example>' }));
    const second = await house.receive(mailText({ from: 'Qui sigui <x@brossa.example>' }));
    const third = await house.receive(mailText({ from: 'Y <y@brossa.example>' }));
    await house.settle();
    const spam = await idsIn('spam');
    for (const { ticketId } of [first, second, third]) expect(spam).toContain(ticketId);
    const mailed = (await house.sent()).map((one) => one.to);
    expect(mailed.filter((to) => /vendes|brossa/.test(to))).toEqual([]);
    const listed = await listBlockedSenders.execute(agent(), {});
    expect(listed.map(({ sender, hits, blockedBy }) => [sender, hits, blockedBy])).toEqual([
      ['@brossa.example', 2, house.agent.name],
      ['toni@vendes.example', 1, house.agent.name],
    ]);
    expect(listed[0]?.lastAt).not.toBeNull();
  });

  test('once unblocked, their mail is a customer’s again; what was restored gets its receipt', async () => {
    await blockSender.execute(agent(), { sender: 'maria@correu.example' });
    const { ticketId } = await house.receive(mailText({ from: 'Maria <maria@correu.example>' }));
    await unblockSender.execute(agent(), { sender: 'maria@correu.example' });
    await restoreTicket.execute(agent(), { id: ticketId ?? '' });
    const next = await house.receive(
      mailText({ from: 'Maria <maria@correu.example>', body: 'Una altra cosa.' }),
    );
    await house.settle();
    expect(await idsIn('unassigned')).toEqual(expect.arrayContaining([ticketId, next.ticketId]));
    const mailed = (await house.sent()).filter((one) => one.to === 'maria@correu.example');
    expect(mailed.map((one) => one.kind)).toEqual(['receipt_unverified', 'receipt_unverified']);
  });

  test.each([
    ['atencio@sinia.example', 'sender_is_ours'],
    ['@sinia.example', 'sender_is_ours'],
    ['marta@sinia.example', 'sender_is_ours'],
    ['@gmail.com', 'sender_domain_too_wide'],
    ['ningú', 'sender_invalid'],
    ['@localhost', 'sender_invalid'],
  ])('%s is not blocked: %s', async (sender, code) => {
    await expect(blockSender.execute(agent(), { sender })).rejects.toThrow(code);
  });
});
