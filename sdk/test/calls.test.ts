import { verifySignature } from '@sinia/channels/phone';
import { expect, test } from 'vitest';
import { Sinia } from '../src/index.ts';

test('an event of the telephone is signed as the server checks it', async () => {
  const verdicts: unknown[] = [];
  const fetch = (async (_url: string, { headers, body }: RequestInit) => {
    const signature = new Headers(headers).get('X-CTI-Signature') ?? '';
    verdicts.push(verifySignature(signature, Buffer.from(String(body)), ['secret'], new Date()));
    return Response.json({ eventId: 'e1', status: 'accepted' }, { status: 202 });
  }) as typeof globalThis.fetch;
  const { calls } = new Sinia({ baseUrl: 'https://desk.example', fetch });
  const event = { event: 'call.ended', callId: '1', from: { name: 'Núria · ‘Puig’' } };
  expect(await calls.report(event, { secret: 'secret' })).toEqual({ eventId: 'e1', status: 'accepted' });
  await calls.report(event, { secret: 'other' });
  expect(verdicts).toEqual(['valid', 'invalid']);
});
