import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinkActor, StaffActor } from '../../src/auth/actor.ts';
import { noteOnTicket } from '../../src/use-cases/tickets/add-message.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { linkTickets, unlinkTickets } from '../../src/use-cases/tickets/link-tickets.ts';
import { listLinks } from '../../src/use-cases/tickets/list-links.query.ts';
import { listTickets } from '../../src/use-cases/tickets/list-tickets.query.ts';
import { mergeTicket } from '../../src/use-cases/tickets/merge-ticket.ts';
import { splitTicket } from '../../src/use-cases/tickets/split-ticket.ts';
import { viewTicket } from '../../src/use-cases/tickets/view-ticket.query.ts';
import { getTrackedTicket } from '../../src/use-cases/tracking/get-tracked-ticket.query.ts';
import { replyToTrackedTicket } from '../../src/use-cases/tracking/reply-to-tracked-ticket.ts';
import { change } from './change.ts';
import { type House, INTEGRATION, mailText, openHouse } from './house.ts';

let house: House;
const dmarc: { verdict: 'pass' | 'none' | 'fail' } = { verdict: 'none' };
beforeAll(async () => {
  house = await openHouse(dmarc);
});
afterAll(() => house.close());

const NURIA = { name: 'Núria Puig', email: 'nuria.puig@example.cat' };
const agent = () => house.as(house.agent);
const open = () => house.open(INTEGRATION, NURIA, { body: 'El comptador no marca bé.' });
const withLink = (ticketId: string) => {
  const actor: LinkActor = { kind: 'link', id: ticketId, name: '', ticketId };
  return house.as(actor);
};
async function openWithReply(body = 'I la factura tampoc: desembre surt dues vegades.') {
  const ticket = await open();
  const message = await replyToTrackedTicket.execute(withLink(ticket.id), {
    reference: ticket.reference,
    message: { body },
  });
  return { ...ticket, messageId: message.id };
}
const thread = async (id: string) =>
  (await viewTicket.execute(agent(), { id })).messages.map((one) => one.body.trim());
const found = async (q: string) =>
  (await listTickets.execute(agent(), { view: 'recent', q, limit: 50 })).data.map((one) => one.id);

describe('a split', () => {
  test('makes a customer’s message a ticket with its own key and receipt; the old one says where it went', async () => {
    const { id, messageId, reference } = await openWithReply();
    const opened = await splitTicket.execute(agent(), { id, messageId, subject: 'Factura de desembre' });
    await house.settle();
    expect(opened).toMatchObject({ status: 'new', publicStatus: 'open' });
    expect(opened.reference).not.toBe(reference);
    expect(await thread(id)).toEqual(['El comptador no marca bé.']);
    expect(await thread(opened.id)).toEqual(['I la factura tampoc: desembre surt dues vegades.']);
    const { ticket, events, links } = await viewTicket.execute(agent(), { id });
    expect(ticket.lastMessage.preview).toBe('El comptador no marca bé.');
    expect(events.at(-1)).toMatchObject({
      type: 'ticket.split',
      detail: { messageId, newTicketId: opened.id, newReference: opened.reference },
    });
    expect(links).toMatchObject([{ kind: 'split', role: 'part', ticket: { id: opened.id } }]);
    const receipts = (await house.sent()).filter((one) => one.ticketReference === opened.reference);
    expect(receipts.map((one) => [one.to, one.kind])).toEqual([[NURIA.email, 'receipt']]);
    expect(receipts[0]?.text).toContain('desembre surt dues vegades');
    expect(await found('desembre')).toEqual([opened.id]);
    const seen = await getTrackedTicket.execute(withLink(id), { reference });
    expect(seen.messages.map((one) => one.body)).toEqual(['El comptador no marca bé.']);
  });

  test('leaves the old one to be found by its place', async () => {
    const { id, messageId } = await openWithReply();
    await change(house, id, { location: { street: 'Carrer de la Font Vella' } });
    expect(await found('vella')).toEqual([id]);
    await splitTicket.execute(agent(), { id, messageId });
    expect(await found('vella')).toEqual([id]);
  });

  test('is undone by merging the new one back: the key that was told goes on working', async () => {
    const { id, messageId, reference } = await openWithReply();
    const opened = await splitTicket.execute(agent(), { id, messageId });
    await mergeTicket.execute(agent(), { id: opened.id, intoTicketId: id });
    expect(await thread(id)).toHaveLength(2);
    const seen = await getTrackedTicket.execute(withLink(id), { reference });
    expect(seen.messages).toHaveLength(2);
  });

  test('a new person’s mail becomes theirs, and they are told their own key, not the other’s', async () => {
    const { id, reference } = await open();
    await house.settle();
    const to = house.identity.replyAddress(id);
    await house.receive(mailText({ from: 'Pau <pau@veins.example>', body: 'Jo també en tinc una.' }), to);
    const held = (await viewTicket.execute(agent(), { id })).messages.find(
      (one) => one.trust === 'new_person',
    );
    const opened = await splitTicket.execute(agent(), { id, messageId: held?.id ?? '' });
    await house.settle();
    const ticket = await getTicket.execute(agent(), { id: opened.id });
    expect(ticket.requester).toMatchObject({ name: 'Pau', email: 'pau@veins.example', verified: false });
    const mailed = (await house.sent()).filter((one) => one.to === 'pau@veins.example');
    expect(mailed.map((one) => one.ticketReference)).toEqual([opened.reference]);
    expect(mailed[0]?.text).not.toContain(reference.slice(0, 4));
    expect((await viewTicket.execute(agent(), { id: opened.id })).messages[0]?.visibility).toBe('public');
  });

  test('where the domain denied the mail, nothing leaves to it', async () => {
    const { id } = await open();
    dmarc.verdict = 'fail';
    const to = house.identity.replyAddress(id);
    await house.receive(mailText({ from: `Núria <${NURIA.email}>`, body: 'Fals.' }), to);
    dmarc.verdict = 'none';
    const held = (await viewTicket.execute(agent(), { id })).messages.find((one) => one.trust === 'held');
    await house.settle();
    const before = (await house.sent()).length;
    await splitTicket.execute(agent(), { id, messageId: held?.id ?? '' });
    await house.settle();
    expect((await house.sent()).length).toBe(before);
  });

  test('the only message, an agent’s words and another ticket’s message are not split off', async () => {
    const { id, messageId } = await openWithReply();
    const lone = await viewTicket.execute(agent(), { id: (await open()).id });
    const only = { id: lone.ticket.id, messageId: lone.messages[0]?.id ?? '' };
    await expect(splitTicket.execute(agent(), only)).rejects.toThrow('split_last_message');
    const note = await noteOnTicket.execute(agent(), { id, message: { body: 'x', visibility: 'internal' } });
    await expect(splitTicket.execute(agent(), { id, messageId: note.id })).rejects.toThrow(
      'split_not_of_customer',
    );
    await expect(splitTicket.execute(agent(), { ...only, messageId })).rejects.toThrow('not_found');
  });

  test('twice at once, it is split once', async () => {
    const { id, messageId } = await openWithReply();
    const split = () => splitTicket.execute(agent(), { id, messageId });
    const outcomes = await Promise.allSettled([split(), split()]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('links', () => {
  test('each end shows the other and its status; a second kind takes the place of the first', async () => {
    const [one, other] = [await open(), await open()];
    const link = { id: one.id, ticketId: other.id };
    await linkTickets.execute(agent(), { ...link, kind: 'related' });
    await linkTickets.execute(agent(), { ...link, kind: 'related' });
    const seenFrom = async (id: string) =>
      (await listLinks.execute(agent(), { id })).data.map(({ kind, role, ticket }) => [
        kind,
        role,
        ticket.id,
      ]);
    expect(await seenFrom(one.id)).toEqual([['related', 'other', other.id]]);
    expect(await seenFrom(other.id)).toEqual([['related', 'other', one.id]]);
    await linkTickets.execute(agent(), { ...link, kind: 'child' });
    expect(await seenFrom(one.id)).toEqual([['child', 'part', other.id]]);
    expect(await seenFrom(other.id)).toEqual([['child', 'whole', one.id]]);
    await unlinkTickets.execute(agent(), { id: other.id, ticketId: one.id });
    await unlinkTickets.execute(agent(), { id: other.id, ticketId: one.id });
    expect(await seenFrom(one.id)).toEqual([]);
    const { events } = await viewTicket.execute(agent(), { id: other.id });
    expect(events.map((event) => event.type)).toEqual([
      ...['ticket.opened', 'ticket.linked', 'ticket.linked', 'ticket.unlinked'],
    ]);
  });

  test('one does not link to itself, nor to what one may not change; a foreign end is not shown', async () => {
    const [one, other] = [await open(), await open()];
    await expect(
      linkTickets.execute(agent(), { id: one.id, ticketId: one.id, kind: 'related' }),
    ).rejects.toThrow('link_to_itself');
    await linkTickets.execute(agent(), { id: one.id, ticketId: other.id, kind: 'related' });
    const stranger: StaffActor = { ...house.agent, id: 'agt_y', groupIds: [] };
    const { tickets } = schema;
    await house.world.db.update(tickets).set({ assigneeId: 'agt_y' }).where(eq(tickets.id, one.id));
    expect((await listLinks.execute(house.as(stranger), { id: one.id })).data).toEqual([]);
    await expect(
      linkTickets.execute(house.as(stranger), { id: one.id, ticketId: other.id, kind: 'child' }),
    ).rejects.toThrow('not_found');
  });
});
