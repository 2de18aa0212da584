import { ca } from '@sinia/i18n/written/ca';
import { en } from '@sinia/i18n/written/en';
import { es } from '@sinia/i18n/written/es';
import { afterAll, describe, expect, test } from 'vitest';
import { EVERY_CHANNEL, TROUBLES, WAIT_MS } from '../testing/every-channel.ts';
import { CAPABILITIES } from './capabilities.ts';
import type { SendOutcome } from './port.ts';
import { SEND_CODES, type SendCode } from './send-codes.ts';

const TEXT = 'No surt aigua, ¿poden venir? 💧';
const MOST_MS = 5 * 60_000;

afterAll(() => Promise.all(EVERY_CHANNEL.map(({ close }) => close?.())));

test('every channel of the table is here', () => {
  expect(new Set(EVERY_CHANNEL.map(({ channel }) => channel))).toEqual(new Set(Object.keys(CAPABILITIES)));
});

describe.each(EVERY_CHANNEL)('$name', ({ channel, capabilities, receives, sends }) => {
  test('what it carries stands in the table, and says which way it goes', () => {
    expect(capabilities).toBe(CAPABILITIES[channel]);
    expect([capabilities.inbound, capabilities.outbound]).toEqual([receives !== null, sends !== null]);
  });

  describe.runIf(receives)('what comes in', () => {
    test('words are those that were written', async () => {
      expect(await receives?.words(TEXT)).toBe(TEXT);
    });

    test.runIf(receives?.trusts)('what is genuine is told from what is not', async () => {
      expect([await receives?.trusts?.(true), await receives?.trusts?.(false)]).toEqual([true, false]);
    });

    test('garbage is told, not thrown', async () => {
      await expect(receives?.garbage()).resolves.toBeDefined();
    });

    test.runIf(receives?.trusts === null)(
      'the limit of the table is the one that the door keeps',
      async () => {
        const { length } = capabilities.textLimit ?? { length: 0 };
        expect(await receives?.words('a'.repeat(length))).toHaveLength(length);
        expect(await receives?.words('a'.repeat(length + 1))).toBeNull();
      },
    );
  });

  describe.runIf(sends)('what goes out', () => {
    test('words leave as they were written', async () => {
      expect(await sends?.texts(TEXT)).toEqual([TEXT]);
    });

    test('it is sent', async () => {
      expect(await sends?.outcome('none')).toMatchObject({ status: 'sent' });
    });

    test.each(TROUBLES.filter((trouble) => trouble !== 'none'))('%s', async (trouble) => {
      const outcome = (await sends?.outcome(trouble)) as SendOutcome;
      if (sends?.direct) return expect(outcome.status).toBe('sent');
      if (trouble === 'lost' && !sends?.repeatable)
        return expect(outcome).toMatchObject({ status: 'unknown', code: 'outcome_unknown' });
      expect(outcome).toMatchObject({ status: 'deferred', reason: expect.stringMatching(/./) });
      if (channel === 'email') return;
      const expected: Record<string, string> = {
        ...{ throttled: 'throttled', token: 'token_invalid', down: 'provider_down' },
        ...{ lost: 'connection', unreachable: 'connection' },
      };
      expect(outcome).toMatchObject({ code: expected[trouble] });
      if (trouble === 'token') expect(SEND_CODES.token_invalid.about).toBe('account');
      if (trouble === 'throttled')
        expect((outcome as { retryAfterMs?: number }).retryAfterMs).toSatisfy(
          (wait: number) => wait >= WAIT_MS - 2_000 && wait <= MOST_MS,
        );
    });

    test('a text that is too long leaves in several, or not at all and in words', async () => {
      const { textLimit } = capabilities;
      if (!textLimit || sends?.direct) return;
      const long = 'aigua '.repeat(textLimit.length / 2).trim();
      const outcome = await sends?.outcome('none', long);
      const parts = (await sends?.texts(long)) ?? [];
      if (parts.length > 1) expect(parts.join(' ').replace(/\s+/g, ' ')).toBe(long);
      else expect(outcome).toMatchObject({ status: 'failed', code: 'too_long' });
    });
  });
});

test.each([
  ['ca', ca],
  ['es', es],
  ['en', en],
])('whatever did not leave is said in words: %s', (_language, { codes }) => {
  const words: Readonly<Partial<Record<SendCode, string>>> = codes;
  for (const code of Object.keys(SEND_CODES) as SendCode[]) expect(words[code], code).toMatch(/\.$/);
});
