import type { SmtpListener } from '@sinia/channels/email';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../src/auth/actor.ts';
import { refusalCode } from '../../src/auth/test-world.ts';
import { listenForMail } from '../../src/inbound/listen-for-mail.ts';
import { mailIdentities } from '../../src/outbox/mail-identity.ts';
import { changeGroup, createGroup } from '../../src/use-cases/groups/save-group.ts';
import { forgetMailboxes, knownMailboxes } from '../../src/use-cases/mailboxes/known-mailboxes.ts';
import { listMailboxes } from '../../src/use-cases/mailboxes/list-mailboxes.query.ts';
import { changeMailbox, createMailbox, removeMailbox } from '../../src/use-cases/mailboxes/save-mailbox.ts';
import { openForCustomer } from '../../src/use-cases/openings/open-for-customer.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { type House, mailText, openHouse } from './house.ts';

let house: House;
let admin: StaffActor;
let breakdowns: { id: string; groupId: string };
let invoices: { id: string; groupId: string };

async function addMailbox(name: string, address: string) {
  const context = house.as(admin);
  const { id: groupId } = await createGroup.execute(context, { name });
  const wanted = createMailbox.input.parse({ name, address, groupId, imap: null });
  const { id } = await createMailbox.execute(context, wanted);
  return { id, groupId };
}

beforeAll(async () => {
  house = await openHouse({ verdict: 'pass' });
  admin = { ...house.agent, role: 'admin' };
  breakdowns = await addMailbox('Avaries', 'avaries@sinia.example');
  invoices = await addMailbox('Facturació', 'Factures@aigua.example');
});
afterAll(() => house.close());

const to = (...addresses: string[]) => ({ headers: [`Cc: ${addresses.join(', ')}`] });
const raw = (first: string, more: Parameters<typeof mailText>[0] = {}) =>
  mailText(more).replace('To: atencio@sinia.example', `To: ${first}`);

async function ticketOf(id: string | null) {
  const [row] = await house.world.db
    .select()
    .from(schema.tickets)
    .where(eq(schema.tickets.id, id ?? ''));
  return row!;
}

const sentAbout = async (reference: string) =>
  (await house.sent()).filter((one) => one.ticketReference === reference);

describe('a mail to one of several mailboxes', () => {
  test('the first one is made of the settings, once, and is the default', async () => {
    const { all, main } = await knownMailboxes(house.world);
    expect(main).toMatchObject({ address: 'atencio@sinia.example', groupId: house.groupId, isDefault: true });
    expect(all.map(({ address }) => address)).toEqual([
      'atencio@sinia.example',
      'avaries@sinia.example',
      'factures@aigua.example',
    ]);
  });

  test('makes a ticket of its group, and everything leaves from there', async () => {
    const { ticketId } = await house.receive(raw('factures@aigua.example'), 'factures@aigua.example');
    const ticket = await ticketOf(ticketId);
    expect(ticket).toMatchObject({
      ...{ mailboxId: invoices.id, groupId: invoices.groupId },
      origin: { channel: 'email', address: 'factures@aigua.example' },
    });
    await house.settle();
    await replyToTicket.execute(house.as(admin), {
      id: ticket.id,
      message: { body: 'Ja ho tenim.', visibility: 'public' },
    });
    await house.settle();
    const sent = await sentAbout(ticket.reference);
    expect(sent.map(({ kind }) => kind)).toEqual(['receipt', 'reply']);
    for (const { headers } of sent) {
      expect(headers.From).toContain('<factures@aigua.example>');
      expect(headers['Reply-To']).toMatch(/^reply\+.*@aigua\.example$/);
      expect(headers['Message-ID']).toMatch(/@aigua\.example>$/);
      expect(headers['Return-Path']).toMatch(/^<b\+.*@aigua\.example>$/);
    }
    const replyTo = sent.at(-1)?.headers['Reply-To'] ?? '';
    const answer = await house.receive(raw(replyTo, { body: 'Gràcies.' }), replyTo);
    expect(answer.ticketId).toBe(ticket.id);
  });

  test('to two of them is one ticket, of the one that it names first, by whichever way it comes first', async () => {
    const both = raw('avaries@sinia.example', to('factures@aigua.example'));
    const first = await house.receive(both, 'factures@aigua.example');
    const second = await house.receive(both, 'avaries@sinia.example');
    expect(second).toMatchObject({ outcome: 'duplicate', ticketId: first.ticketId });
    expect(await ticketOf(first.ticketId)).toMatchObject({ mailboxId: breakdowns.id });
  });

  test('an answer to a closed ticket belongs to the mailbox of that ticket', async () => {
    const { ticketId } = await house.receive(raw('factures@aigua.example'), 'factures@aigua.example');
    await house.world.db
      .update(schema.tickets)
      .set({ status: 'closed', closedAt: house.world.clock() })
      .where(eq(schema.tickets.id, ticketId ?? ''));
    const replyTo = (await mailIdentities(house.world)).of(invoices.id).replyAddress(ticketId ?? '');
    const answer = await house.receive(raw(replyTo), replyTo);
    expect(answer.ticketId).not.toBe(ticketId);
    expect(await ticketOf(answer.ticketId)).toMatchObject({ follows: ticketId, mailboxId: invoices.id });
  });

  test.each(['avaries@sinia.example', 'factures@aigua.example'])('from %s comes to nothing', async (from) => {
    const envelope = await house.receive(mailText({ from }));
    expect(envelope).toMatchObject({ outcome: 'own_address', ticketId: null });
  });
});

test('writing first leaves from the mailbox that was chosen, and belongs to its group', async () => {
  const opened = await openForCustomer.execute(house.as(admin), {
    ...{ subject: 'Tall d’aigua', body: 'Demà tallarem l’aigua.', channel: 'email', writtenBy: 'us' },
    ...{ requester: { name: 'Anna', email: 'anna@correu.example' }, mailboxId: breakdowns.id },
  });
  await house.settle();
  const [mail] = await sentAbout(opened.reference);
  expect(mail?.headers.From).toContain('<avaries@sinia.example>');
  expect(await ticketOf(opened.id)).toMatchObject({
    ...{ mailboxId: breakdowns.id, groupId: breakdowns.groupId },
    origin: { channel: 'email', address: 'avaries@sinia.example' },
  });
});

describe('the signature of a group', () => {
  async function answer(language: 'ca' | 'es') {
    const { ticketId } = await house.receive(raw('avaries@sinia.example'), 'avaries@sinia.example');
    const id = ticketId ?? '';
    await house.world.db.update(schema.tickets).set({ language }).where(eq(schema.tickets.id, id));
    await house.settle();
    await replyToTicket.execute(house.as(admin), {
      id,
      message: { body: 'Ja hi anem.', html: '<p>Ja <b>hi anem</b>.</p>', visibility: 'public' },
    });
    await house.settle();
    const mail = (await sentAbout((await ticketOf(id)).reference)).at(-1)!;
    const messages = await house.world.db
      .select()
      .from(schema.messages)
      .where(eq(schema.messages.ticketId, id));
    return { mail, message: messages.find(({ author }) => author === 'agent')! };
  }

  test('stands below an answer in the customer’s language, and is no part of it', async () => {
    const signature = { ca: 'Servei d’avaries\nAigües <24 h>', es: 'Servicio de averías' };
    await changeGroup.execute(house.as(admin), { id: breakdowns.groupId, set: { signature } });
    const spanish = await answer('es');
    expect(spanish.message).toMatchObject({ body: 'Ja hi anem.', signature: 'Servicio de averías' });
    expect(spanish.mail.text).toContain('Ja hi anem.\n\nServicio de averías\n');
    const catalan = await answer('ca');
    expect(catalan.mail.text).toContain('Ja hi anem.\n\nServei d’avaries\nAigües <24 h>\n');
    expect(catalan.mail.html).toContain('<b>hi anem</b>');
    expect(catalan.mail.html).toContain('Servei d’avaries<br>Aigües &lt;24 h&gt;');
  });

  test('falls back to Catalan, and leaves no gap where there is none', async () => {
    await changeGroup.execute(house.as(admin), {
      ...{ id: breakdowns.groupId, set: { signature: { ca: 'Servei d’avaries', es: '' } } },
    });
    expect((await answer('es')).message.signature).toBe('Servei d’avaries');
    await changeGroup.execute(house.as(admin), { id: breakdowns.groupId, set: { signature: {} } });
    expect((await answer('es')).message.signature).toBeNull();
  });
});

describe('bad input', () => {
  const wanted = (over: object = {}) => ({
    ...{ name: 'Altra', address: 'altra@sinia.example', groupId: house.groupId, imap: null },
    ...over,
  });

  test('an address that another mailbox has', async () => {
    const twin = createMailbox.execute(house.as(admin), wanted({ address: 'avaries@sinia.example' }));
    expect(await refusalCode(twin)).toBe('address_taken');
  });

  test('a group that does not exist', async () => {
    const lost = createMailbox.execute(house.as(admin), wanted({ groupId: 'grp_x' }));
    expect(await refusalCode(lost)).toBe('group_unknown');
  });

  test.each(['no-arroba', 'a+b@sinia.example', 'a b@sinia.example'])('%j is no address', (address) => {
    expect(createMailbox.input.safeParse(wanted({ address })).success).toBe(false);
  });

  test('a mailbox that was written to stays, and so does the default one; a fresh one goes', async () => {
    const { main } = await knownMailboxes(house.world);
    expect(await refusalCode(removeMailbox.execute(house.as(admin), { id: breakdowns.id }))).toBe(
      'mailbox_in_use',
    );
    expect(await refusalCode(removeMailbox.execute(house.as(admin), { id: main.id }))).toBe(
      'mailbox_is_default',
    );
    const { id } = await createMailbox.execute(house.as(admin), wanted());
    await removeMailbox.execute(house.as(admin), { id });
    expect((await listMailboxes.execute(house.as(admin), {})).map((one) => one.id)).not.toContain(id);
  });

  test('another one becomes the default, and only one is', async () => {
    const { main } = await knownMailboxes(house.world);
    await changeMailbox.execute(house.as(admin), { id: breakdowns.id, set: { isDefault: true } });
    const list = await listMailboxes.execute(house.as(admin), {});
    expect(list.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([breakdowns.id]);
    await changeMailbox.execute(house.as(admin), { id: main.id, set: { isDefault: true } });
  });
});

describe('by SMTP', () => {
  let listener: SmtpListener;
  beforeAll(async () => {
    listener = await listenForMail(house.world, { host: '127.0.0.1', smtpPort: 0 });
  });
  afterAll(() => listener.close());

  async function send(address: string): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
    try {
      await transport.sendMail({ from: 'anna@correu.example', to: address, subject: 'Hola', text: 'Hola' });
      return 'taken';
    } catch (error) {
      return String((error as { responseCode?: number }).responseCode);
    } finally {
      transport.close();
    }
  }

  test('every mailbox is taken, others are refused, one in pause is asked to wait', async () => {
    expect(await send('factures@aigua.example')).toBe('taken');
    expect(await send('avaries@sinia.example')).toBe('taken');
    expect(await send('altre@sinia.example')).toBe('550');
    await changeMailbox.execute(house.as(admin), { id: invoices.id, set: { paused: true } });
    expect(await send('factures@aigua.example')).toBe('451');
    await changeMailbox.execute(house.as(admin), { id: invoices.id, set: { paused: false } });
    forgetMailboxes(house.world);
    expect(await send('factures@aigua.example')).toBe('taken');
    const accounts = await house.world.db
      .select({ account: schema.inboundEnvelopes.account })
      .from(schema.inboundEnvelopes);
    expect(accounts.map(({ account }) => account)).toContain('factures@aigua.example');
  });
});
