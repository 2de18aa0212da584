import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClient } from './client.ts';
import { NotFoundError } from './errors.ts';
import { streamEvents } from './event-stream.ts';
import { parseEventStream, type RawEvent } from './parse-event-stream.ts';

async function parsed(...chunks: (string | Uint8Array)[]): Promise<RawEvent[]> {
  async function* bytes() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
  }
  const found: RawEvent[] = [];
  for await (const event of parseEventStream(bytes())) found.push(event);
  return found;
}

describe('the parser', () => {
  test('names, ids and data of several lines', async () => {
    expect(await parsed('id: 7\nevent: changed\ndata: a\ndata:  b\n\n', 'data: c\n\n')).toEqual([
      { event: 'changed', data: 'a\n b', id: '7' },
      { event: 'message', data: 'c', id: '7' },
    ]);
  });

  test('comments, unknown fields and half an event are dropped', async () => {
    expect(await parsed(': beat\nfoo: bar\ndata: x\n\ndata: half')).toEqual([
      { event: 'message', data: 'x', id: '' },
    ]);
  });

  test('any cut and any line ending gives the same events', async () => {
    const text = 'id: 1\ndata: Núria · 水 🚰\n\nevent: b\ndata: 2\nid: 2\n\n';
    const expected = await parsed(text);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(90), { maxLength: 6 }),
        async (ending, cuts) => {
          // A lone CR at the end of the stream waits for its LF: one more line closes the last event.
          const bytes = new TextEncoder().encode(`${text}:\n`.replaceAll('\n', ending));
          const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort(
            (a, b) => a - b,
          );
          const chunks = places.slice(1).map((end, index) => bytes.slice(places[index], end));
          expect(await parsed(...chunks)).toEqual(expected);
        },
      ),
    );
  });
});

type Connection = string | Response | Error;

/** Each connection gives its text and ends. */
function feed(...connections: Connection[]) {
  const resumed: (string | null)[] = [];
  const fetch = (async (_url: string, init: RequestInit) => {
    resumed.push(new Headers(init.headers).get('last-event-id'));
    const next = connections.shift();
    if (next instanceof Error) throw next;
    if (next instanceof Response) return next;
    if (next === undefined) return new Response(new ReadableStream());
    return new Response(next);
  }) as typeof globalThis.fetch;
  return { resumed, client: createClient({ baseUrl: 'https://desk.example', fetch }) };
}

/** Waits while the clock runs. */
async function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  let waiting = true;
  const done = promise.finally(() => {
    waiting = false;
  });
  done.catch(() => undefined);
  while (waiting) await vi.advanceTimersByTimeAsync(1000);
  return done;
}

/** The first events of a stream. */
async function take(count: number, stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const event of stream) if (found.push(event) >= count) break;
  return found;
}

describe('a stream', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('goes on after the last event when the connection is lost', async () => {
    const { client, resumed } = feed('id: 1\ndata: 1\n\n', new TypeError('failed'), 'id: 2\ndata: 2\n\n');
    expect(await inTime(take(2, streamEvents(client, '/events', { lastEventId: '0' })))).toEqual([
      { id: '1', event: 'message', data: 1 },
      { id: '2', event: 'message', data: 2 },
    ]);
    expect(resumed).toEqual(['0', '1', '1']);
  });

  test('an event without data moves the position only', async () => {
    const { client, resumed } = feed('event: ready\nid: 5\ndata: \n\n', 'data: {}\n\n');
    const events = await inTime(take(1, streamEvents(client, '/events')));
    expect(events).toEqual([{ id: '5', event: 'message', data: {} }]);
    expect(resumed).toEqual([null, '5']);
  });

  test('a refusal ends it with the error', async () => {
    const { client } = feed(Response.json({ code: 'not_found' }, { status: 404 }));
    await expect(streamEvents(client, '/events').next()).rejects.toBeInstanceOf(NotFoundError);
  });

  test('a server in trouble is asked again', async () => {
    const { client, resumed } = feed(new Response('', { status: 503 }), 'data: 1\n\n');
    expect(await inTime(take(1, streamEvents(client, '/events')))).toMatchObject([{ data: 1 }]);
    expect(resumed).toHaveLength(2);
  });

  test('a silent line is given up after a minute', async () => {
    const silent = new Response(new ReadableStream());
    const { client, resumed } = feed(silent, 'data: 1\n\n');
    const began = Date.now();
    expect(await inTime(take(1, streamEvents(client, '/events')))).toMatchObject([{ data: 1 }]);
    expect(resumed).toHaveLength(2);
    expect(Date.now() - began).toBeGreaterThanOrEqual(60_000);
  });

  test('the signal ends the loop quietly', async () => {
    const { client } = feed('data: 1\n\n');
    const controller = new AbortController();
    const all = take(9, streamEvents(client, '/events', { signal: controller.signal }));
    setTimeout(() => controller.abort(), 30_000);
    expect(await inTime(all)).toMatchObject([{ data: 1 }]);
  });
});
