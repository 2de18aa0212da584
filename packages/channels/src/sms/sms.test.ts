import { describe, expect, test, vi } from 'vitest';
import { createHttpSms, isSmsNumber } from './http-sms.ts';
import { fitsSms, measureSms } from './sms-text.ts';

describe('measureSms', () => {
  test.each([
    ['a'.repeat(160), 'gsm7', 160, 1],
    ['a'.repeat(161), 'gsm7', 161, 2],
    ['€'.repeat(80), 'gsm7', 160, 1],
    ['€'.repeat(81), 'gsm7', 162, 2],
    ['Aigües de Mataro', 'gsm7', 16, 1],
    ['ç'.repeat(70), 'ucs2', 70, 1],
    ['ç'.repeat(71), 'ucs2', 71, 2],
    ['💧'.repeat(35), 'ucs2', 70, 1],
    ['', 'gsm7', 0, 1],
  ])('%j', (text, encoding, units, parts) => {
    expect(measureSms(text)).toEqual({ encoding, units, parts });
  });

  test('six parts fit, seven do not', () => {
    expect([fitsSms('a'.repeat(918)), fitsSms('a'.repeat(919))]).toEqual([true, false]);
  });
});

test.each([
  ['+34600000000', true],
  ['+34711000000', true],
  ['+33600000000', true],
  ['+34930000000', false],
  ['+34810000000', false],
  ['+34700000000', false],
  ['600000000', false],
  ['+34 600 000 000', false],
])('%s takes a text: %s', (number, takes) => {
  expect(isSmsNumber(number)).toBe(takes);
});

describe('createHttpSms', () => {
  const message = { id: 'dlv_1', to: '+34600000000', text: 'La seva consulta 1234 5678 9012 està RESOLTA.' };

  async function sendWith(answer: () => Promise<Response>, over = {}) {
    const fetch = vi.fn<typeof globalThis.fetch>(answer);
    const sms = createHttpSms({
      url: 'https://sms.example/messages',
      token: 'secret',
      from: 'AMSA',
      fetch,
    });
    return { fetch, outcome: await sms.send(await sms.render({ ...message, ...over })) };
  }

  test('posts once with the delivery as idempotency key', async () => {
    const { fetch, outcome } = await sendWith(async () => Response.json({ id: 'p-1' }));
    expect(outcome).toEqual({ status: 'sent', providerId: 'p-1' });
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('https://sms.example/messages');
    expect(new Headers(init?.headers).get('idempotency-key')).toBe('dlv_1');
    expect(new Headers(init?.headers).get('authorization')).toBe('Bearer secret');
    expect(JSON.parse(String(init?.body))).toEqual({
      from: 'AMSA',
      to: message.to,
      text: message.text,
      reference: 'dlv_1',
    });
  });

  test.each([
    [429, 'deferred', 'throttled'],
    [408, 'deferred', 'connection'],
    [503, 'deferred', 'provider_down'],
    [400, 'failed', 'refused'],
    [401, 'deferred', 'token_invalid'],
    [404, 'deferred', 'account_not_ready'],
  ])('%i is %s: %s', async (status, expected, code) => {
    const { outcome } = await sendWith(async () => new Response('no', { status }));
    expect(outcome).toMatchObject({ status: expected, code, reason: `HTTP ${status}` });
  });

  test('no answer is deferred, and an answer without JSON is sent', async () => {
    const refused = await sendWith(() => Promise.reject(new TypeError('fetch failed')));
    expect(refused.outcome).toMatchObject({ status: 'deferred', code: 'connection' });
    const slow = await sendWith(() => Promise.reject(new DOMException('late', 'TimeoutError')));
    expect(slow.outcome).toMatchObject({ status: 'deferred', code: 'connection', reason: 'no answer' });
    const plain = await sendWith(async () => new Response('OK'));
    expect(plain.outcome).toEqual({ status: 'sent', providerId: null });
  });

  test.each([{ to: '+34930000000' }, { text: '' }, { text: 'a'.repeat(919) }])(
    '%j never leaves',
    async (over) => {
      const { fetch, outcome } = await sendWith(async () => new Response('OK'), over);
      expect(outcome.status).toBe('failed');
      expect(fetch).not.toHaveBeenCalled();
    },
  );
});
