import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { openForCustomer } from '../../src/use-cases/openings/open-for-customer.ts';
import { readOpeningDraft, saveOpeningDraft } from '../../src/use-cases/openings/opening-draft.ts';
import { similarTickets } from '../../src/use-cases/openings/similar-tickets.query.ts';
import { change } from './change.ts';
import { type House, mailText, openHouse, SITE } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ verdict: 'pass' });
});
afterAll(() => house.close());

type Wanted = z.input<typeof openForCustomer.input>;
const context = () => house.as(house.agent);
const open = (more: Partial<Wanted>) =>
  openForCustomer.execute(context(), {
    ...{ subject: 'Surt aigua', body: 'Diu que surt aigua.', channel: 'phone', writtenBy: 'customer' },
    requester: { name: 'Núria Puig', phone: '600 111 222' },
    ...more,
  } as z.output<typeof openForCustomer.input>);
const ticket = async (id: string) => {
  const [row] = await house.world.db.select().from(schema.tickets).where(eq(schema.tickets.id, id));
  return row!;
};
const messages = (id: string) =>
  house.world.db.select().from(schema.messages).where(eq(schema.messages.ticketId, id));
const sentOf = async (reference: string) =>
  (await house.sent()).filter((one) => one.ticketReference === reference);

describe('taken down for a customer', () => {
  test('a call: the words are the customer’s, the key goes to the mobile, nobody has it yet', async () => {
    const opened = await open({
      tags: ['fuita'],
      priority: 'high',
      location: { street: 'La Riera', number: '48' },
    });
    expect(opened).toMatchObject({ status: 'new', publicStatus: 'open', readable: true });
    const row = await ticket(opened.id);
    expect(row).toMatchObject({
      ...{ channel: 'phone', priority: 'high', tags: ['fuita'], assigneeId: null, requesterVerified: true },
      noticeRoute: { channel: 'sms', address: '+34600111222' },
      origin: { channel: 'phone', address: 'Marta Puig' },
    });
    expect(await messages(opened.id)).toMatchObject([{ author: 'customer', authorName: 'Núria Puig' }]);
    await house.settle();
    expect(await sentOf(opened.reference)).toMatchObject([{ channel: 'sms', kind: 'receipt' }]);
  });

  test('for a contact: theirs by hand, with their card and contracts as they are now', async () => {
    const { id } = await createContact.execute(context(), {
      ...{ name: 'Comunitat Ones, 3', address: 'Carrer de les Ones, 3' },
      contracts: [{ number: 'C-901', role: 'holder' }],
    });
    const opened = await open({ contactId: id, requester: { phone: '600 111 999' } });
    await house.settle();
    expect(await ticket(opened.id)).toMatchObject({
      ...{ contactId: id, requester: { name: 'Comunitat Ones, 3', phone: '600 111 999' } },
      identification: { outcome: 'matched', reason: 'by_hand', provisional: false },
      contactSnapshot: { address: 'Carrer de les Ones, 3' },
      billingSnapshot: { contracts: [{ number: 'C901' }] },
    });
    const nobody = open({ contactId: `con_${'0'.repeat(26)}` });
    await expect(nobody).rejects.toMatchObject({ code: 'contact_unknown' });
  });

  test('given to a person it is in progress from the start', async () => {
    const { id, status } = await open({ assigneeId: house.agent.id });
    expect(status).toBe('open');
    expect(await ticket(id)).toMatchObject({ status: 'open', assigneeId: house.agent.id });
    expect((await ticket(id)).startedAt).not.toBeNull();
  });

  test.each([
    [{ requester: { name: 'Pere' } }, 'notice_route_missing'],
    [{ requester: { name: 'Pere', phone: '93 741 61 00' } }, 'notice_route_missing'],
    [{ noticeRoute: { channel: 'sms', address: '93 741 61 00' } }, 'sms_to_landline'],
    [{ noticeRoute: { channel: 'email', address: 'pere@' } }, 'invalid_body'],
    [{ groupId: 'grp_none' }, 'group_unknown'],
    [{ assigneeId: 'agt_none' }, 'assignee_unknown'],
  ] as const)('with %j it is refused: %s', async (more, code) => {
    await expect(open(more as Partial<Wanted>)).rejects.toMatchObject({ code });
  });

  test('on paper the notices wait for the printer', async () => {
    const noticeRoute = { channel: 'post', address: 'La Riera, 48, 08301 Mataró' } as const;
    const { id } = await open({ channel: 'counter', noticeRoute, requester: { name: 'Pere' } });
    expect((await ticket(id)).noticeRoute).toEqual(noticeRoute);
  });

  test('the same person is found by address, number, document and contract, while something is open', async () => {
    const requester = {
      email: 'Eva@correu.example',
      phone: '+34 622 333 444',
      documentId: '1234-X',
      contract: 'C 99.01',
    };
    const { id } = await open({ requester: { name: 'Eva', ...requester } });
    const find = async (claim: object) =>
      (await similarTickets.execute(context(), claim)).map((one) => one.id);
    expect(await find({ email: ' eva@CORREU.example ' })).toEqual([id]);
    expect(await find({ phone: '622 33 34 44' })).toEqual([id]);
    expect(await find({ documentId: '1234x' })).toEqual([id]);
    expect(await find({ contract: 'c9901' })).toEqual([id]);
    expect(await find({ email: 'eva' })).toEqual([]);
    expect(await find({ phone: '622' })).toEqual([]);
    await change(house, id, { status: 'solved' });
    expect(await find({ email: 'eva@correu.example' })).toEqual([]);
  });

  test('what was begun is there again, its own for each person, and gone when it has become a ticket', async () => {
    const form = { subject: 'A mitges\u0000', requester: { name: 'Núria' } };
    await saveOpeningDraft.execute(context(), saveOpeningDraft.input.parse({ form }));
    expect(await readOpeningDraft.execute(context(), {})).toEqual({
      form: { subject: 'A mitges', requester: { name: 'Núria' } },
    });
    const other = house.as({ ...house.agent, id: 'agt_other' });
    expect(await readOpeningDraft.execute(other, {})).toEqual({ form: null });
    await open({});
    expect(await readOpeningDraft.execute(context(), {})).toEqual({ form: null });
  });
});

describe('writing first', () => {
  test('a mail is ours, its writer’s and in progress; it leaves as a reply, and the answer joins it', async () => {
    const requester = { name: 'Anna Serra', email: 'anna@correu.example' };
    const opened = await open({ channel: 'email', writtenBy: 'us', requester, body: 'Demà tallem l’aigua.' });
    expect(opened).toMatchObject({ status: 'open', publicStatus: 'in_progress' });
    const row = await ticket(opened.id);
    expect(row).toMatchObject({ assigneeId: house.agent.id, lastMessageAuthor: 'agent' });
    expect(row.firstRepliedAt).not.toBeNull();
    await house.settle();
    const [mail, ...others] = await sentOf(opened.reference);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ kind: 'reply', to: 'anna@correu.example' });
    expect(mail?.text).toContain('Demà tallem l’aigua.');
    expect(mail?.headers['Auto-Submitted']).toBeUndefined();
    expect(mail?.subject).toMatch(/^Surt aigua/);
    const answer = mailText({ from: 'Anna Serra <anna@correu.example>', body: 'D’acord, gràcies.' });
    const envelope = await house.receive(answer, mail?.headers['Reply-To'] ?? '');
    expect(envelope).toMatchObject({ outcome: 'token_verified', ticketId: opened.id });
    expect((await messages(opened.id)).map((one) => one.author).toSorted()).toEqual(['agent', 'customer']);
  });

  test('an SMS says the words themselves', async () => {
    const opened = await open({ channel: 'sms', writtenBy: 'us', body: 'Demà tallem l’aigua.' });
    await house.settle();
    const [sms] = await sentOf(opened.reference);
    expect(sms).toMatchObject({ channel: 'sms', kind: 'reply', to: '+34600111222' });
    expect(sms?.text).toContain('Demà tallem l’aigua.');
    expect(sms?.text).toContain('/seguiment');
  });

  test.each([
    [{ channel: 'email', requester: { name: 'Pere', phone: '600 111 222' } }, 'recipient_missing'],
    [{ channel: 'sms', requester: { name: 'Pere', phone: '937 416 100' } }, 'recipient_missing'],
  ] as const)('with %j there is nobody to write to', async (more, code) => {
    await expect(open({ writtenBy: 'us', ...more } as Partial<Wanted>)).rejects.toMatchObject({ code });
  });

  test('a letter or a call is not written from here; an SMS has an end', () => {
    const base = { subject: 'x', writtenBy: 'us', requester: { phone: '600111222' } };
    expect(openForCustomer.input.safeParse({ ...base, body: 'x', channel: 'phone' }).success).toBe(false);
    expect(openForCustomer.input.safeParse({ ...base, body: 'x'.repeat(460), channel: 'sms' }).success).toBe(
      false,
    );
    expect(openForCustomer.input.safeParse({ ...base, body: 'x', channel: 'sms' }).success).toBe(true);
  });

  test('a stranger from a page still begins as new, whatever they send', async () => {
    const { id } = await house.open(SITE, { email: 'x@correu.example' });
    expect(await ticket(id)).toMatchObject({ status: 'new', requesterVerified: false });
  });
});
