import { GRAPH_GOOD_DAY } from '@sinia/channels/testing/providers';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readMailboxes } from '../../src/jobs/read-mailboxes.ts';
import { listMailboxes } from '../../src/use-cases/mailboxes/list-mailboxes.query.ts';
import { changeMailbox, createMailbox } from '../../src/use-cases/mailboxes/save-mailbox.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { ACCOUNT, openGraphHouse } from './graph-house.ts';

const SLOW = { timeout: 15_000 };
const MINUTE_MS = 60_000;
let house: Awaited<ReturnType<typeof openGraphHouse>>;

beforeAll(async () => {
  house = await openGraphHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  Object.assign(house.fake.conditions, GRAPH_GOOD_DAY);
});

const mail = (subject: string, more: readonly string[] = [], body = `Bon dia, us escric per ${subject}.`) =>
  [
    `From: Anna Serra <${subject.replaceAll(' ', '-')}@correu.example>`,
    `To: ${ACCOUNT.user}`,
    `Subject: ${subject}`,
    `Message-ID: <${subject}@correu.example>`,
    ...more,
    '',
    body,
    '',
  ].join('\n');

const notify = (value: unknown) =>
  house.app.request(`/v1/inbound/graph/${house.mailboxId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ value }),
  });

async function openedBy(subject: string) {
  house.fake.receive(mail(subject));
  await house.read();
  const [ticket] = await house.ticketsOf(subject);
  return ticket!;
}

const sentAbout = (text: string) => house.fake.sent().filter(({ raw }) => raw.includes(text));

async function answer(ticketId: string, body: string) {
  await replyToTicket.execute(house.as(house.agent), {
    id: ticketId,
    message: { body, visibility: 'public' },
  });
  await house.settle();
}

describe('a conversation by mail of Microsoft 365', () => {
  test('told of, fetched as it came, a ticket with its key, answered from the same mailbox', async () => {
    const loop = readMailboxes(house.live);
    await expect.poll(async () => (await house.state()).subscriptionId, SLOW).not.toBeNull();
    await expect.poll(async () => (await house.row()).lastReadAt, SLOW).not.toBeNull();
    house.fake.receive(mail('fuita'));
    await expect
      .poll(async () => (await house.world.db.select().from(schema.inboundEnvelopes)).length, SLOW)
      .toBe(1);
    await loop.stop();
    await house.read();
    const [ticket] = await house.ticketsOf('fuita');
    expect(ticket).toMatchObject({ channel: 'email', status: 'new', mailboxId: house.mailboxId });
    const [receipt] = house.fake.sent();
    expect(receipt!.raw.toString()).toContain(ticket!.reference.replace(/(\d{4})(?=\d)/g, '$1 '));
    await answer(ticket!.id, 'Hi anem aquesta tarda.');
    const last = house.fake.sent().at(-1)!.raw.toString();
    expect(last).toContain('Hi anem aquesta tarda.');
    expect(last).toMatch(/^To: fuita@correu\.example\r?$/m);
    expect(last).toContain('In-Reply-To: <fuita@correu.example>');
  });

  test('Graph has no envelope: who stands in copy is not sent the same mail once more', async () => {
    const ticket = await openedBy('copies');
    const message = {
      body: 'Amb còpia a la brigada.',
      visibility: 'public' as const,
      copies: { to: [], cc: ['brigada@empresa.example'], bcc: [] },
    };
    await replyToTicket.execute(house.as(house.agent), { id: ticket.id, message });
    await house.settle();
    const recipients = sentAbout('Amb c=C3=B2pia a la brigada').map(({ raw }) =>
      [...raw.toString().matchAll(/^(?:To|Cc|Bcc): (.*?)\r?$/gim)].map((match) => match[1]),
    );
    expect(recipients).toHaveLength(2);
    expect(recipients.every((named) => named.length === 1)).toBe(true);
    expect(new Set(recipients.flat())).toEqual(new Set(['copies@correu.example', 'brigada@empresa.example']));
  });
});

describe('traps of Microsoft Graph', () => {
  test('a lost notification: the delta query finds the mail', async () => {
    house.fake.conditions.losesNotifications = true;
    expect(await openedBy('notificacio-perduda')).toBeDefined();
  });

  test('a notification three times, and the mail also by SMTP: one ticket', async () => {
    house.fake.conditions.copies = 3;
    await openedBy('triplicada');
    await house.fake.notifications.settle();
    await house.read();
    await house.receive(mail('triplicada'));
    const [ticket, ...more] = await house.ticketsOf('triplicada');
    expect(more).toEqual([]);
    const messages = schema.messages;
    expect(await house.world.db.$count(messages, eq(messages.ticketId, ticket!.id))).toBe(1);
  });

  test('410 syncStateNotFound: the inbox is told anew and doubles nothing', async () => {
    await openedBy('abans-del-410');
    const envelopes = await house.world.db.$count(schema.inboundEnvelopes);
    house.fake.forget();
    await openedBy('despres-del-410');
    expect(await house.world.db.$count(schema.inboundEnvelopes)).toBe(envelopes + 1);
    expect(await house.ticketsOf('abans-del-410')).toHaveLength(1);
  });

  test('a token that is revoked in between is replaced', async () => {
    house.fake.revokeTokens();
    expect(await openedBy('token-nou')).toBeDefined();
  });

  test('429: the reader waits, the trouble has a word, and nothing is lost', async () => {
    Object.assign(house.fake.conditions, { throttles: true, retryAfterSeconds: 1 });
    house.fake.receive(mail('esperada'));
    const loop = readMailboxes(house.live);
    await expect.poll(async () => (await house.row()).lastError, SLOW).toBe('throttled');
    house.fake.conditions.throttles = false;
    await expect.poll(async () => (await house.row()).lastError, SLOW).toBeNull();
    await loop.stop();
    await house.read();
    expect(await house.ticketsOf('esperada')).toHaveLength(1);
  });

  test('an outage of Graph: what came meanwhile is read afterwards', async () => {
    house.fake.conditions.down = true;
    house.fake.receive(mail('durant-la-caiguda'));
    await expect(house.read()).rejects.toMatchObject({ facts: { status: 503 } });
    house.fake.conditions.down = false;
    await house.read();
    expect(await house.ticketsOf('durant-la-caiguda')).toHaveLength(1);
  });

  test('ended between storing a mail and keeping the place: stored once', async () => {
    const { deltaLink } = await house.state();
    await openedBy('a-mitges');
    await house.world.db.update(schema.graphReadings).set({ deltaLink });
    await house.read();
    expect(await house.ticketsOf('a-mitges')).toHaveLength(1);
    const rows = await house.world.db.select().from(schema.inboundEnvelopes);
    expect(rows.filter(({ raw }) => Buffer.from(raw).includes('Subject: a-mitges'))).toHaveLength(1);
  });
});

describe('the door for notifications', () => {
  test('the handshake gives the word back as plain text, decoded', async () => {
    const word = 'Validation: <b>ñ & co</b>';
    const path = `/v1/inbound/graph/${house.mailboxId}?validationToken=${encodeURIComponent(word)}`;
    const response = await house.app.request(path, { method: 'POST' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toBe(word);
  });

  test('wrong clientState: accepted like any other, and without effect', async () => {
    const { subscriptionId, lastToldAt } = await house.state();
    const forged = { subscriptionId, clientState: 'inventat', lifecycleEvent: 'subscriptionRemoved' };
    expect((await notify([forged])).status).toBe(202);
    expect(await house.state()).toMatchObject({ subscriptionId, lastToldAt });
  });

  test('a mailbox that is not read that way has no door', async () => {
    const response = await house.app.request('/v1/inbound/graph/mbx_cap', { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
  });

  test('what is no JSON is refused', async () => {
    const path = `/v1/inbound/graph/${house.mailboxId}`;
    expect((await house.app.request(path, { method: 'POST', body: 'hola' })).status).toBe(400);
  });

  test('reauthorizationRequired: renewed at the next round', async () => {
    await house.read();
    const before = (await house.state()).subscriptionUntil!;
    house.world.advance(MINUTE_MS);
    house.fake.tell('reauthorizationRequired');
    await house.fake.notifications.settle();
    expect((await house.state()).subscriptionRenew).toBe(true);
    await house.read();
    const after = await house.state();
    expect(after.subscriptionRenew).toBe(false);
    expect(after.subscriptionUntil!.getTime()).toBeGreaterThan(before.getTime());
  });

  test('subscriptionRemoved: made anew, and what came in the gap is found', async () => {
    const { subscriptionId } = await house.state();
    house.fake.tell('subscriptionRemoved');
    await house.fake.notifications.settle();
    house.fake.dropSubscriptions();
    expect(await openedBy('a-la-bretxa')).toBeDefined();
    const { subscriptionId: renewed } = await house.state();
    expect(renewed).not.toBeNull();
    expect(renewed).not.toBe(subscriptionId);
  });

  test('missed: somebody looks', async () => {
    const { lastToldAt } = await house.state();
    house.world.advance(1_000);
    house.fake.tell('missed');
    await house.fake.notifications.settle();
    expect((await house.state()).lastToldAt).not.toEqual(lastToldAt);
  });

  test('no subscription can be had: mail is read all the same, and the reason has a word', async () => {
    await house.world.db.update(schema.graphReadings).set({ subscriptionId: null, subscriptionUntil: null });
    house.fake.conditions.refusesSubscriptions = true;
    expect(await openedBy('sense-avisos')).toBeDefined();
    house.fake.conditions.refusesSubscriptions = false;
    const view = (await listMailboxes.execute(house.context, {})).find(({ id }) => id === house.mailboxId);
    expect(view).toMatchObject({ told: { until: null, error: 'door_unreachable' } });
    house.world.advance(16 * MINUTE_MS);
    await house.read();
    expect((await house.state()).subscriptionError).toBeNull();
  });
});

describe('sending by Graph', () => {
  test('an answer that is lost: found in Sent Items by its Message-ID, never sent twice', async () => {
    const ticket = await openedBy('resposta-perduda');
    house.fake.conditions.losesAnswers = true;
    await answer(ticket.id, 'Una sola vegada, si us plau.');
    expect(await house.lastDelivery(ticket.id)).toMatchObject({ status: 'queued' });
    house.fake.conditions.losesAnswers = false;
    house.world.advance(2 * MINUTE_MS);
    await house.settle();
    expect(await house.lastDelivery(ticket.id)).toMatchObject({ status: 'sent' });
    expect(sentAbout('Una sola vegada')).toHaveLength(1);
  });

  test('a 503 that says nothing: looked for, and sent again once it surely did not leave', async () => {
    const ticket = await openedBy('no-presa');
    house.fake.conditions.down = true;
    await answer(ticket.id, 'Arribarà més tard.');
    house.fake.conditions.down = false;
    house.world.advance(2 * MINUTE_MS);
    await house.settle();
    expect(sentAbout('Arribar')).toHaveLength(0);
    house.world.advance(10 * MINUTE_MS);
    await house.settle();
    expect(sentAbout('Arribar')).toHaveLength(1);
    expect(await house.lastDelivery(ticket.id)).toMatchObject({ status: 'sent' });
  });

  test('throttled: as late as Retry-After says', async () => {
    const ticket = await openedBy('frenada');
    Object.assign(house.fake.conditions, { throttles: true, retryAfterSeconds: 300 });
    await answer(ticket.id, 'Amb calma.');
    house.fake.conditions.throttles = false;
    house.world.advance(4 * MINUTE_MS);
    await house.settle();
    expect(sentAbout('Amb calma')).toHaveLength(0);
    house.world.advance(2 * MINUTE_MS);
    await house.settle();
    expect(sentAbout('Amb calma')).toHaveLength(1);
  });

  test('a report that Exchange wrote moves the delivery on, one of a stranger does not', async () => {
    const ticket = await openedBy('retornada');
    const { mailMessageId } = await house.lastDelivery(ticket.id);
    const report = (headers: readonly string[]) =>
      mail(
        `Undeliverable ${headers.length}`,
        ['Content-Type: multipart/report; report-type=delivery-status; boundary=x', ...headers],
        [
          '--x\nContent-Type: text/plain\n\nNo existeix\n',
          '--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns;x\n',
          'Final-Recipient: rfc822;retornada@correu.example\nAction: failed\nStatus: 5.1.1\n',
          `--x\nContent-Type: message/rfc822\n\nMessage-ID: <${mailMessageId}>\nSubject: x\n\nx\n--x--`,
        ].join('\n'),
      );
    house.fake.receive(report([]));
    await house.read();
    expect(await house.lastDelivery(ticket.id)).toMatchObject({ status: 'sent' });
    house.fake.receive(report(['X-MS-Exchange-Organization-AuthAs: Internal']));
    await house.read();
    expect(await house.lastDelivery(ticket.id)).toMatchObject({ status: 'bounced' });
  });
});

describe('settings', () => {
  const wish = (over: object) =>
    createMailbox.input.parse({
      ...{ name: 'Altra', address: 'altra@sinia.example', groupId: house.groupId, imap: null },
      graph: { ...ACCOUNT, sends: true, ...over },
    });

  test.each([
    ['/graph/tenant', 'tenant_unknown', { tenant: 'una.altra' }],
    ['/graph/clientId', 'app_unknown', { clientId: '00000000-0000-4000-8000-000000000000' }],
    ['/graph/clientSecret', 'secret_wrong', { clientSecret: 'un altre' }],
    ['/graph/user', 'address_unknown', { user: 'ningu@sinia.example' }],
  ])('%s: %s, and nothing is saved', async (pointer, code, over) => {
    await expect(createMailbox.execute(house.context, wish(over))).rejects.toMatchObject({
      ...{ code: 'mailbox_unreadable', fields: [{ pointer, code }] },
    });
  });

  test('the secret is sealed and told to nobody; the known one serves the same application only', async () => {
    const [row, views] = [await house.row(), await listMailboxes.execute(house.context, {})];
    expect(JSON.stringify([row, views])).not.toContain(ACCOUNT.clientSecret);
    const { clientSecret: _, ...graph } = { ...ACCOUNT, sends: false };
    const { id } = row;
    await changeMailbox.execute(house.context, { id, set: { graph } });
    const view = (await listMailboxes.execute(house.context, {})).find((one) => one.id === id);
    expect(view).toMatchObject({ imap: null, graph, told: { error: null } });
    const elsewhere = { ...graph, tenant: 'una.altra' };
    await expect(
      changeMailbox.execute(house.context, { id, set: { graph: elsewhere } }),
    ).rejects.toMatchObject({ code: 'invalid_body' });
  });

  test('a mailbox that does not send that way leaves its answers to our own server', async () => {
    const before = house.fake.sent().length;
    const ticket = await openedBy('per-smtp');
    expect(await house.lastDelivery(ticket.id)).toMatchObject({ status: 'sent' });
    expect(house.fake.sent()).toHaveLength(before);
  });
});
