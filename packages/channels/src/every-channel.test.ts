import { ca } from '@sinia/i18n/written/ca';
import { en } from '@sinia/i18n/written/en';
import { es } from '@sinia/i18n/written/es';
import { afterAll, describe, expect, test } from 'vitest';
import { EVERY_CHANNEL, type KeptChannel, TROUBLES, WAIT_MS } from '../testing/every-channel.ts';
import { CAPABILITIES, type CapableChannel } from './capabilities.ts';
import type { ChannelCapabilities } from './port.ts';
import { SEND_CODES, type SendCode } from './send-codes.ts';

const TEXT = 'No surt aigua, ¿poden venir? 💧';

type Receives = NonNullable<KeptChannel['receives']>;
type Sends = NonNullable<KeptChannel['sends']>;

afterAll(() => Promise.all(EVERY_CHANNEL.map(({ close }) => close?.())));

test('every channel of the table is here', () => {
  expect(new Set(EVERY_CHANNEL.map(({ channel }) => channel))).toEqual(new Set(Object.keys(CAPABILITIES)));
});

describe.each(EVERY_CHANNEL)('$name', ({ channel, capabilities, receives, sends }) => {
  test('what it carries stands in the table, and says which way it goes', () => {
    expect(capabilities).toBe(CAPABILITIES[channel]);
    expect([capabilities.inbound, capabilities.outbound]).toEqual([receives !== null, sends !== null]);
  });

  if (receives) comesIn(receives, capabilities);
  if (sends) goesOut(sends, capabilities, channel);
});

function comesIn({ words, trusts, garbage }: Receives, { textLimit }: ChannelCapabilities): void {
  test('words come in as they were written', async () => {
    expect(await words(TEXT)).toBe(TEXT);
  });

  test('garbage is told, not thrown', async () => {
    await expect(garbage()).resolves.toBeDefined();
  });

  if (trusts)
    test('what is genuine is told from what is not', async () => {
      expect([await trusts(true), await trusts(false)]).toEqual([true, false]);
    });
  else
    test('the limit of the table is the one that the door keeps', async () => {
      const length = textLimit?.length ?? 0;
      expect(await words('a'.repeat(length))).toHaveLength(length);
      expect(await words('a'.repeat(length + 1))).toBeNull();
    });
}

function goesOut(sends: Sends, { textLimit }: ChannelCapabilities, channel: CapableChannel): void {
  test('words leave as they were written', async () => {
    expect(await sends.texts(TEXT)).toEqual([TEXT]);
    expect(await sends.outcome('none')).toMatchObject({ status: 'sent' });
  });

  if (sends.direct) return;

  test.each(TROUBLES)('%s: it waits, and says for what', async (trouble) => {
    const outcome = await sends.outcome(trouble);
    expect(outcome).toMatchObject({ status: 'deferred', reason: expect.stringMatching(/./) });
    if (channel !== 'email') expect(outcome).toMatchObject({ code: WAITS_FOR[trouble] });
  });

  if (channel !== 'email')
    test('as long as the provider asks', async () => {
      const { retryAfterMs } = (await sends.outcome('throttled')) as { retryAfterMs?: number };
      expect(retryAfterMs).toBe(WAIT_MS);
    });

  test('a lost answer is unknown, unless asking again cannot do it twice', async () => {
    const { status } = await sends.outcome('lost');
    expect(status).toBe(sends.repeatable ? 'deferred' : 'unknown');
  });

  if (textLimit)
    test('a text that is too long leaves in several, or not at all and in words', async () => {
      const long = 'aigua '.repeat(textLimit.length / 2).trim();
      const parts = await sends.texts(long);
      if (parts.length > 1) expect(parts.join(' ').replace(/\s+/g, ' ')).toBe(long);
      else expect(await sends.outcome('none', long)).toMatchObject({ status: 'failed', code: 'too_long' });
    });
}

/** What ails our account waits until somebody has seen to it, what ails the provider until it is well. */
const WAITS_FOR = {
  throttled: 'throttled',
  token: 'token_invalid',
  unreachable: 'connection',
  down: 'provider_down',
} as const satisfies Record<(typeof TROUBLES)[number], SendCode>;

test.each([
  ['ca', ca],
  ['es', es],
  ['en', en],
])('whatever did not leave is said in words: %s', (_language, { codes }) => {
  const words: Readonly<Partial<Record<SendCode, string>>> = codes;
  for (const code of Object.keys(SEND_CODES) as SendCode[]) expect(words[code], code).toMatch(/\.$/);
});
