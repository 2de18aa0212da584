import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type APIError, type OpenedTicket, type Sinia, SiniaError } from '../src/index.ts';
import { fixtures } from '../src/msw.ts';
import { type House, mockHouse, realHouse } from './houses.ts';

const [leak, bill] = fixtures.ca as [(typeof fixtures.ca)[0], (typeof fixtures.ca)[0]];

/** The token of the link to the thread, as a vouched-for caller gets it. */
const linkOf = ({ trackingUrl }: OpenedTicket) => new URL(trackingUrl).hash.slice(1);

/** What a refusal says to a program. */
async function refusal(promise: Promise<unknown>) {
  const error = (await promise.catch((thrown: unknown) => thrown)) as APIError;
  expect(SiniaError.isInstance(error)).toBe(true);
  expect(error.requestId).toMatch(/^req_/);
  return {
    name: error.name,
    status: error.status,
    code: error.code,
    fields: error.fieldErrors.map((f) => f.pointer),
  };
}

describe.each([
  ['the server', realHouse],
  ['the mocks', mockHouse],
])('%s', (_name, enter) => {
  let house: House;

  beforeAll(async () => {
    house = await enter();
  });
  afterAll(() => house.close());

  test('opens, shows, answers and resolves a ticket', async () => {
    const { integration, page } = house;
    const opened = await integration.tickets.create(leak);
    expect(opened).toMatchObject({ status: 'new', publicStatus: 'open', terms: [] });
    expect(opened.reference).toMatch(/^\d{12}$/);
    const { data, response } = await integration.tickets.get(opened.id).withResponse();
    expect(response.headers.get('ETag')).toBe('"1"');
    expect(data).toMatchObject({
      version: 1,
      subject: leak.subject,
      requester: { verified: true },
      language: 'ca',
    });
    const reply = { body: 'Arreglat.', visibility: 'public', set: { status: 'solved' } } as const;
    expect(await integration.tickets.messages.add(opened.id, reply)).toMatchObject({
      author: { kind: 'integration' },
    });
    expect(await integration.tickets.get(opened.id)).toMatchObject({ status: 'solved', version: 2 });
    const status = await page.tracking.status(opened.reference);
    expect(Object.keys(status).sort()).toEqual(
      [
        'channelGroup',
        'inProgressAt',
        'publicStatus',
        'receivedAt',
        'reference',
        'resolvedAt',
        'terms',
      ].sort(),
    );
    expect(status).toMatchObject({ publicStatus: 'resolved', channelGroup: 'written' });
  });

  test('a version that is not the last is refused', async () => {
    const { tickets } = house.integration;
    const { id } = await tickets.create(leak);
    const changed = await tickets.update(id, { priority: 'high', tags: ['fuita'] }, { ifMatch: 1 });
    expect(changed).toMatchObject({ version: 2, priority: 'high', tags: ['fuita'] });
    expect(await refusal(tickets.update(id, { priority: 'low' }, { ifMatch: 1 }))).toMatchObject({
      name: 'PreconditionFailedError',
      code: 'version_stale',
    });
    expect(await tickets.update(id, { priority: 'high' }, { ifMatch: '"2"' })).toMatchObject({ version: 2 });
    expect(await refusal(tickets.update(id, { status: 'closed' }, { ifMatch: 2 }))).toMatchObject({
      name: 'ConflictError',
      code: 'status_not_resolved_yet',
    });
  });

  test('one idempotency key opens one ticket', async () => {
    const open = (body = leak) => house.page.tickets.create(body, { idempotencyKey: 'the-same' });
    const [first, second] = [await open(), await open()];
    expect(second).toEqual(first);
    expect(await refusal(open(bill))).toMatchObject({ status: 422, code: 'idempotency_body_differs' });
  });

  test('a customer with a link', async () => {
    const opened = await house.integration.tickets.create(leak);
    const { tracking } = house.page;
    const options = { token: linkOf(opened) };
    await house.integration.tickets.messages.add(opened.id, { body: 'Nota', visibility: 'internal' });
    const replied = await tracking.reply(opened.reference, { body: 'Encara surt.' }, options);
    expect(replied).toMatchObject({ author: 'customer', authorName: 'Núria Puig', body: 'Encara surt.' });
    const thread = await tracking.ticket(opened.reference, options);
    expect(thread.messages.map(({ body }) => body)).toEqual([leak.body, 'Encara surt.']);
    const other = await house.integration.tickets.create(bill);
    expect(await refusal(tracking.ticket(other.reference, options))).toMatchObject({ status: 404 });
  });

  test('a signed-in customer has their own tickets', async () => {
    const { customer } = house;
    const { reference } = await customer.tickets.create({ subject: 'Factura', body: 'No la trobo.' });
    const { data } = await customer.tracking.list();
    expect(data.map((ticket) => ticket.reference)).toEqual([reference]);
    const thread = await customer.tracking.ticket(reference);
    expect(thread).toMatchObject({ subject: 'Factura', messages: [{ authorName: 'Berta Soler' }] });
  });

  test('files', async () => {
    const { integration, page } = house;
    const file = await page.attachments.upload(new Blob(['aigua']), { fileName: 'fuita.txt' });
    expect(file).toMatchObject({ fileName: 'fuita.txt', size: 5, inline: false });
    const attached = { ...leak, attachmentIds: [file.id] };
    const { id } = await page.tickets.create(attached);
    const [message] = await integration.tickets.messages.list(id).toArray({ limit: 1 });
    expect(message?.attachments.map((attachment) => attachment.id)).toEqual([file.id]);
    expect((await integration.attachments.link(file.id)).url).toContain(file.id);
    expect(await refusal(page.tickets.create(attached))).toMatchObject({ code: 'attachment_unknown' });
    expect(await refusal(page.attachments.upload(new Blob([])))).toMatchObject({
      name: 'UnprocessableEntityError',
      code: 'attachment_empty',
      fields: ['/file'],
    });
  });

  test('lists, by pages and filters', async () => {
    const { tickets } = house.integration;
    const bodies = ['u', 'dos', 'tres'].map((word) => ({
      ...leak,
      subject: `Comptador ${word}`,
      language: 'en' as const,
    }));
    for (const body of bodies) await tickets.create(body);
    const found = await tickets.list({ q: 'comptador', limit: 2 }).toArray({ limit: 9 });
    expect(found.map(({ subject }) => subject)).toEqual(['Comptador tres', 'Comptador dos']);
    const page = await tickets.list({ status: ['new', 'open'], limit: 2 });
    expect([page.data.length, page.hasMore]).toEqual([2, true]);
    expect((await page.nextPage())?.data[0]?.id).not.toBe(page.data[1]?.id);
  });

  test('the timeline and the feed tell the same', async () => {
    const { tickets, events } = house.integration;
    const { id } = await tickets.create(leak);
    await tickets.update(id, { priority: 'urgent' }, { ifMatch: 1 });
    const timeline = await tickets.events(id).toArray({ limit: 9 });
    expect(timeline.map(({ type, seq }) => [type, seq])).toEqual([
      ['ticket.opened', 1],
      ['ticket.changed', 2],
    ]);
    expect(timeline[1]?.changes).toEqual({ priority: { before: 'normal', after: 'urgent' } });
    await expect.poll(() => feedOf(events, id)).toEqual(timeline);
  });

  test('the feed live, and again from an event', async () => {
    const { tickets, events } = house.integration;
    const { id } = await tickets.create(leak);
    await expect.poll(() => feedOf(events, id)).toHaveLength(1);
    const before = (await events.list().toArray({ limit: 1000 })).at(-1);
    const stream = events.stream({ lastEventId: before?.id });
    const next = stream.next();
    await tickets.update(id, { priority: 'low' }, { ifMatch: 1 });
    expect((await next).value).toMatchObject({ event: 'ticket.changed', data: { ticketId: id, seq: 2 } });
    await stream.return();
    const again = events.stream({ lastEventId: before?.id });
    expect((await again.next()).value?.data).toMatchObject({ ticketId: id, seq: 2 });
    await again.return();
  });

  test('the tracker hears that its thread changed', async () => {
    const opened = await house.integration.tickets.create(leak);
    const feed = await house.integration.events.list().toArray({ limit: 1000 });
    const options = { token: linkOf(opened), lastEventId: feed.at(-1)?.id };
    const stream = house.page.tracking.events(opened.reference, options);
    const heard = stream.next();
    await house.integration.tickets.messages.add(opened.id, { body: 'Venim.', visibility: 'public' });
    expect((await heard).value).toMatchObject({ event: 'changed', data: {} });
    await stream.return();
  });

  test('refusals', async () => {
    const { integration, page } = house;
    const told = { status: 400, name: 'BadRequestError' };
    expect(await refusal(page.tickets.create({ subject: '', body: 'x' }))).toEqual({
      ...told,
      code: 'invalid_body',
      fields: ['/subject'],
    });
    expect(await refusal(page.tracking.status('123'))).toMatchObject({ ...told, code: 'invalid_reference' });
    expect(await refusal(page.tracking.status('000000000000'))).toMatchObject({ status: 404 });
    expect(await refusal(page.tickets.list())).toMatchObject({ status: 403, code: 'permission_denied' });
    expect(await refusal(page.tickets.get('tkt_0', { token: 'nonsense' }))).toMatchObject({
      name: 'AuthenticationError',
      code: 'credential_invalid',
    });
    expect(await refusal(integration.surveys.get())).toMatchObject({ status: 403 });
    const unknown = `tkt_${'0'.repeat(26)}`;
    expect(await refusal(integration.tickets.get(unknown))).toMatchObject({ name: 'NotFoundError' });
    expect(await refusal(integration.tickets.list({ cursor: 'x' }))).toMatchObject({
      code: 'invalid_cursor',
    });
    const { id } = await integration.tickets.create(leak);
    const change = integration.tickets.update(id, { status: 'lost' as 'new' }, { ifMatch: 1 });
    expect(await refusal(change)).toMatchObject({ ...told, fields: ['/status'] });
  });

  test('words in the language that is asked for', async () => {
    const ask = (language: string) =>
      house.page.tracking
        .status('123', { headers: { 'Accept-Language': language } })
        .catch((error: APIError) => error.message);
    const [ca, es, en] = await Promise.all(['ca', 'es-ES,en;q=0.5', 'en'].map(ask));
    expect(new Set([ca, es, en]).size).toBe(3);
  });

  test('a challenge', async () => {
    expect(await house.page.challenges.create()).toMatchObject({
      algorithm: 'SHA-256',
      salt: expect.stringContaining('expires='),
    });
  });
});

/** Events appear in the feed once no older transaction of the whole server is running: soon, not at once. */
async function feedOf(events: Sinia['events'], ticketId: string) {
  const feed = await events.list({ limit: 100 }).toArray({ limit: 1000 });
  return feed.filter((event) => event.ticketId === ticketId);
}
