import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerActor } from '../../src/auth/actor.ts';
import { refusalCode } from '../../src/auth/test-world.ts';
import { sendDeliveries } from '../../src/jobs/send-deliveries.ts';
import { relayEvents } from '../../src/outbox/relay.ts';
import { SUBSCRIBERS } from '../../src/outbox/subscribers.ts';
import { createTransports } from '../../src/outbox/transports/index.ts';
import type { Transport } from '../../src/outbox/transports/transport.ts';
import { retryDelivery } from '../../src/use-cases/deliveries/retry-delivery.ts';
import { recordSent } from '../../src/use-cases/deliveries/settle-delivery.ts';
import {
  resetNoticeTemplate,
  saveNoticeTemplate,
  switchNotice,
} from '../../src/use-cases/notices/notice-templates.ts';
import { previewNotice } from '../../src/use-cases/notices/preview-notice.query.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { replyToTrackedTicket } from '../../src/use-cases/tracking/reply-to-tracked-ticket.ts';
import { change } from './change.ts';
import { type House, INTEGRATION, openHouse, SITE } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const kindsTo = async (address: string) =>
  (await house.sent()).filter((one) => one.to === address).map((one) => one.kind);

const admin = () => ({ ...house.agent, role: 'admin' as const });

const reply = (id: string, body: string, set?: { status: 'solved' | 'pending' }) =>
  replyToTicket.execute(house.as(house.agent), {
    id,
    message: { body, visibility: 'public', ...(set ? { set } : {}) },
  });

async function opened(name: string, more: object = {}) {
  const address = `${name}@correu.example`;
  const ticket = await house.open(INTEGRATION, { name: 'Núria', email: address }, more);
  await house.settle();
  return { ...ticket, address };
}

describe('what a customer is told', () => {
  test('the whole life of a consultation, one message an action', async () => {
    const { id, address } = await opened('vida');
    expect(await kindsTo(address)).toEqual(['receipt']);
    await change(house, id, { assigneeId: house.agent.id });
    await house.settle();
    expect(await kindsTo(address)).toEqual(['receipt', 'in_progress']);
    await reply(id, 'Ens falta la lectura.', { status: 'pending' });
    await house.settle();
    expect((await kindsTo(address)).slice(2)).toEqual(['pending']);
    await reply(id, 'Ja està arreglat.', { status: 'solved' });
    await house.settle();
    expect((await kindsTo(address)).slice(3)).toEqual(['resolved', 'survey']);
    await change(house, id, { status: 'open' });
    await house.settle();
    expect((await kindsTo(address)).slice(5)).toEqual(['reopened']);
    await change(house, id, { status: 'solved' });
    await house.settle();
    await change(house, id, { status: 'closed' });
    await house.settle();
    expect((await kindsTo(address)).slice(6)).toEqual(['resolved']);
  });

  test('the resolution carries the answer, and the state in capitals', async () => {
    const { id, address } = await opened('resposta');
    await reply(id, 'La canonada ja està reparada.');
    await house.settle();
    await change(house, id, { status: 'solved' });
    await house.settle();
    const message = (await house.sent()).find((one) => one.to === address && one.kind === 'resolved');
    expect(message?.text).toContain('La canonada ja està reparada.');
    expect(message?.text).toContain('Estat: RESOLTA');
    expect(message?.html).toContain('La canonada ja està reparada.');
  });

  test.each([
    ['ca', 'El seu', 'EN TRÀMIT'],
    ['es', 'Su', 'EN TRÁMITE'],
    ['en', 'Your', 'IN PROGRESS'],
  ] as const)('in the customer’s language: %s', async (language, _word, state) => {
    const { id, address } = await opened(`llengua-${language}`, { language });
    await change(house, id, { assigneeId: house.agent.id });
    await house.settle();
    const message = (await house.sent()).find((one) => one.to === address && one.kind === 'in_progress');
    expect(message?.text).toContain(state);
  });

  test('a status that an administrator switched off is not told', async () => {
    const { id, address } = await opened('callat');
    const set = (notify: boolean) => switchNotice.execute(house.as(admin()), { status: 'pending', notify });
    await set(false);
    await change(house, id, { status: 'pending' });
    await house.settle();
    await set(true);
    expect(await kindsTo(address)).toEqual(['receipt']);
  });

  test('a letter waits for the printer', async () => {
    const ticket = await house.open(
      INTEGRATION,
      { name: 'Pere' },
      {
        noticeRoute: { channel: 'post', address: 'Carrer Nou, 1' },
      },
    );
    await house.settle();
    const [row] = await house.world.db
      .select()
      .from(schema.deliveries)
      .where(eq(schema.deliveries.ticketId, ticket.id));
    expect(row).toMatchObject({ channel: 'post', status: 'queued', reason: 'print', attempts: 0 });
  });

  test('an SMS is short and on one line', async () => {
    const ticket = await house.open(INTEGRATION, { phone: '600 111 222' });
    await house.settle();
    const sms = (await house.sent()).find((one) => one.ticketReference === ticket.reference);
    expect(sms).toMatchObject({ channel: 'sms', to: '+34600111222', subject: '', html: null });
    expect(sms?.text).not.toContain('\n');
  });
});

describe('the receipt of somebody who proved nothing', () => {
  const claim = { name: 'VIAGRA barata', email: 'victima@correu.example' };
  const words = { subject: 'Compri http://mal.example', body: 'PREMI GROS http://mal.example' };

  test('holds not one word of theirs', async () => {
    const ticket = await house.open(SITE, claim, words);
    await house.settle();
    const receipt = (await house.sent()).find((one) => one.ticketReference === ticket.reference);
    expect(receipt?.kind).toBe('receipt_unverified');
    const whole = JSON.stringify({ ...receipt, to: '' });
    for (const word of ['VIAGRA', 'mal.example', 'PREMI', 'Compri']) expect(whole).not.toContain(word);
  });

  test('three a day to one address; the others wait, visibly, and leave later', async () => {
    const email = 'inundada@correu.example';
    for (let turn = 0; turn < 5; turn += 1) await house.open(SITE, { ...claim, email });
    await house.settle();
    expect(await kindsTo(email)).toHaveLength(3);
    const waiting = await house.world.db
      .select()
      .from(schema.deliveries)
      .where(and(eq(schema.deliveries.address, email), eq(schema.deliveries.status, 'queued')));
    expect(waiting.map((row) => row.reason)).toEqual(['capped', 'capped']);
    house.world.advance(25 * 3_600_000);
    await house.settle();
    expect(await kindsTo(email)).toHaveLength(5);
  });

  test('what a person is owed does not count', async () => {
    const { id, address } = await opened('moltes');
    for (let turn = 0; turn < 5; turn += 1) await reply(id, `Resposta ${turn}`);
    await house.settle();
    expect(await kindsTo(address)).toHaveLength(6);
  });
});

describe('the sender', () => {
  test('a crash between sending and noting sends the same Message-ID again', async () => {
    await house.open(INTEGRATION, { email: 'caiguda@correu.example' });
    await relayEvents(house.world, SUBSCRIBERS);
    const ids: string[] = [];
    const demo = createTransports(house.world, { smtpOut: undefined, sms: undefined }).email;
    /** Hands the message over and never comes back, as a process that is killed at that moment. */
    const dying: Transport = {
      send: async (message) => {
        await demo.send(message);
        ids.push(message.mail?.messageId ?? '');
        return new Promise(() => undefined);
      },
      close: () => undefined,
    };
    const crash = {
      dependencies: house.world,
      transports: { email: dying, sms: dying, written: dying },
    };
    void sendDeliveries(crash);
    await expect.poll(() => ids.length).toBe(1);
    await house.settle();
    expect(ids).toHaveLength(1);
    house.world.advance(61_000);
    void sendDeliveries(crash);
    await expect.poll(() => ids.length).toBe(2);
    expect(new Set(ids).size).toBe(1);
    house.world.advance(61_000);
    await house.settle();
    const copies = (await house.sent()).filter((one) => one.to === 'caiguda@correu.example');
    expect(copies).toHaveLength(1);
    const [sent] = copies;
    expect(sent?.headers['Message-ID']).toBe(`<${ids[0]}>`);
  });

  test('a refusal for good is told to the agent, who may try again', async () => {
    const ticket = await house.open(INTEGRATION, { email: 'refusat@correu.example' });
    const refusing: Transport = {
      send: async () => ({ status: 'failed', code: 'refused', reason: '550 no such user' }),
      close: () => undefined,
    };
    await house.settle({ transports: { email: refusing, sms: refusing, written: refusing } });
    const row = async () =>
      (
        await house.world.db.select().from(schema.deliveries).where(eq(schema.deliveries.ticketId, ticket.id))
      )[0]!;
    const trouble = async () =>
      (await house.world.db.select().from(schema.tickets).where(eq(schema.tickets.id, ticket.id)))[0]
        ?.trouble;
    expect(await row()).toMatchObject({ status: 'failed', reason: '550 no such user' });
    expect(await trouble()).toBe('delivery_failed');
    await retryDelivery.execute(house.as(house.agent), { id: (await row()).id });
    await house.settle();
    expect((await row()).status).toBe('sent');
    expect(await trouble()).toBeNull();
    expect(await refusalCode(retryDelivery.execute(house.as(house.agent), { id: (await row()).id }))).toBe(
      'delivery_not_failed',
    );
  });

  test('a provider that is out for a while loses nothing', async () => {
    await house.open(INTEGRATION, { email: 'pacient@correu.example' });
    let down = true;
    const demo = createTransports(house.world, { smtpOut: undefined, sms: undefined });
    const shaky: Transport = {
      send: async (message) =>
        down ? { status: 'deferred', code: 'refused', reason: '451 later' } : demo.email.send(message),
      close: () => undefined,
    };
    const transports = { email: shaky, sms: shaky, written: shaky };
    for (let turn = 0; turn < 5; turn += 1) {
      await house.settle({ transports });
      house.world.advance(16 * 60_000);
    }
    down = false;
    await house.settle({ transports });
    expect(await kindsTo('pacient@correu.example')).toEqual(['receipt']);
  });

  test('no survey before the resolution was told, and one a ticket', async () => {
    const { id, address } = await opened('enquesta');
    await change(house, id, { status: 'solved' });
    await relayEvents(house.world, SUBSCRIBERS);
    const surveys = () => house.world.db.select().from(schema.surveys).where(eq(schema.surveys.ticketId, id));
    expect(await surveys()).toHaveLength(0);
    await house.settle();
    expect(await surveys()).toHaveLength(1);
    const [resolved] = await house.world.db
      .select()
      .from(schema.deliveries)
      .where(and(eq(schema.deliveries.ticketId, id), eq(schema.deliveries.kind, 'resolved')));
    await recordSent.execute(house.as({ kind: 'system', id: 'test', name: '' }), { id: resolved!.id });
    await house.settle();
    expect((await kindsTo(address)).filter((kind) => kind === 'survey')).toHaveLength(1);
  });
});

describe('the wording', () => {
  test('an administrator’s text is used from then on, until it is reset', async () => {
    const words = { subject: 'Rebuda {{ reference }}', text: 'Gràcies, {{ name }}.' };
    const key = { kind: 'receipt' as const, language: 'ca' as const };
    await saveNoticeTemplate.execute(house.as(admin()), { ...key, ...words });
    const { address } = await opened('a-mida');
    expect((await house.sent()).find((one) => one.to === address)?.text).toBe('Gràcies, Núria.\n');
    await resetNoticeTemplate.execute(house.as(admin()), key);
    expect((await previewNotice.execute(house.as(admin()), key)).text).toContain(
      'Hem rebut la seva consulta',
    );
  });

  test.each([
    ['an unknown variable', '{{ password }}'],
    ['a file', '{% include "/etc/passwd" %}'],
    ['an unfinished tag', '{% if name %}'],
    ['endless work', '{% for i in (1..100000000) %}{{ i }}{% endfor %}'],
    ['a prototype', '{{ name.constructor.constructor }}{{ constructor }}'],
  ])('refuses %s', async (_name, text) => {
    const saving = saveNoticeTemplate.execute(house.as(admin()), {
      ...{ kind: 'receipt', language: 'ca', subject: 'x', text },
    });
    expect(await refusalCode(saving)).toBe('template_invalid');
  });

  test('is not the business of an agent', async () => {
    const saving = resetNoticeTemplate.execute(house.as(house.agent), { kind: 'reply', language: 'ca' });
    expect(await refusalCode(saving)).toBe('permission_denied');
  });
});

test('a customer who writes again on a resolved consultation is told that it is open', async () => {
  const customer: CustomerActor = {
    ...{
      kind: 'customer',
      id: 'site:sit_x:1',
      name: 'Núria',
      channel: 'portal',
      email: 'torna@correu.example',
    },
  };
  const ticket = await house.open(customer);
  await change(house, ticket.id, { status: 'solved' });
  await house.settle();
  await replyToTrackedTicket.execute(house.as(customer), {
    reference: ticket.reference,
    message: { body: 'Encara surt aigua.' },
  });
  await house.settle();
  expect((await kindsTo('torna@correu.example')).at(-1)).toBe('reopened');
});
