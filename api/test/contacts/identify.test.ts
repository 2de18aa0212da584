import type { Contact, Ticket } from '@sinia/contracts';
import { maskDocument } from '@sinia/core';
import type { IdentityKind } from '@sinia/core/identity';
import { schema } from '@sinia/database';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, CustomerActor } from '../../src/auth/actor.ts';
import { linkActor } from '../../src/auth/link-tokens-store.ts';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { changeTicket } from '../../src/use-cases/tickets/change-ticket.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { listTicketEvents } from '../../src/use-cases/tickets/list-ticket-events.query.ts';
import { listTickets } from '../../src/use-cases/tickets/list-tickets.query.ts';
import { replyToTrackedTicket } from '../../src/use-cases/tracking/reply-to-tracked-ticket.ts';
import { requestTrackingAccess } from '../../src/use-cases/tracking/request-tracking-access.ts';
import { type House, INTEGRATION, mailText, openHouse, SITE } from '../follow/house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse({ verdict: 'pass' });
});
afterAll(() => house.close());

let drawn = 0;

/** A number, an address and a document that nobody else in this file has. */
function own() {
  drawn += 1;
  const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';
  return {
    phone: `+3460055${String(1000 + drawn)}`,
    email: `persona${drawn}@correu.example`,
    documentId: `0000${String(1000 + drawn)}${letters[(1000 + drawn) % 23]}`,
    contract: `C99${1000 + drawn}`,
  };
}

function card(name: string, held: Partial<Record<IdentityKind, string>>): Promise<Contact> {
  const identities = Object.entries(held).map(([kind, value]) => ({ kind: kind as IdentityKind, value }));
  return createContact.execute(house.as(house.agent), { kind: 'person', name, identities });
}

async function opened(actor: Actor, requester: Record<string, string>, more?: object): Promise<Ticket> {
  const { id } = await house.open(actor, requester, more);
  await house.settle();
  return read(id);
}

const read = (id: string) => getTicket.execute(house.as(house.agent), { id });
const eventsOf = async (id: string) =>
  (await listTicketEvents.execute(house.as(house.agent), { id, limit: 50 })).data;

describe('who asks is found out after the opening, on every way in', () => {
  test('a secret key vouches: linked, with an event that says by which rule, and the version stays', async () => {
    const { documentId, email } = own();
    const anna = await card('Anna Serra', { documentId });
    const ticket = await opened(INTEGRATION, {
      name: 'Anna Serra',
      documentId: documentId.toLowerCase(),
      email,
    });
    expect(ticket).toMatchObject({
      ...{ contactId: anna.id, version: 1 },
      identification: { outcome: 'matched', provisional: false, reason: 'document', rulesVersion: 0 },
    });
    const last = (await eventsOf(ticket.id)).at(-1);
    expect(last).toMatchObject({
      ...{ type: 'ticket.identified', changes: { contactId: { before: null, after: anna.id } } },
      ...{ detail: { rule: 'document', provisional: false }, actor: { kind: 'system' } },
    });
    const { data } = await listTickets.execute(house.as(house.agent), {
      ...{ contactId: anna.id, view: 'recent', limit: 50 },
    });
    expect(data.map(({ id }) => id)).toEqual([ticket.id]);
  });

  test('a form on a public page proves nothing: offered, not linked', async () => {
    const { documentId } = own();
    const anna = await card('Anna Serra', { documentId });
    const ticket = await opened(SITE, { name: 'Anna Serra', documentId });
    expect(ticket).toMatchObject({
      contactId: null,
      identification: { outcome: 'ambiguous', reason: 'unverified_claim' },
    });
    expect(ticket.identification?.candidates).toEqual([
      { contactId: anna.id, score: 37, reasons: ['typed_documentId', 'name'] },
    ]);
    expect((await eventsOf(ticket.id)).map(({ type }) => type)).toEqual(['ticket.opened']);
  });

  test('the link that was sent to the address that was typed: once it is answered by, the address is theirs', async () => {
    const { email, documentId } = own();
    const anna = await card('Anna Serra', { email });
    const typed = { name: 'Anna Serra', email, documentId };
    const { id, reference } = await house.open(SITE, typed);
    await house.settle();
    expect(await read(id)).toMatchObject({ contactId: null, identification: { reason: 'unverified_claim' } });
    await requestTrackingAccess.execute(house.as(SITE), { reference, address: { email } });
    await house.settle();
    expect((await read(id)).contactId).toBeNull();
    await answerByLink(reference, 'access_link');
    expect(await read(id)).toMatchObject({
      contactId: anna.id,
      identification: { reason: 'email', provisional: false },
    });
  });

  test('the link of a receipt proves nothing, though another was sent to a number that is not theirs', async () => {
    const [{ phone }, { email }] = [own(), own()];
    const anna = await card('Anna Serra', { phone });
    const { id, reference } = await house.open(SITE, { name: 'Anna Serra', phone, email });
    await requestTrackingAccess.execute(house.as(SITE), { reference, address: { phone } });
    await house.settle();
    await answerByLink(reference, 'receipt_unverified');
    expect(await read(id)).toMatchObject({
      contactId: null,
      identification: { reason: 'unverified_claim', candidates: [{ contactId: anna.id }] },
    });
  });

  test('of two addresses that were typed the link proves the one to which it went', async () => {
    const { email, phone } = own();
    const [anna] = [await card('Anna Serra', { email }), await card('Un altre', { phone })];
    const { id, reference } = await house.open(SITE, { email, phone });
    for (const address of [{ phone }, { email }])
      await requestTrackingAccess.execute(house.as(SITE), { reference, address });
    await house.settle();
    await answerByLink(reference, 'access_link', 'email');
    expect(await read(id)).toMatchObject({ contactId: anna.id, identification: { reason: 'email' } });
  });

  test('an address that the requester has no more is not proven by a link that went there', async () => {
    const [{ email }, { email: corrected }] = [own(), own()];
    await card('Anna Serra', { email: corrected });
    const { id, reference } = await house.open(SITE, { email });
    await requestTrackingAccess.execute(house.as(SITE), { reference, address: { email } });
    await house.settle();
    await house.world.db
      .update(schema.tickets)
      .set({ requester: { email: corrected } })
      .where(eq(schema.tickets.id, id));
    await answerByLink(reference, 'access_link');
    expect((await read(id)).contactId).toBeNull();
  });

  test('a mail whose domain stands by it', async () => {
    const { email } = own();
    const pere = await card('Pere Puig', { email });
    const { ticketId } = await house.receive(mailText({ from: `Pere <${email.toUpperCase()}>` }));
    await house.settle();
    expect(await read(ticketId ?? '')).toMatchObject({
      contactId: pere.id,
      identification: { reason: 'email', provisional: false },
    });
  });

  test('a customer whom the Oficina Virtual has signed in; what they type besides proves nothing', async () => {
    const { documentId, phone } = own();
    const other = await card('Un altre', { phone });
    const actor: CustomerActor = { ...customer('42'), documentId };
    const berta = await card('Berta Soler', { documentId });
    const ticket = await opened(actor, { phone });
    expect(ticket).toMatchObject({ contactId: berta.id, identification: { reason: 'document' } });
    expect(ticket.identification?.candidates.map(({ contactId }) => contactId)).toEqual([berta.id, other.id]);
    const known = await card('Berta Soler', { portal: 'site:sit_test:43' });
    expect(await opened(customer('43'), {})).toMatchObject({
      contactId: known.id,
      identification: { reason: 'portal_account' },
    });
  });

  test('two people with one telephone: one provisionally, confirmed by writing it', async () => {
    const { phone } = own();
    const [rosa, joan] = [await card('Rosa Mas', { phone }), await card('Joan Mas', { phone })];
    const ticket = await opened(house.agent, { name: 'Joan Mas', phone }, { channel: 'phone' });
    expect(ticket).toMatchObject({
      contactId: joan.id,
      identification: { provisional: true, reason: 'phone' },
      contactSnapshot: { phones: [phone], address: null },
      billingSnapshot: null,
    });
    expect(ticket.identification?.candidates.map(({ contactId }) => contactId)).toEqual([joan.id, rosa.id]);
    const confirmed = await link(ticket, joan.id);
    expect(confirmed.identification).toMatchObject({ provisional: false, reason: 'by_hand' });
    expect(confirmed.contactSnapshot).toMatchObject({ name: 'Joan Mas', phones: [phone] });
    expect(confirmed.version).toBe(ticket.version);
    const corrected = await link(confirmed, rosa.id);
    expect(corrected).toMatchObject({ contactId: rosa.id, version: ticket.version + 1 });
    expect((await eventsOf(ticket.id)).map(({ type }) => type)).toEqual([
      'ticket.opened',
      'ticket.identified',
      'ticket.identified',
      'ticket.changed',
    ]);
  });

  test('a number that is on hundreds of cards never hides the one whose document it is', async () => {
    const { phone, documentId } = own();
    await shareNumber(phone, 400);
    const anna = await card('Anna Serra', { documentId });
    const ticket = await opened(INTEGRATION, { phone, documentId });
    expect(ticket).toMatchObject({
      contactId: anna.id,
      identification: { reason: 'document', provisional: false },
    });
  });

  test('nobody is known: it stays open, and an agent’s word is not undone by looking again', async () => {
    const { email } = own();
    const ticket = await opened(INTEGRATION, { email });
    expect(ticket.identification).toMatchObject({ outcome: 'unknown', reason: 'no_match', candidates: [] });
    const nou = await card('Nou Client', { email });
    const linked = await link(ticket, nou.id);
    expect(linked.contactSnapshot).toMatchObject({ name: 'Nou Client', email });
    expect((await link(linked, null)).contactId).toBeNull();
  });

  test('an employee who does not look after contacts vouches for nobody, an agent does', async () => {
    const { documentId } = own();
    const anna = await card('Anna Serra', { documentId });
    const light = { ...house.agent, id: 'agt_light', role: 'light' as const };
    const typed = { name: 'Anna Serra', documentId };
    expect(await opened(light, typed)).toMatchObject({
      contactId: null,
      identification: { outcome: 'ambiguous', reason: 'unverified_claim' },
    });
    expect(await opened(house.agent, typed)).toMatchObject({ contactId: anna.id });
  });

  test('without any name it is anonymous; a member of staff who asks for themselves is not looked for', async () => {
    expect((await opened(SITE, {})).identification).toMatchObject({ outcome: 'anonymous' });
    const light = { ...house.agent, id: 'agt_light', role: 'light' as const };
    const { id } = await house.open(light);
    await house.settle();
    expect((await read(id)).identification).toBeNull();
  });
});

test('what the contact was at that moment stays on the ticket', async () => {
  const { documentId, phone } = own();
  const { id } = await createContact.execute(house.as(INTEGRATION_WRITER), {
    ...{ kind: 'person', name: 'Carme Vila', address: 'Carrer Nou, 1, Mataró' },
    identities: [
      { kind: 'documentId', value: documentId },
      { kind: 'phone', value: phone },
    ],
  });
  const ticket = await opened(INTEGRATION, { documentId });
  expect(ticket.contactId).toBe(id);
  const known = { name: 'Carme Vila', address: 'Carrer Nou, 1, Mataró', phones: [phone], email: null };
  expect(ticket.contactSnapshot).toEqual({ ...known, documentId });
  const unnamed = await opened(INTEGRATION, { phone });
  expect(unnamed.contactSnapshot).toEqual({ ...known, documentId: maskDocument(documentId) });
});

test('a contact that does not exist is refused', async () => {
  const ticket = await opened(SITE, {});
  await expect(link(ticket, `con_${'0'.repeat(26)}`)).rejects.toMatchObject({ code: 'contact_unknown' });
});

/** So many cards with one number, as of the people behind a switchboard. */
async function shareNumber(phone: string, cards: number): Promise<void> {
  await house.world.db.execute(sql`
    with made as (
      insert into contacts (id, root_id, version, kind, name, settings_version, created_at, updated_at)
      select id, id, 1, 'person', 'Centraleta', 0, now(), now()
      from (select 'con_0' || lpad(n::text, 25, '0') as id from generate_series(1, ${cards}::int) as n) as drawn
      returning id)
    insert into contact_identities (contact_id, kind, value, source, by, at)
    select id, 'phone', ${phone}, 'import', 'import', now() from made`);
}

/** Follows the link of a message that was sent about the ticket, and answers by it. */
async function answerByLink(reference: string, kind: string, channel = 'email'): Promise<void> {
  const sent = (await house.sent()).findLast(
    (one) => one.ticketReference === reference && one.kind === kind && one.channel === channel,
  );
  const token = /#([\w-]+)/.exec(sent?.text ?? '')?.[1] ?? '';
  const holder = await linkActor(house.world.db, token, house.world.clock());
  const message = { body: 'Encara surt aigua.' };
  await replyToTrackedTicket.execute(house.as(holder), { reference, message });
  await house.settle();
}

const INTEGRATION_WRITER: Actor = { ...INTEGRATION, scopes: ['contacts:write'] } as Actor;

function link({ id, version }: Ticket, contactId: string | null): Promise<Ticket> {
  return changeTicket.execute(house.as(house.agent), { id, version, set: { contactId } });
}

function customer(subject: string): CustomerActor {
  return { kind: 'customer', id: `site:sit_test:${subject}`, name: 'Berta Soler', channel: 'portal' };
}
