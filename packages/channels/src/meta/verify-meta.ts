import { createHmac } from 'node:crypto';
import { sameSecret } from '../written/constant-time.ts';
import {
  type ChannelSecrets,
  RECEIVED,
  type Webhook,
  type WebhookVerdict,
} from '../written/written-channel.ts';

const SIGNATURE = 'x-hub-signature-256';

/**
 * Meta's webhooks, of whatever product: a handshake by GET, then POSTs signed with the app's secret over the raw bytes
 * (`sha256=` and the HMAC in hexadecimal). Instagram Login signs with a secret of its own: several are accepted.
 *
 * Source: Meta, "Webhooks: Getting started".
 */
export function verifyMeta(webhook: Webhook, secrets: ChannelSecrets): WebhookVerdict {
  return webhook.method === 'GET' ? greet(webhook, secrets) : checkSignature(webhook, secrets);
}

function greet({ query }: Webhook, { verifyToken }: ChannelSecrets): WebhookVerdict {
  const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = query;
  if (mode !== 'subscribe' || !verifyToken || !sameSecret(token, verifyToken))
    return { kind: 'refused', status: 403, reason: 'the verify token is not ours' };
  return { kind: 'answer', answer: { status: 200, contentType: 'text/plain', body: challenge } };
}

function checkSignature({ headers, body }: Webhook, { signing }: ChannelSecrets): WebhookVerdict {
  const given = headers[SIGNATURE] ?? '';
  const signed = signing.some((secret) => sameSecret(given, signMeta(body, secret)));
  return signed
    ? { kind: 'events', answer: RECEIVED }
    : { kind: 'refused', status: 401, reason: 'the signature is missing or not ours' };
}

/** The value of `X-Hub-Signature-256`. */
export function signMeta(body: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
