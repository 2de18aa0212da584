import { createHmac } from 'node:crypto';
import { sameSecret } from '../written/constant-time.ts';
import {
  type ChannelSecrets,
  RECEIVED,
  type Webhook,
  type WebhookVerdict,
} from '../written/written-channel.ts';

/** What a challenge may look like. A body of JSON never does: otherwise the handshake would sign forgeries. */
const CHALLENGE = /^[A-Za-z0-9+/=_-]{16,128}$/;

/**
 * X proves and is proven to with the same key over the same algorithm: we sign its challenges (GET, `crc_token`), it
 * signs its events (`sha256=` and the HMAC in base64).
 *
 * Source: X API, "Webhooks: challenge-response checks, securing webhooks".
 */
export function verifyX(
  { method, query, headers, body }: Webhook,
  { signing }: ChannelSecrets,
): WebhookVerdict {
  if (method === 'GET') return greet(query.crc_token ?? '', signing);
  const given = headers['x-twitter-webhooks-signature'] ?? '';
  const signed = signing.some((secret) => sameSecret(given, signX(body, secret)));
  return signed
    ? { kind: 'events', answer: RECEIVED }
    : { kind: 'refused', status: 401, reason: 'the signature is missing or not ours' };
}

function greet(token: string, [secret]: readonly string[]): WebhookVerdict {
  if (!CHALLENGE.test(token) || !secret) return { kind: 'refused', status: 400, reason: 'not a challenge' };
  const body = JSON.stringify({ response_token: signX(Buffer.from(token), secret) });
  return { kind: 'answer', answer: { status: 200, contentType: 'application/json', body } };
}

/** The value of `x-twitter-webhooks-signature`. */
export function signX(body: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`;
}
