import { readFileSync } from 'node:fs';
import { formatReference } from '@sinia/core';
import { schema } from '@sinia/database';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { type House, mailText, openHouse } from './house.ts';

const dmarc: { verdict: 'pass' | 'none' | 'fail' } = { verdict: 'pass' };
let house: House;

beforeAll(async () => {
  house = await openHouse(dmarc);
});
beforeEach(() => {
  dmarc.verdict = 'pass';
});
afterAll(() => house.close());

async function ticketOf(id: string | null) {
  const [row] = await house.world.db
    .select()
    .from(schema.tickets)
    .where(eq(schema.tickets.id, id ?? ''));
  return row!;
}

const messagesOf = (ticketId: string) =>
  house.world.db
    .select()
    .from(schema.messages)
    .where(eq(schema.messages.ticketId, ticketId))
    .orderBy(asc(schema.messages.createdAt), asc(schema.messages.id));

async function lastSent(reference: string) {
  return (await house.sent()).filter((one) => one.ticketReference === reference).at(-1)!;
}

/** A conversation that began by mail and was answered: what a customer's next mail may refer to. */
async function answered(from: string) {
  const envelope = await house.receive(mailText({ from }));
  const ticket = await ticketOf(envelope.ticketId);
  await replyToTicket.execute(house.as(house.agent), {
    id: ticket.id,
    message: { body: 'Li revisem la factura.', visibility: 'public' },
  });
  await house.settle();
  const reply = await lastSent(ticket.reference);
  return { ticket, reply, messageId: reply.headers['Message-ID']!, replyTo: reply.headers['Reply-To']! };
}

test('mail → ticket → receipt → reply → answer appended', async () => {
  const envelope = await house.receive(
    mailText({
      from: 'Pau Riu <pau@correu.example>',
      subject: 'Comptador\r\n espatllat',
      messageId: 'first@correu.example',
    }),
  );
  const ticket = await ticketOf(envelope.ticketId);
  expect(ticket).toMatchObject({ channel: 'email', status: 'new', requesterVerified: true, language: 'ca' });
  await house.settle();
  const receipt = await lastSent(ticket.reference);
  expect(receipt.kind).toBe('receipt');
  expect(receipt.to).toBe('pau@correu.example');
  expect(receipt.subject).toContain(formatReference(ticket.reference));
  expect(receipt.text).toContain('no entenc la factura');
  expect(receipt.text).toContain('Estat: OBERTA');
  expect(receipt.headers['In-Reply-To']).toBe('<first@correu.example>');
  expect(receipt.headers['Auto-Submitted']).toBe('auto-replied');

  await replyToTicket.execute(house.as(house.agent), {
    id: ticket.id,
    message: { body: 'Hi anem demà.', visibility: 'public' },
  });
  await house.settle();
  const reply = await lastSent(ticket.reference);
  expect(reply).toMatchObject({ kind: 'reply', to: 'pau@correu.example' });
  expect(reply.text).toMatch(/^Hi anem demà\.[\s\S]*EN TRÀMIT/);
  expect(reply.headers['Auto-Submitted']).toBeUndefined();

  const back = await house.receive(
    mailText({
      from: 'pau@correu.example',
      subject: `Re: ${reply.subject}`,
      body: 'Perfecte, gràcies.\n\nEl dt., 3 març 2026 a les 9:15, AMSA <atencio@sinia.example> va escriure:\n> Hi anem demà.',
    }),
    reply.headers['Reply-To']!,
  );
  expect(back).toMatchObject({ ticketId: ticket.id, outcome: 'token_verified' });
  const last = (await messagesOf(ticket.id)).at(-1)!;
  expect(last).toMatchObject({
    author: 'customer',
    visibility: 'public',
    trust: 'verified',
    envelopeId: back.id,
  });
  expect(last.segments?.map((one) => one.kind)).toEqual(['body', 'quote']);
  expect(last.segments?.reduce((sum, one) => sum + one.length, 0)).toBe(last.body.length);
});

describe('the trust table, from envelope to message', () => {
  test.each([
    ['token, participant, pass', 'token', true, 'pass', 'same', 'verified', 'public'],
    ['token, participant, none', 'token', true, 'none', 'same', 'unverified', 'public'],
    ['token, participant, fail', 'token', true, 'fail', 'same', 'held', 'internal'],
    ['token, stranger', 'token', false, 'pass', 'same', 'new_person', 'internal'],
    ['references, participant, pass', 'references', true, 'pass', 'same', 'verified', 'public'],
    ['references, participant, none', 'references', true, 'none', 'suggested', 'unverified', 'public'],
    ['references, stranger', 'references', false, 'pass', 'suggested', 'verified', 'public'],
    ['number in the subject only', 'subject', true, 'pass', 'suggested', 'verified', 'public'],
    ['invalid token', 'forged', true, 'pass', 'new', 'verified', 'public'],
  ] as const)('%s', async (_name, proof, participant, verdict, where, trust, visibility) => {
    dmarc.verdict = 'pass';
    const { ticket, messageId, replyTo } = await answered('Rosa <rosa@correu.example>');
    const before = (await messagesOf(ticket.id)).length;
    dmarc.verdict = verdict;
    const envelope = await house.receive(
      mailText({
        from: participant ? 'rosa@correu.example' : 'altre@lloc.example',
        subject: proof === 'subject' ? `Sobre ${formatReference(ticket.reference)}` : 'Re: factura',
        headers: proof === 'references' ? [`References: ${messageId}`] : [],
      }),
      ...(proof === 'token' ? [replyTo] : []),
      ...(proof === 'forged' ? [replyTo.replace(/\.a....../, '.abcdefg')] : []),
    );
    const thread = await messagesOf(ticket.id);
    if (where === 'same') {
      expect(envelope.ticketId).toBe(ticket.id);
      expect(thread.at(-1)).toMatchObject({ trust, visibility, author: 'customer' });
      return;
    }
    expect(thread).toHaveLength(before);
    expect(envelope.ticketId).not.toBe(ticket.id);
    const opened = await ticketOf(envelope.ticketId);
    expect(opened.suggestedTicketId).toBe(where === 'suggested' ? ticket.id : null);
    expect((await messagesOf(opened.id))[0]).toMatchObject({ trust, visibility });
  });

  test('what a customer sends on a closed ticket opens another that follows it', async () => {
    const { ticket, replyTo } = await answered('Joan <joan@correu.example>');
    await house.world.db
      .update(schema.tickets)
      .set({ status: 'closed', closedAt: house.world.clock() })
      .where(eq(schema.tickets.id, ticket.id));
    const envelope = await house.receive(mailText({ from: 'joan@correu.example' }), replyTo);
    expect((await ticketOf(envelope.ticketId)).follows).toBe(ticket.id);
  });

  test('the address of a colleague gives a customer’s rights', async () => {
    const { ticket, replyTo } = await answered('Nil <nil@correu.example>');
    const envelope = await house.receive(mailText({ from: house.agent.email }), replyTo);
    expect(envelope.ticketId).toBe(ticket.id);
    expect((await messagesOf(ticket.id)).at(-1)).toMatchObject({
      visibility: 'internal',
      trust: 'new_person',
    });
  });
});

describe('automatic mail', () => {
  test('out-of-office is noted inside, and nothing leaves', async () => {
    const { ticket, replyTo } = await answered('Laia <laia@correu.example>');
    const before = (await house.sent()).length;
    const envelope = await house.receive(
      mailText({ from: 'laia@correu.example', headers: ['Auto-Submitted: auto-replied'], body: 'Sóc fora.' }),
      replyTo,
    );
    await house.settle();
    expect(envelope).toMatchObject({ ticketId: ticket.id, outcome: 'automatic_auto_submitted' });
    expect((await messagesOf(ticket.id)).at(-1)).toMatchObject({ visibility: 'internal' });
    expect(await house.sent()).toHaveLength(before);
  });

  test('a newsletter becomes a ticket without a receipt', async () => {
    const envelope = await house.receive(mailText({ headers: ['List-Id: <news.example>'] }));
    const before = (await house.sent()).length;
    await house.settle();
    expect((await ticketOf(envelope.ticketId)).noticeRoute).toBeNull();
    expect(await house.sent()).toHaveLength(before);
  });

  test('our own mail comes to nothing', async () => {
    const envelope = await house.receive(mailText({ headers: [`X-Loop: ${house.identity.loopToken}`] }));
    expect(envelope).toMatchObject({ outcome: 'own_loop', ticketId: null });
  });
});

describe('bounces', () => {
  const report = readFileSync(
    new URL('../../../packages/channels/src/email/samples/bounce-hard.eml', import.meta.url),
    'utf8',
  );

  test('one to the signed address marks the delivery, the address and the ticket', async () => {
    const { ticket, reply } = await answered('Mort <mort@correu.example>');
    const verp = reply.headers['Return-Path']!.replace(/[<>]/g, '');
    const envelope = await house.receive(report, verp);
    expect(envelope.outcome).toBe('bounced');
    const [delivery] = await house.world.db
      .select()
      .from(schema.deliveries)
      .where(eq(schema.deliveries.id, reply.id));
    expect(delivery?.status).toBe('bounced');
    expect((await ticketOf(ticket.id)).trouble).toBe('delivery_failed');

    await replyToTicket.execute(house.as(house.agent), {
      id: ticket.id,
      message: { body: 'Hi és?', visibility: 'public' },
    });
    await house.settle();
    const rows = await house.world.db
      .select()
      .from(schema.deliveries)
      .where(eq(schema.deliveries.ticketId, ticket.id));
    expect(rows.filter((row) => row.reason === 'address_bounced')).toHaveLength(1);
  });

  test('one to the mailbox changes nothing and opens nothing', async () => {
    const envelope = await house.receive(report);
    expect(envelope).toMatchObject({ outcome: 'report_ignored', ticketId: null });
  });
});

test('the same mail by two ways is one message', async () => {
  const raw = mailText({ messageId: 'twice@correu.example' });
  const first = await house.receive(raw);
  const second = await house.receive(`Received: from elsewhere\n${raw}`);
  expect(second).toMatchObject({ outcome: 'duplicate', ticketId: first.ticketId });
  expect(await messagesOf(first.ticketId ?? '')).toHaveLength(1);
});

test.each([
  ['es', 'Buenos días, no entiendo la factura que he recibido este mes y quisiera una copia.'],
  ['ca', 'Bon dia, no entenc la factura que he rebut aquest mes i en voldria una còpia.'],
  ['ca', 'Hola'],
] as const)('a first mail is taken as %s', async (language, body) => {
  const from = `lang${Math.random().toString(36).slice(2)}@correu.example`;
  const envelope = await house.receive(mailText({ from, subject: 'Factura', body }));
  expect((await ticketOf(envelope.ticketId)).language).toBe(language);
});

test('without From: a ticket, and nobody to tell', async () => {
  const envelope = await house.receive(mailText({}).replace(/^From: .*\n/, ''));
  const ticket = await ticketOf(envelope.ticketId);
  expect(ticket).toMatchObject({ noticeRoute: null, requester: {} });
});

test('a mail that cannot be processed is shown as it came after 8 failures', async () => {
  const broken = {
    ...house.mail,
    parser: { ...house.mail.parser, parse: () => Promise.reject(new Error('no')) },
  };
  const { parser } = house.mail;
  Object.assign(house.mail, { parser: broken.parser });
  let envelope = await house.receive(mailText({ subject: 'Difícil', messageId: 'hard@correu.example' }));
  const { processMail } = await import('../../src/jobs/process-mail.ts');
  for (let tries = 0; tries < 12 && !envelope.processedAt; tries += 1) {
    house.world.advance(3_600_000);
    await processMail(house.mail);
    [envelope] = (await house.world.db
      .select()
      .from(schema.inboundEnvelopes)
      .where(eq(schema.inboundEnvelopes.id, envelope.id))) as [typeof envelope];
  }
  Object.assign(house.mail, { parser });
  const [message] = await messagesOf(envelope.ticketId ?? '');
  expect(message?.truncated).toBe('size');
  expect(message?.body).toContain('Message-ID: <hard@correu.example>');
});
