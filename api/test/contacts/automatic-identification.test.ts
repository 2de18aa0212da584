import { schema } from '@sinia/database';
import type { DirectoryCustomer } from '@sinia/directory';
import { customerAt } from '@sinia/directory/testing';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerActor } from '../../src/auth/actor.ts';
import type { TestWorld } from '../../src/auth/test-world.ts';
import { blockContacts } from '../../src/jobs/block-contacts.ts';
import { identifyCallers } from '../../src/jobs/identify-callers.ts';
import { getContact } from '../../src/use-cases/contacts/get-contact.query.ts';
import { listContacts } from '../../src/use-cases/contacts/list-contacts.query.ts';
import { tellBlocked } from '../../src/use-cases/directory/replica-events-store.ts';
import { hashed, putCustomers } from '../../src/use-cases/directory/replica-store.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { answeredCall, openExchange, type TestExchange } from '../calls/exchange.ts';
import { openWhatsAppHouse, type WhatsAppHouse } from '../channels/channel-house.ts';
import { type DirectoryHouse, openDirectoryHouse } from '../follow/directory-house.ts';
import { type House, INTEGRATION, mailText, openHouse, SITE } from '../follow/house.ts';

const customer = (id: string, more: Partial<DirectoryCustomer>) =>
  ({
    ...{ id, kind: 'person', documentId: null, documentType: 'DNI', name: 'Núria' },
    ...{ surname1: 'Puig', surname2: id, companyName: null, emails: [], phones: [], addresses: [] },
    ...{ language: 'ca', standing: 'active', updatedAt: '2026-01-01T00:00:00.000Z' },
    contracts: [contract(`C77${id}`)],
    ...more,
  }) satisfies DirectoryCustomer;

const contract = (number: string): DirectoryCustomer['contracts'][number] => ({
  ...{ number, role: 'holder', status: 'active', supplyPointId: null, meterSerial: `M${number}` },
  ...{ use: null, startDate: null, endDate: null },
  supplyAddress: { street: 'La Riera, 48', postcode: '08301', town: 'Mataró' },
});

const phone = (e164: string) => [{ raw: e164, e164 }];

const put = (world: TestWorld, ...customers: DirectoryCustomer[]) =>
  world.db.transaction((tx) => putCustomers(tx, null, customers.map(hashed)));

const aquacisIdOf = async (world: TestWorld, contactId: string | null) => {
  const { contacts } = schema;
  const rows = await world.db
    .select()
    .from(contacts)
    .where(eq(contacts.id, contactId ?? ''));
  return rows[0]?.aquacisId ?? null;
};

describe('a sender unknown here whom the copy knows for certain has a card and is linked', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ verdict: 'pass' });
    await put(
      house.world,
      customer('2001', { emails: ['nuria@correu.example'] }),
      customer('2002', { documentId: '00000021K' }),
      customer('2003', { phones: phone('+34600700003') }),
      customer('2004', { phones: phone('+34600700004') }),
      customer('2005', { phones: phone('+34600700004'), name: 'Pere' }),
    );
  });
  afterAll(() => house.close());

  const read = (id: string) => getTicket.execute(house.as(house.agent), { id });
  const opened = async (...given: Parameters<House['open']>) => {
    const { id } = await house.open(...given);
    await house.settle();
    return read(id);
  };

  test('mail', async () => {
    const { ticketId } = await house.receive(mailText({ from: 'N. <Nuria@correu.example>' }));
    await house.settle();
    const ticket = await read(ticketId ?? '');
    expect(await aquacisIdOf(house.world, ticket.contactId)).toBe('2001');
    expect(ticket.identification).toMatchObject({ outcome: 'matched', reason: 'email', provisional: false });
    expect(ticket.contactSnapshot.name).toBe('N.');
    expect(ticket.billingSnapshot?.contracts.map(({ number }) => number)).toEqual(['C772001']);
    const again = await house.receive(mailText({ from: 'nuria@correu.example', subject: 'Una altra' }));
    await house.settle();
    expect((await read(again.ticketId ?? '')).contactId).toBe(ticket.contactId);
  });

  test('portal, and who looked for whom is in the audit log', async () => {
    const actor: CustomerActor = {
      ...{ kind: 'customer', id: 'site:sit_test:77', name: 'Núria Puig', channel: 'portal' },
      documentId: '00000021K',
    };
    expect(await aquacisIdOf(house.world, (await opened(actor)).contactId)).toBe('2002');
    const rows = await house.world.db.select().from(schema.auditLog);
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^directory\.searched documentId \*+\d{4}\*+ #/),
        'directory.read 2002',
      ]),
    );
  });

  test('a form that proves nothing: offered to the agent, and no card is made', async () => {
    const ticket = await opened(SITE, { name: 'Núria Puig', phone: '600 700 003' });
    expect(ticket.contactId).toBeNull();
    expect(ticket.identification).toMatchObject({
      ...{ outcome: 'ambiguous', reason: 'unverified_claim', candidates: [] },
      customers: [{ customerId: '2003' }],
    });
    const { data } = await listContacts.execute(house.as(house.agent), { q: '600700003', limit: 5 });
    expect(data).toEqual([]);
  });

  test('an integration that names one of two with a number: both are offered', async () => {
    const ticket = await opened(INTEGRATION, { phone: '600 700 004' });
    expect(ticket.contactId).toBeNull();
    expect(ticket.identification).toMatchObject({ outcome: 'ambiguous', reason: 'several_match' });
    expect(ticket.identification?.customers?.map(({ customerId }) => customerId)).toEqual(['2004', '2005']);
  });

  test('nobody knows them: it stays open, with nobody to offer', async () => {
    const ticket = await opened(INTEGRATION, { email: 'ningu@correu.example' });
    expect(ticket.identification).toMatchObject({ outcome: 'unknown', reason: 'no_match', customers: [] });
  });

  test('blocked there: the card is shown to nobody, what tickets kept of it is put aside, nothing is destroyed', async () => {
    await put(house.world, customer('2009', { emails: ['blocat@correu.example'] }));
    const ticket = await opened(INTEGRATION, { email: 'blocat@correu.example' });
    const id = ticket.contactId ?? '';
    expect(ticket.billingSnapshot).not.toBeNull();
    await house.world.db.transaction((tx) => tellBlocked(tx, ['2009'], house.world.clock()));
    await blockContacts(house.world);
    await blockContacts(house.world);
    await expect(getContact.execute(house.as(house.agent), { id })).rejects.toMatchObject({
      code: 'not_found',
    });
    const found = await listContacts.execute(house.as(house.agent), { q: 'blocat@correu.example', limit: 5 });
    expect(found.data).toEqual([]);
    const after = await read(ticket.id);
    expect([after.billingSnapshot, after.contactSnapshot.name]).toEqual([null, null]);
    const { contactEvents, blockedSnapshots, contactIdentities } = schema;
    const kept = await house.world.db.select().from(blockedSnapshots);
    expect(kept).toEqual([expect.objectContaining({ ticketId: ticket.id, contactId: id })]);
    const events = await house.world.db.select().from(contactEvents).where(eq(contactEvents.contactId, id));
    expect(events.map(({ type }) => type)).toEqual(['contact.created', 'contact.blocked']);
    const identities = await house.world.db
      .select()
      .from(contactIdentities)
      .where(eq(contactIdentities.contactId, id));
    expect(identities).not.toEqual([]);
    const next = await opened(INTEGRATION, { email: 'blocat@correu.example' });
    expect(next.contactId).toBeNull();
  });
});

describe('a call', () => {
  let exchange: TestExchange;
  beforeAll(async () => {
    exchange = await openExchange();
    await put(exchange.world, customer('2011', { phones: phone('+34600700011') }));
  });
  afterAll(() => exchange.world.database.drop());

  test('who rings is known before it is answered, and its ticket is theirs', async () => {
    const [started, ...rest] = answeredCall('a-1', '600700011');
    await exchange.tell(started ?? {});
    expect(await exchange.callOf('a-1')).toMatchObject({
      contactId: null,
      identification: { outcome: 'unknown' },
    });
    await identifyCallers(exchange.world);
    const call = await exchange.callOf('a-1');
    expect(call.identification).toMatchObject({ outcome: 'matched', reason: 'phone' });
    expect(await aquacisIdOf(exchange.world, call.contactId)).toBe('2011');
    await exchange.tell(...rest);
    await exchange.settle();
    const { ticketId } = await exchange.callOf('a-1');
    const { tickets } = schema;
    const [ticket] = await exchange.world.db
      .select()
      .from(tickets)
      .where(eq(tickets.id, ticketId ?? ''));
    expect(ticket).toMatchObject({ contactId: call.contactId, requester: { name: 'Núria Puig 2011' } });
  });
});

describe('a WhatsApp message', () => {
  let house: WhatsAppHouse;
  beforeAll(async () => {
    house = await openWhatsAppHouse();
    await put(house.world, customer('2021', { phones: phone('+34600700021'), name: 'Ona' }));
  });
  afterAll(() => house.close());

  test('is of whom the provider’s number is', async () => {
    house.whatsapp.write(
      { phone: '34600700021', name: 'Ona Puig' },
      { type: 'text', text: { body: 'Hola' } },
    );
    await house.quiet();
    const [ticket] = await house.tickets();
    expect(await aquacisIdOf(house.world, ticket?.contactId ?? null)).toBe('2021');
    expect(ticket?.identification).toMatchObject({ outcome: 'matched', reason: 'phone' });
  });
});

describe('whom the copy does not know', () => {
  let house: DirectoryHouse;
  beforeAll(async () => {
    house = await openDirectoryHouse(60);
  });
  afterAll(() => house.close());

  const ask = async (index: number) => {
    const documentId = customerAt(index).documentId ?? '';
    const { id } = await house.open(INTEGRATION, { documentId });
    await house.settle();
    return id;
  };
  const read = (id: string) => getTicket.execute(house.as(house.agent), { id });

  test('the billing system is asked itself; while it is down the sender is looked for again later', async () => {
    const found = await read(await ask(20));
    expect(await aquacisIdOf(house.world, found.contactId)).toBe(customerAt(20).id);
    house.aquacis.state.mode = 'down';
    const id = await ask(21);
    expect(await read(id)).toMatchObject({ contactId: null, identification: { outcome: 'unknown' } });
    house.aquacis.state.mode = 'normal';
    house.world.advance(3_600_000);
    await house.settle();
    expect(await aquacisIdOf(house.world, (await read(id)).contactId)).toBe(customerAt(21).id);
  });
});
