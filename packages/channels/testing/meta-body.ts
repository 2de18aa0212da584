import { createHmac } from 'node:crypto';
import type { WebhookRequest } from './deliver-webhooks.ts';

/** JSON as Meta writes it: whatever is not ASCII is escaped, and so are slashes. The signature is over these bytes. */
export function metaJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function signedMetaRequest(url: string, appSecret: string, value: unknown): WebhookRequest {
  const body = metaJson(value);
  const signature = createHmac('sha256', appSecret).update(body).digest('hex');
  return {
    url,
    body,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
  };
}

/** An error of the Graph API. */
export function graphError(code: number, message: string, more: Record<string, unknown> = {}) {
  return { error: { message, type: 'OAuthException', code, fbtrace_id: 'AbCdEfGhIjK', ...more } };
}
