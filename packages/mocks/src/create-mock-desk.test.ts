import { HttpResponse, http } from 'msw/http';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMockDesk, type MockDesk } from './create-mock-desk.ts';
import { fixtures } from './index.ts';

const baseUrl = 'https://desk.example';
const server = setupServer();
let desk: MockDesk;

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  desk = createMockDesk({ baseUrl });
  server.resetHandlers(...desk.handlers);
});
afterAll(() => server.close());

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${baseUrl}/v1${path}`, {
    method,
    headers: {
      Authorization: 'Bearer sk_test',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the tests read answers of many shapes
  return { status: response.status, headers: response.headers, body: (await response.json()) as any };
}

const leak = fixtures.ca[0];

describe('the lifecycle is the real one', () => {
  test('open, answer, solve, reopen by the customer, never back to new', async () => {
    const { body: opened } = await ask('POST', '/tickets', leak);
    const at = `/tickets/${opened.id}`;
    expect(opened).toMatchObject({ status: 'new', publicStatus: 'open' });
    await ask('POST', `${at}/messages`, { body: 'Hi anem.', visibility: 'public' });
    expect((await ask('GET', at)).body).toMatchObject({
      status: 'open',
      publicStatus: 'in_progress',
      version: 2,
    });
    const solved = await ask('PATCH', at, { status: 'solved' }, { 'If-Match': '"2"' });
    expect([solved.status, solved.headers.get('ETag')]).toEqual([200, '"3"']);
    const Authorization = `Bearer ${desk.token('tracking', opened.reference)}`;
    const reply = await ask(
      'POST',
      `/tracking/${opened.reference}/messages`,
      { body: 'Torna a sortir.' },
      { Authorization },
    );
    expect(reply.body).toMatchObject({ author: 'customer', authorName: 'Núria Puig' });
    expect((await ask('GET', at)).body.status).toBe('open');
    const back = await ask('PATCH', at, { status: 'new' }, { 'If-Match': '"4"' });
    expect([back.status, back.body.code]).toEqual([409, 'status_never_back_to_new']);
    const kinds = desk.notices.map(({ kind }) => kind);
    expect(kinds).toEqual(['receipt', 'reply', 'resolved', 'survey', 'reopened']);
  });

  test('a closed ticket takes notes only', async () => {
    const [opened] = desk.seed([leak]);
    const at = `/tickets/${opened?.id}`;
    await ask('PATCH', at, { status: 'solved' }, { 'If-Match': '"1"' });
    await ask('PATCH', at, { status: 'closed' }, { 'If-Match': '"2"' });
    const reply = await ask('POST', `${at}/messages`, { body: 'a', visibility: 'public' });
    expect(reply.body.code).toBe('message_on_closed_ticket');
    const note = await ask('POST', `${at}/messages`, { body: 'a', visibility: 'internal' });
    expect(note.status).toBe(201);
  });
});

describe('versions and repetitions', () => {
  test('If-Match is missing, stale or nonsense', async () => {
    const [opened] = desk.seed([leak]);
    const change = (headers?: Record<string, string>) =>
      ask('PATCH', `/tickets/${opened?.id}`, { priority: 'high' }, headers);
    expect((await change()).status).toBe(428);
    expect((await change({ 'If-Match': '"7"' })).status).toBe(412);
    expect((await change({ 'If-Match': 'W/x' })).status).toBe(412);
    expect((await change({ 'If-Match': '"1"' })).body).toMatchObject({ priority: 'high', version: 2 });
  });

  test('one key, one ticket; another body is refused; another caller is another key', async () => {
    const open = (body: unknown, more = {}) =>
      ask('POST', '/tickets', body, { 'Idempotency-Key': 'k', ...more });
    const first = await open(leak);
    expect((await open(leak)).body).toEqual(first.body);
    expect(desk.state.tickets.size).toBe(1);
    const other = await open({ ...leak, subject: 'Una altra' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_body_differs']);
    await open(leak, { Authorization: 'Bearer pk_test' });
    expect(desk.state.tickets.size).toBe(2);
  });
});

describe('problems', () => {
  test.each([
    ['no credential', 'GET', '/tickets', undefined, { Authorization: '' }, 401, 'credential_invalid'],
    [
      'a page may not list',
      'GET',
      '/tickets',
      undefined,
      { Authorization: 'Bearer pk_x' },
      403,
      'permission_denied',
    ],
    ['unknown ticket', 'GET', '/tickets/tkt_x', undefined, {}, 404, 'not_found'],
    ['malformed key', 'GET', '/tracking/123', undefined, {}, 400, 'invalid_reference'],
    ['unknown key', 'GET', '/tracking/000000000000', undefined, {}, 404, 'not_found'],
    ['limit', 'GET', '/tickets?limit=101', undefined, {}, 400, 'invalid_query'],
    ['cursor', 'GET', '/tickets?cursor=!', undefined, {}, 400, 'invalid_cursor'],
    [
      'unknown upload',
      'POST',
      '/tickets',
      { ...leak, attachmentIds: [`att_${'0'.repeat(26)}`] },
      {},
      400,
      'attachment_unknown',
    ],
    ['no JSON', 'POST', '/tickets', leak, { 'Content-Type': 'text/plain' }, 415, 'content_type_unsupported'],
  ])('%s', async (_, method, path, body, headers, status, code) => {
    const answer = await ask(method, path, body, headers);
    expect(answer).toMatchObject({ status, body: { status, code, type: `/docs/problems#${code}` } });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(answer.headers.get('X-Request-Id')).toBe(answer.body.requestId);
  });

  test('what is wrong with which field, in the language of the caller', async () => {
    const { body } = await ask(
      'POST',
      '/tickets',
      { body: 'x', colour: 1 },
      { 'Accept-Language': 'es-ES, ca;q=0.5' },
    );
    expect(body.detail).toBe('Hay datos que debe revisar.');
    expect(body.errors).toMatchObject([
      { pointer: '/subject', code: 'missing' },
      { pointer: '/colour', code: 'unrecognized_keys' },
    ]);
  });
});

describe('what a customer may see', () => {
  test('with the key: no personal data; asking for a link tells nothing', async () => {
    const [opened] = desk.seed([leak]);
    const status = await ask('GET', `/tracking/${opened?.reference}`, undefined, {
      Authorization: 'Bearer pk_x',
    });
    expect(Object.keys(status.body)).not.toContain('subject');
    const before = desk.notices.length;
    for (const email of ['NURIA.PUIG@example.cat', 'somebody@example.cat']) {
      const answer = await ask('POST', `/tracking/${opened?.reference}/access`, { email });
      expect([answer.status, answer.body]).toEqual([202, { accepted: true }]);
    }
    expect(desk.notices.slice(before)).toMatchObject([{ kind: 'access_link', to: 'nuria.puig@example.cat' }]);
  });

  test('a link opens its own thread, without notes, and no other', async () => {
    const [mine, other] = desk.seed([leak, fixtures.es[0]]);
    await ask('POST', `/tickets/${mine?.id}/messages`, { body: 'Intern', visibility: 'internal' });
    const Authorization = `Bearer ${desk.token('tracking', mine?.reference ?? '')}`;
    const thread = await ask('GET', `/tracking/${mine?.reference}/ticket`, undefined, { Authorization });
    expect(thread.body.messages).toHaveLength(1);
    const foreign = await ask('GET', `/tracking/${other?.reference}/ticket`, undefined, { Authorization });
    expect(foreign.status).toBe(404);
  });

  test('a survey exists from the resolution on, for one answer', async () => {
    const [opened] = desk.seed([leak]);
    const Authorization = `Bearer ${desk.token('survey', opened?.reference ?? '')}`;
    const rate = () => ask('POST', '/surveys', { rating: 4 }, { Authorization });
    expect((await rate()).status).toBe(404);
    await ask('PATCH', `/tickets/${opened?.id}`, { status: 'solved' }, { 'If-Match': '"1"' });
    expect((await rate()).status).toBe(201);
    expect((await rate()).body.code).toBe('survey_already_answered');
    expect((await ask('GET', `/tickets/${opened?.id}`)).body.rating).toBe(4);
  });
});

test('handlers of a test may stand before those of the desk', async () => {
  server.use(http.get(`${baseUrl}/v1/tickets`, () => HttpResponse.json({ mine: true })));
  expect((await ask('GET', '/tickets')).body).toEqual({ mine: true });
});

test('the fixtures keep the contract', () => {
  expect(desk.seed([...fixtures.ca, ...fixtures.es])).toHaveLength(6);
});
