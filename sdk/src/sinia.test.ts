import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ConflictError, type OpenTicketBody, PreconditionFailedError, Sinia } from './index.ts';
import { createMockDesk, fixtures, type MockDesk } from './msw.ts';

const [leak, bill] = fixtures.ca as [OpenTicketBody, OpenTicketBody];
const [spanish] = fixtures.es as [OpenTicketBody];
const baseUrl = 'https://desk.example';
const server = setupServer();
const sinia = new Sinia({ baseUrl, secretKey: 'sk_test', maxRetries: 0 });
const page = new Sinia({ baseUrl, publishableKey: 'pk_test', locale: 'ca', maxRetries: 0 });
let desk: MockDesk;

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  desk = createMockDesk({ baseUrl });
  server.resetHandlers(...desk.handlers);
});
afterAll(() => server.close());

describe('the main flow', () => {
  test('a page opens a ticket with a file; an integration reads, answers and resolves it', async () => {
    const file = await page.attachments.upload(new File(['aigua'], 'fuita.txt', { type: 'text/plain' }));
    expect(file).toMatchObject({ fileName: 'fuita.txt', mediaType: 'text/plain', size: 5 });
    const opened = await page.tickets.create({ ...leak, attachmentIds: [file.id] });
    expect(opened.trackingUrl).toBe(`${baseUrl}/seguiment?clau=${opened.reference}`);

    const { data: ticket, response } = await sinia.tickets.get(opened.id).withResponse();
    expect(response.headers.get('ETag')).toBe(`"${ticket.version}"`);
    await sinia.tickets.messages.add(ticket.id, {
      body: 'Arreglat.',
      visibility: 'public',
      set: { status: 'solved' },
    });
    await expect(
      sinia.tickets.update(ticket.id, { priority: 'high' }, { ifMatch: ticket.version }),
    ).rejects.toBeInstanceOf(PreconditionFailedError);

    const messages = await sinia.tickets.messages.list(ticket.id).toArray({ limit: 10 });
    expect(messages.map(({ author }) => author.kind)).toEqual(['customer', 'integration']);
    expect(messages[0]?.attachments[0]?.id).toBe(file.id);
    expect((await sinia.attachments.link(file.id)).url).toContain(file.id);
    expect((await page.tracking.status(opened.reference)).publicStatus).toBe('resolved');
  });

  test('a customer with a link reads, answers and rates', async () => {
    const [opened] = desk.seed([spanish]);
    const { id, reference } = opened as NonNullable<typeof opened>;
    const token = desk.token('tracking', reference);
    await page.tracking.reply(reference, { body: 'Sigue saliendo.' }, { token });
    expect((await page.tracking.ticket(reference, { token })).messages).toHaveLength(2);
    const { version } = await sinia.tickets.get(id);
    await sinia.tickets.update(id, { status: 'solved' }, { ifMatch: `"${version}"` });
    const survey = new Sinia({ baseUrl, token: desk.token('survey', reference), maxRetries: 0 });
    expect(await survey.surveys.get()).toMatchObject({ reference, answeredAt: null });
    await survey.surveys.answer({ rating: 5 });
    await expect(survey.surveys.answer({ rating: 1 })).rejects.toBeInstanceOf(ConflictError);
  });

  test("a signed-in customer's own tickets", async () => {
    const payload = btoa(JSON.stringify({ sub: '42', name: 'Nuria', email: 'nuria@example.cat' }));
    const signedIn = new Sinia({ baseUrl, publishableKey: 'pk_test', token: async () => `e30.${payload}.x` });
    const { reference } = await signedIn.tickets.create({ subject: 'Factura', body: 'No la veig.' });
    desk.seed([bill]);
    expect((await signedIn.tracking.list()).data.map((ticket) => ticket.reference)).toEqual([reference]);
  });

  test('the same idempotency key opens one ticket', async () => {
    const open = () => page.tickets.create(leak, { idempotencyKey: 'k-1' });
    expect((await open()).id).toBe((await open()).id);
    expect((await page.tickets.create(leak)).id).not.toBe((await open()).id);
  });
});

describe('lists and streams', () => {
  test('pages', async () => {
    desk.seed([...fixtures.ca, ...fixtures.es]);
    const first = await sinia.tickets.list({ limit: 4, status: ['new', 'open'] });
    expect([first.data.length, first.hasMore]).toEqual([4, true]);
    expect((await first.nextPage())?.data).toHaveLength(2);
    expect(await sinia.tickets.list({ q: 'col·legi' }).toArray({ limit: 5 })).toHaveLength(1);
    expect(await sinia.tickets.list({ status: 'closed' }).toArray({ limit: 5 })).toHaveLength(0);
  });

  test('the feed live, and taken up after an event', async () => {
    const [opened] = desk.seed([leak]);
    const stream = sinia.events.stream({ lastEventId: '0' });
    const { value: first } = await stream.next();
    expect(first).toMatchObject({ id: '1', event: 'ticket.opened', data: { ticketId: opened?.id } });
    const next = stream.next();
    await sinia.tickets.update(opened?.id ?? '', { priority: 'urgent' }, { ifMatch: 1 });
    expect((await next).value?.data.changes).toMatchObject({
      priority: { before: 'normal', after: 'urgent' },
    });
    await stream.return();
    const events = await sinia.tickets.events(opened?.id ?? '').toArray({ limit: 9 });
    expect(events.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('the tracker hears of replies, not of notes', async () => {
    const [opened] = desk.seed([leak]);
    const { id, reference } = opened as NonNullable<typeof opened>;
    const stream = page.tracking.events(reference, {
      token: desk.token('tracking', reference),
      lastEventId: '1',
    });
    const heard = stream.next();
    await sinia.tickets.messages.add(id, { body: 'nota', visibility: 'internal' });
    await sinia.tickets.messages.add(id, { body: 'resposta', visibility: 'public' });
    expect((await heard).value).toMatchObject({ id: '3', event: 'changed' });
    await stream.return();
  });
});

test('a challenge can be solved', async () => {
  const { salt, challenge, maxnumber } = await page.challenges.create();
  const hash = async (text: string) =>
    Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
  let number = 0;
  while (number <= maxnumber && (await hash(salt + number)) !== challenge) number += 1;
  expect(number).toBeLessThan(maxnumber);
});
