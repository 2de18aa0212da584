import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ClientOptions, createClient } from './client.ts';
import {
  AbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  PreconditionFailedError,
  RateLimitError,
  ServerError,
  SiniaError,
  TimeoutError,
  UnprocessableEntityError,
} from './errors.ts';

type Answer = Response | Error | 'silence';

/** A fetch that gives the answers in turn and keeps what was asked. */
function scripted(...answers: Answer[]) {
  const calls: Request[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    calls.push(new Request(url, init));
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    if (answer === 'silence') {
      return new Promise((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError'))),
      );
    }
    return answer ?? Response.json({ fine: true });
  }) as typeof globalThis.fetch;
  return { calls, fetch };
}

const refused = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json(
    { type: `/docs/problems#${code}`, title: code, status, detail: 'No.', code, requestId: 'req_1' },
    { status, headers },
  );

function setUp(answers: Answer[], options: Partial<ClientOptions> = {}) {
  const { calls, fetch } = scripted(...answers);
  return { calls, client: createClient({ baseUrl: 'https://desk.example/', fetch, ...options }) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets every pause pass. */
async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  return promise;
}

describe('what is sent', () => {
  test('address, query, language and credentials, without cookies', async () => {
    const { calls, client } = setUp([], { publishableKey: 'pk_1', token: async () => 'jwt', locale: 'es' });
    await client.request('GET', '/tickets', { query: { status: ['new', 'open'], limit: 2, q: undefined } });
    const [call] = calls;
    expect(call!.url).toBe('https://desk.example/v1/tickets?status=new%2Copen&limit=2');
    expect(Object.fromEntries(call!.headers)).toMatchObject({
      authorization: 'Bearer jwt',
      'sinia-site': 'pk_1',
      'accept-language': 'es',
    });
    expect(call!.credentials).toBe('omit');
    expect(call!.headers.has('idempotency-key')).toBe(false);
  });

  test('a token that is not there leaves the key alone', async () => {
    const { calls, client } = setUp([], { publishableKey: 'pk_1', token: () => null });
    await client.request('GET', '/tickets');
    expect(calls[0]!.headers.get('authorization')).toBe('Bearer pk_1');
    expect(calls[0]!.headers.has('sinia-site')).toBe(false);
  });

  test('a call may have its own token', async () => {
    const { calls, client } = setUp([], { token: 'mine' });
    await client.request('GET', '/surveys', { token: 'survey' });
    expect(calls[0]!.headers.get('authorization')).toBe('Bearer survey');
  });

  test('the response comes with the data on demand', async () => {
    const { client } = setUp([Response.json({ version: 3 }, { headers: { ETag: '"3"' } })]);
    const { data, response } = await client.request<{ version: number }>('GET', '/tickets/a').withResponse();
    expect([data.version, response.headers.get('ETag')]).toEqual([3, '"3"']);
  });
});

describe('secret keys', () => {
  test('are refused in a browser', () => {
    vi.stubGlobal('document', {});
    expect(() => setUp([], { secretKey: 'sk_1' })).toThrow(/browser/);
  });

  test('are sent from a server', async () => {
    const { calls, client } = setUp([], { secretKey: 'sk_1' });
    await client.request('GET', '/tickets');
    expect(calls[0]!.headers.get('authorization')).toBe('Bearer sk_1');
  });
});

describe('errors', () => {
  test.each([
    [400, BadRequestError],
    [401, AuthenticationError],
    [403, PermissionDeniedError],
    [404, NotFoundError],
    [409, ConflictError],
    [412, PreconditionFailedError],
    [413, PayloadTooLargeError],
    [422, UnprocessableEntityError],
    [429, RateLimitError],
    [503, ServerError],
  ])('%i', async (status, type) => {
    const { client } = setUp([refused(status, 'some_code')], { maxRetries: 0 });
    const error = await client.request('GET', '/x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({
      status,
      code: 'some_code',
      requestId: 'req_1',
      message: 'No.',
      name: type.name,
    });
    expect(type.isInstance(error) && SiniaError.isInstance(error) && !TimeoutError.isInstance(error)).toBe(
      true,
    );
  });

  test('isInstance knows the error of another copy of the package', async () => {
    vi.resetModules();
    const copy = await import('./errors.ts');
    const foreign = new copy.NotFoundError(404, new Headers());
    expect(foreign).not.toBeInstanceOf(NotFoundError);
    expect(NotFoundError.isInstance(foreign)).toBe(true);
    expect(SiniaError.isInstance(foreign)).toBe(true);
    expect(ConflictError.isInstance(foreign)).toBe(false);
    for (const other of [null, undefined, 7, {}, new Error('x'), Object.create(null)]) {
      expect(SiniaError.isInstance(other)).toBe(false);
    }
  });

  test("a proxy's page is an error without a problem", async () => {
    const { client } = setUp([new Response('<h1>Bad gateway</h1>', { status: 502 })], { maxRetries: 0 });
    const error = client.request('GET', '/x');
    await expect(error).rejects.toMatchObject({
      status: 502,
      problem: undefined,
      code: undefined,
      fieldErrors: [],
    });
  });

  test('fields', async () => {
    const errors = [{ pointer: '/subject', code: 'missing', detail: 'Falta.' }];
    const { client } = setUp([Response.json({ code: 'invalid_body', errors }, { status: 400 })]);
    await expect(client.request('POST', '/tickets')).rejects.toMatchObject({ fieldErrors: errors });
  });
});

describe('retries', () => {
  const again = [
    ['no connection', new TypeError('failed')],
    ['408', refused(408, 'timeout')],
    ['429', refused(429, 'rate_limited')],
    ['500', refused(500, 'internal')],
    ['a twin in progress', refused(409, 'idempotency_in_progress')],
  ] as const;

  test.each(again)('%s is tried again with the same key', async (_, answer) => {
    const { calls, client } = setUp([answer]);
    await expect(settled(client.request('POST', '/tickets', { body: {} }))).resolves.toEqual({ fine: true });
    const keys = calls.map((call) => call.headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  test.each([400, 401, 403, 404, 409, 412, 413, 422])('%i is final', async (status) => {
    const { calls, client } = setUp([refused(status, 'final')]);
    await expect(settled(client.request('POST', '/x'))).rejects.toMatchObject({ status });
    expect(calls).toHaveLength(1);
  });

  test('two further tries, then the error', async () => {
    const failure = () => new TypeError('failed');
    const { calls, client } = setUp([failure(), failure(), failure()]);
    await expect(settled(client.request('GET', '/x'))).rejects.toBeInstanceOf(ConnectionError);
    expect(calls).toHaveLength(3);
  });

  test('Retry-After comes before our own pause', async () => {
    const { calls, client } = setUp([refused(429, 'rate_limited', { 'Retry-After': '20' })]);
    const answer = client.request('GET', '/x');
    await vi.advanceTimersByTimeAsync(19_900);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    await answer;
  });

  test('Retry-After as a date', async () => {
    const date = new Date(Date.now() + 5000).toUTCString();
    const { client } = setUp([refused(503, 'unavailable', { 'Retry-After': date })], { maxRetries: 0 });
    const error = (await client.request('GET', '/x').catch((thrown: unknown) => thrown)) as ServerError;
    expect(error.retryAfter).toBeGreaterThan(3);
    expect(error.retryAfter).toBeLessThanOrEqual(5);
  });

  test('an hour is not waited for', async () => {
    const { calls, client } = setUp([refused(429, 'rate_limited', { 'Retry-After': '3600' })]);
    await expect(settled(client.request('GET', '/x'))).rejects.toMatchObject({ retryAfter: 3600 });
    expect(calls).toHaveLength(1);
  });

  test('the pause never passes 8 s', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const failures = Array.from({ length: 9 }, () => new TypeError('failed'));
    const { calls, client } = setUp(failures, { maxRetries: 9 });
    const began = Date.now();
    await settled(client.request('GET', '/x'));
    expect(calls).toHaveLength(10);
    expect(Date.now() - began).toBe(1000 + 2000 + 4000 + 6 * 8000);
  });
});

describe('time and abort', () => {
  test('no answer in time', async () => {
    const { client } = setUp(['silence'], { timeout: 100, maxRetries: 0 });
    await expect(settled(client.request('GET', '/x'))).rejects.toBeInstanceOf(TimeoutError);
  });

  test('a body that never ends counts too', async () => {
    const fetch = (async (_: string, { signal }: RequestInit) =>
      new Response(
        new ReadableStream({
          start(controller) {
            signal?.addEventListener('abort', () => controller.error(signal.reason));
          },
        }),
      )) as typeof globalThis.fetch;
    const client = createClient({ baseUrl: '', fetch, timeout: 100, maxRetries: 0 });
    await expect(settled(client.request('GET', '/x'))).rejects.toBeInstanceOf(TimeoutError);
  });

  test("the caller's signal ends a request, and a pause", async () => {
    for (const answers of [['silence'], [new TypeError('failed')]] as Answer[][]) {
      const { calls, client } = setUp(answers);
      const controller = new AbortController();
      const answer = client.request('GET', '/x', { signal: controller.signal });
      answer.catch(() => undefined);
      await vi.advanceTimersByTimeAsync(0);
      controller.abort();
      await expect(answer).rejects.toBeInstanceOf(AbortError);
      expect(calls).toHaveLength(1);
    }
  });
});
