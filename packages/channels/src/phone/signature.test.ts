import { expect, test } from 'vitest';
import { sameToken, signatureFor, tokenHash, verifySignature } from './signature.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const body = Buffer.from('{"event":"call.ringing","callId":"1"}');
const signed = signatureFor('s1', body, NOW);
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

test.each([
  ['as it was signed', signed, body, ['s1'], NOW, 'valid'],
  ['under the secret that is being replaced', signed, body, ['s2', 's1'], NOW, 'valid'],
  ['with the signatures of both secrets', `${signed},v1=${'0'.repeat(64)}`, body, ['s1'], NOW, 'valid'],
  ['five minutes old', signed, body, ['s1'], later(300), 'valid'],
  ['older', signed, body, ['s1'], later(301), 'expired'],
  ['from the future', signed, body, ['s1'], later(-301), 'expired'],
  ['under another secret', signed, body, ['s2'], NOW, 'invalid'],
  ['where there is no secret', signed, body, [], NOW, 'invalid'],
  [
    'serialised again',
    signed,
    Buffer.from('{"event": "call.ringing", "callId": "1"}'),
    ['s1'],
    NOW,
    'invalid',
  ],
  ['with another time', signed.replace(/t=\d+/, 't=1'), body, ['s1'], NOW, 'invalid'],
  ['empty', '', body, ['s1'], NOW, 'invalid'],
  ['not hexadecimal', 't=1,v1=zz', body, ['s1'], NOW, 'invalid'],
  ['cut short', signed.slice(0, -2), body, ['s1'], NOW, 'invalid'],
] as const)('%s', (_name, header, bytes, secrets, now, verdict) => {
  expect(verifySignature(header, bytes, secrets, now)).toBe(verdict);
});

test('a static token is known by its hash', () => {
  expect(sameToken('token', tokenHash('token'))).toBe(true);
  expect(sameToken('token ', tokenHash('token'))).toBe(false);
  expect(sameToken('token', new Uint8Array(0))).toBe(false);
});
