import { CAPABILITIES } from '../capabilities.ts';
import type { OutboundChannel, SendOutcome } from '../port.ts';
import { fitsSms } from './sms-text.ts';

export type OutgoingSms = {
  /** Delivery id; sent as Idempotency-Key, so that a retry does not send twice where the provider honours it. */
  id: string;
  /** E.164, such as `+34600000000`. Never a landline. */
  to: string;
  text: string;
};

export type HttpSmsOptions = {
  /** Where the provider takes messages. */
  url: string;
  /** Sent as bearer. */
  token: string;
  /** What the receiver sees: up to 11 letters, or a number. */
  from: string;
  fetch: typeof globalThis.fetch;
  /** Milliseconds until an unanswered request is given up for now. Default 10,000. */
  timeoutMs?: number;
};

/** The request of the generic provider: `POST url` with JSON `{ from, to, text, reference }`. */
export type SmsRequest = { id: string; body: { from: string; to: string; text: string; reference: string } };

const E164 = /^\+[1-9]\d{7,14}$/;
/** Spain: 6 and 7 (without 70) are mobiles; a text to a landline is read out or lost, and does not notify. */
const SPANISH_LANDLINE = /^\+34(?:[89]|70)/;

/** Whether a number can be sent a text: international form, and in Spain a mobile. */
export function isSmsNumber(number: string): boolean {
  return E164.test(number) && !SPANISH_LANDLINE.test(number);
}

/**
 * A provider of text messages behind plain HTTP. 2xx is sent (`id` or `messageId` of a JSON answer becomes the
 * provider's id); 408, 429 and 5xx are deferred; other refusals are final. `send` never rejects.
 */
export function createHttpSms(options: HttpSmsOptions): OutboundChannel<OutgoingSms, SmsRequest> {
  return {
    capabilities: CAPABILITIES.sms,
    render: async ({ id, to, text }) => ({ id, body: { from: options.from, to, text, reference: id } }),
    send: (request) => send(request, options),
  };
}

async function send({ id, body }: SmsRequest, options: HttpSmsOptions): Promise<SendOutcome> {
  if (!isSmsNumber(body.to)) return refused('number', 'Not a mobile number in international form');
  if (body.text.trim() === '' || !fitsSms(body.text)) return refused('text', 'The text is empty or too long');
  try {
    const response = await options.fetch(options.url, {
      method: 'POST',
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${options.token}`,
        'idempotency-key': id,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
    });
    return await outcomeOf(response);
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return {
      status: 'deferred',
      code: timedOut ? 'timeout' : 'connection',
      reason: 'The provider did not answer',
    };
  }
}

function refused(code: string, reason: string): SendOutcome {
  return { status: 'failed', code, reason };
}

async function outcomeOf(response: Response): Promise<SendOutcome> {
  const answer = (await response.text()).slice(0, 2_000);
  if (response.ok) return { status: 'sent', providerId: providerIdOf(answer) };
  const again = response.status === 408 || response.status === 429 || response.status >= 500;
  return {
    status: again ? 'deferred' : 'failed',
    code: `http_${response.status}`,
    reason: answer.slice(0, 300),
  };
}

function providerIdOf(answer: string): string | null {
  try {
    const { id, messageId } = JSON.parse(answer) as { id?: unknown; messageId?: unknown };
    const found = id ?? messageId;
    return typeof found === 'string' || typeof found === 'number' ? String(found).slice(0, 200) : null;
  } catch {
    return null;
  }
}
