import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SPECIMENS, type Specimen } from '../../testing/specimens.ts';
import { CAPABILITIES } from '../capabilities.ts';
import { SEND_CODES } from '../send-codes.ts';
import type { ChannelEvent } from './channel-event.ts';
import { measureText } from './split-text.ts';
import type { OutgoingWritten, Webhook, WrittenChannel } from './written-channel.ts';

const post = (body: string, headers: Record<string, string> = {}): Webhook => ({
  ...{ method: 'POST', query: {}, headers, body: Buffer.from(body) },
});
const TEXT = 'No surt aigua, ¿poden venir? 💧';

describe.each(SPECIMENS)('$name', (specimen) => {
  const { connect, sign, body, message, unknown } = specimen;
  const channel = connect(['secret']);
  const verdict = async (given: Webhook, to: WrittenChannel = channel) => (await to.verify(given)).kind;
  const parse = (items: readonly unknown[]) => channel.parse(post(body(items)));

  describe('verify', () => {
    const whole = body([message('m1', TEXT)]);

    test('valid: it is taken and answered with 200', async () => {
      const answered = await channel.verify(post(whole, await sign(whole, 'secret')));
      expect(answered).toMatchObject({ kind: 'events', answer: { status: 200 } });
    });

    test('unsigned', async () => {
      expect(await channel.verify(post(whole))).toMatchObject({ kind: 'refused', status: 401 });
    });

    test('wrongly signed', async () => {
      expect(await verdict(post(whole, await sign(whole, 'another')))).toBe('refused');
      const headers = await sign(whole, 'secret');
      const bent = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, value.slice(0, -2)]),
      );
      expect(await verdict(post(whole, bent))).toBe('refused');
    });

    if (specimen.coversBody)
      test('re-serialised: the same JSON in other bytes is not what was signed', async () => {
        const other = JSON.stringify(JSON.parse(whole), null, 1);
        expect(await verdict(post(other, await sign(whole, 'secret')))).toBe('refused');
      });

    test('a rotated secret: the old one and the new one are good until the old one is taken away', async () => {
      const during = connect(['new', 'secret']);
      for (const secret of ['new', 'secret'])
        expect(await verdict(post(whole, await sign(whole, secret)), during)).toBe('events');
      expect(await verdict(post(whole, await sign(whole, 'secret')), connect(['new']))).toBe('refused');
    });

    test('no secret is no permission', async () => {
      const none = connect([]);
      for (const secret of ['', 'secret'])
        expect(await verdict(post(whole, await sign(whole, secret)), none)).toBe('refused');
    });
  });

  describe('parse', () => {
    test('a message, word for word, of our account', async () => {
      expect(await parse([message('m1', TEXT)])).toMatchObject([
        { kind: 'message', content: { text: TEXT }, account: '1100' },
      ]);
    });

    test('a duplicate is the same event', async () => {
      expect(await parse([message('m1', TEXT)])).toEqual(await parse([message('m1', TEXT)]));
    });

    if (specimen.several)
      test('a bad sibling harms nobody, wherever it stands', async () => {
        for (const bad of [null, 7, [], {}, 'x', { message: 1 }, { message_create: {} }, { type: 'text' }]) {
          const events = await parse([bad, message('m1', TEXT), bad, message('m2', TEXT)]);
          expect(messages(events).map(({ content }) => content.text)).toEqual([TEXT, TEXT]);
          expect(events.filter(({ kind }) => kind === 'ignored').length).toBeGreaterThan(0);
        }
      });

    test('what nobody has heard of is told, not thrown', async () => {
      const [event] = await parse([unknown]);
      expect(['message', 'ignored']).toContain(event?.kind);
    });

    test('whatever is missing, nothing is thrown and every event is whole', async () => {
      const whole = JSON.parse(body([message('m1', TEXT)]));
      for (const path of pathsOf(whole)) {
        for (const hole of [undefined, null, 7, '', [], {}]) {
          const bytes = JSON.stringify(withHole(whole, path, hole)) ?? '';
          for (const event of await channel.parse(post(bytes))) expectWhole(event);
        }
      }
    });

    test('words that cannot be read: a customer wrote a message all the same, and it says so', async () => {
      for (const hole of [undefined, null, 7, [], {}]) {
        const [event] = await parse([withHole(message('m1', TEXT), specimen.words, hole)]);
        expect(event).toMatchObject({
          ...{ kind: 'message', account: '1100' },
          content: { text: '', extras: [{ kind: 'unsupported' }] },
        });
      }
    });

    test('bytes that are no JSON', async () => {
      for (const bytes of ['', '{', '[]', 'null', '\u0000', '"a"']) {
        const events = await channel.parse(post(bytes));
        expect(events.map(({ kind }) => kind)).toEqual(['ignored']);
      }
    });
  });

  describe('render', () => {
    const { textLimit } = CAPABILITIES[specimen.channel];
    const files = (sizes: readonly number[]) =>
      sizes.map((size, index) => ({
        ...{ fileName: `f${index}.png`, mediaType: 'image/png', size, read: async () => new Uint8Array() },
      }));

    test('every part fits, bears a mark of its own, and no word is lost', async () => {
      const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
      const words = fc.array(word, { maxLength: 60 }).map((all) => all.join(' ').repeat(8));
      await fc.assert(
        fc.asyncProperty(words, fc.array(fc.nat(9_000_000), { maxLength: 3 }), async (text, sizes) => {
          const parts = await channel.render(outgoing(specimen, { text, files: files(sizes) }));
          for (const part of parts)
            expect(measureText(part.text ?? '', textLimit)).toBeLessThanOrEqual(textLimit.length);
          expect(new Set(parts.map(({ correlation }) => correlation)).size).toBe(parts.length);
          const bare = (all: string) => all.replace(/\s/g, '');
          expect(bare(parts.map((part) => part.text ?? '').join(''))).toBe(bare(text));
          const carried = parts.filter(({ upload }) => upload !== null).length;
          expect(carried).toBe(CAPABILITIES[specimen.channel].attachmentBytes > 0 ? sizes.length : 0);
        }),
        { numRuns: 25 },
      );
    });

    test('5,000 emoji', async () => {
      const parts = await channel.render(outgoing(specimen, { text: '💧'.repeat(5_000) }));
      expect(parts.map(({ text }) => text).join('')).toBe('💧'.repeat(5_000));
    });
  });

  describe('send', () => {
    const answers: [string, () => Promise<Response>][] = [
      ['200 without an id', async () => Response.json({})],
      ['200 and a page', async () => new Response('<html>', { status: 200 })],
      ['401', async () => Response.json({}, { status: 401 })],
      ['429', async () => Response.json({}, { status: 429 })],
      ['500 and a page', async () => new Response('<html>', { status: 500 })],
      ['an error of the Graph API', async () => Response.json({ error: { code: 190 } }, { status: 400 })],
      ['a lost connection', async () => Promise.reject(new TypeError('fetch failed'))],
    ];

    test.each(answers)('%s: it is one of the outcomes, and never thrown', async (_name, answer) => {
      const to = connect(['secret'], answer);
      for (const out of [outgoing(specimen, {}), outgoing(specimen, { text: '', files: [FILE] })]) {
        for (const part of await to.render(out)) {
          const outcome = await to.send(part, out);
          if (outcome.status !== 'sent') expect(Object.keys(SEND_CODES)).toContain(outcome.code);
        }
      }
    });

    test('a lost answer is unknown; a connection that was never made is not', async () => {
      const out = outgoing(specimen, {});
      const failing = (error: Error) => connect(['secret'], async () => Promise.reject(error));
      const refused = new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      const [part] = await channel.render(out);
      expect(await failing(new TypeError('terminated')).send(part!, out)).toMatchObject({
        status: 'unknown',
      });
      expect(await failing(refused).send(part!, out)).toMatchObject({
        status: 'deferred',
        code: 'connection',
      });
    });
  });
});

test.each(Object.entries(CAPABILITIES))(
  '%s: capabilities that do not contradict each other',
  (_name, own) => {
    const { answerWindowHours: usual, humanWindowHours: human, templates, attachmentBytes } = own;
    if (human !== null) expect(human).toBeGreaterThan(usual ?? Number.POSITIVE_INFINITY);
    if (templates) expect(usual).not.toBeNull();
    const limits = 'mediaBytes' in own ? Object.values(own.mediaBytes) : [];
    for (const limit of limits) expect(limit).toBeLessThanOrEqual(attachmentBytes);
    expect(own.textLimit?.length ?? 1).toBeGreaterThan(0);
  },
);

const FILE = {
  ...{ fileName: 'f.png', mediaType: 'image/png', size: 3, read: async () => new Uint8Array([1, 2, 3]) },
};

function outgoing({ to }: Specimen, over: Partial<OutgoingWritten>): OutgoingWritten {
  return {
    ...{ id: 'dlv_1', to, text: 'Ja hi anem.', files: [] },
    ...{ template: null, humanAgent: false, replyTo: null },
    ...over,
  };
}

const messages = (events: readonly ChannelEvent[]) =>
  events.filter((event): event is ChannelEvent & { kind: 'message' } => event.kind === 'message');

function expectWhole({ id, order, at, account }: ChannelEvent): void {
  expect([typeof id, typeof order, typeof account]).toEqual(['string', 'string', 'string']);
  expect(id).not.toBe('');
  expect(order).not.toBe('');
  expect(Number.isNaN(Date.parse(at))).toBe(false);
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function withHole(value: unknown, [key, ...rest]: Path, hole: unknown): unknown {
  if (key === undefined) return hole;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as object) };
  (copy as Record<string | number, unknown>)[key] = withHole(
    (value as Record<string | number, unknown>)[key],
    rest,
    hole,
  );
  return copy;
}
