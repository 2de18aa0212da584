import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SPECIMENS } from '../../testing/specimens.ts';
import type { ChannelEvent } from './channel-event.ts';
import type { Webhook } from './written-channel.ts';

/** Lists whose members are told of one by one, whatever their number and order. */
const ITEMS: ReadonlySet<string> = new Set([
  ...['entry', 'changes', 'messaging', 'standby', 'messages', 'statuses', 'errors', 'message_echoes'],
  ...['user_id_update', 'direct_message_events', 'direct_message_mark_read_events'],
]);
const BAD: readonly unknown[] = [null, 7, 'x', [], {}, { id: 7 }, { type: 'message' }];

function samplesOf(channel: string): [string, Buffer][] {
  const folder = new URL(`../${channel}/samples/`, import.meta.url);
  return readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder))]);
}

const post = (body: Uint8Array, headers: Record<string, string> = {}): Webhook => ({
  ...{ method: 'POST', query: {}, headers, body },
});

/** The same JSON with each list of it changed; a list's own name says what it holds. */
function withLists(value: unknown, change: (name: string, list: unknown[]) => unknown[], name = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return change(
      name,
      value.map((one) => withLists(one, change)),
    );
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withLists(inner, change, key)]),
  );
}

const names = (events: readonly ChannelEvent[]) => events.map(({ kind, id }) => `${kind} ${id}`).sort();
const messageIds = (events: readonly ChannelEvent[]) =>
  events.flatMap(({ kind, id }) => (kind === 'message' || kind === 'echo' ? [id] : [])).sort();

describe.each(SPECIMENS)('$name, as documented', ({ channel: name, connect, sign, coversBody }) => {
  const channel = connect(['secret']);
  const kindOf = async (given: Webhook, to = channel) => (await to.verify(given)).kind;

  describe.each(samplesOf(name))('%s', (_name, bytes) => {
    const text = bytes.toString();
    const json: unknown = JSON.parse(text);
    const parse = (value: unknown) => channel.parse(post(Buffer.from(JSON.stringify(value))));

    test('byte for byte: taken as it was signed, and nothing of it is unreadable', async () => {
      expect(await kindOf(post(bytes, await sign(text, 'secret')))).toBe('events');
      const events = await channel.parse(post(bytes));
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) expect(event).not.toMatchObject({ kind: 'ignored', what: 'unreadable' });
    });

    test('unsigned, wrongly signed, cut and with a byte more', async () => {
      const headers = await sign(text, 'secret');
      expect(await kindOf(post(bytes))).toBe('refused');
      expect(await kindOf(post(bytes, await sign(text, 'another')))).toBe('refused');
      if (!coversBody) return;
      expect(await kindOf(post(bytes.subarray(1), headers))).toBe('refused');
      expect(await kindOf(post(Buffer.concat([bytes, Buffer.from(' ')]), headers))).toBe('refused');
    });

    test('re-serialised: the same JSON in other bytes was not signed', async () => {
      const other = Buffer.from(JSON.stringify(json));
      expect(other.equals(bytes)).toBe(false);
      if (coversBody) expect(await kindOf(post(other, await sign(text, 'secret')))).toBe('refused');
    });

    test('with a rotated secret', async () => {
      const headers = await sign(text, 'secret');
      expect(await kindOf(post(bytes, headers), connect(['new', 'secret']))).toBe('events');
      expect(await kindOf(post(bytes, headers), connect(['new']))).toBe('refused');
    });

    test('duplicated: the same events', async () => {
      expect(names(await channel.parse(post(bytes)))).toEqual(names(await channel.parse(post(bytes))));
    });

    test('reordered: the same events', async () => {
      const turned = withLists(json, (list, all) => (ITEMS.has(list) ? all.toReversed() : all));
      expect(names(await parse(turned))).toEqual(names(await channel.parse(post(bytes))));
    });

    test('batched with a bad sibling, in whatever list: every event is there all the same', async () => {
      const among = withLists(json, (list, all) => (ITEMS.has(list) ? [...BAD, ...all, ...BAD] : all));
      const whole = names(await channel.parse(post(bytes)));
      expect(names(await parse(among))).toEqual(expect.arrayContaining(whole));
      const within = withLists(json, (_list, all) => [...BAD, ...all, ...BAD]);
      expect(messageIds(await parse(within))).toEqual(
        expect.arrayContaining(messageIds(await channel.parse(post(bytes)))),
      );
    });
  });
});
