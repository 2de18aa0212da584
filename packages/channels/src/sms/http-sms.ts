import { z } from 'zod';
import { CAPABILITIES } from '../capabilities.ts';
import type { OutboundChannel, WrittenOutcome } from '../port.ts';
import { outcomeOf, type SendCode } from '../send-codes.ts';
import { callProvider, codeOfStatus, retryAfterOf } from '../written/call-provider.ts';
import { fitsSms, SMS_LIMITS } from './sms-text.ts';

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
 * provider's id). The same delivery bears the same `Idempotency-Key`, so that one whose answer was lost is asked again;
 * what the provider refuses for good is `failed`, what ails our account or the provider waits. `send` never rejects.
 */
export function createHttpSms(options: HttpSmsOptions): OutboundChannel<OutgoingSms, SmsRequest> {
  return {
    capabilities: CAPABILITIES.sms,
    render: async ({ id, to, text }) => ({ id, body: { from: options.from, to, text, reference: id } }),
    send: (request) => send(request, options),
  };
}

async function send({ id, body }: SmsRequest, options: HttpSmsOptions): Promise<WrittenOutcome> {
  if (!isSmsNumber(body.to)) return outcomeOf('recipient_unknown', 'no mobile number in international form');
  if (body.text.trim() === '') return outcomeOf('refused', 'the text is empty');
  if (!fitsSms(body.text)) return outcomeOf('too_long', `more than ${SMS_LIMITS.parts} parts`);
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${options.token}`,
    'idempotency-key': id,
  };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await callProvider(options.fetch, options.url, init, false);
  if (answer.kind === 'failure') return answer.outcome;
  const { status, json } = answer;
  if (status < 300) return { status: 'sent', providerId: providerIdOf(json) };
  return outcomeOf(codeOf(status), `HTTP ${status}`, retryAfterOf(answer.headers, new Date()));
}

/** 404 is an address of ours that leads nowhere: the number stands in the body. */
function codeOf(status: number): SendCode {
  if (status === 404) return 'account_not_ready';
  return status === 408 ? 'connection' : codeOfStatus(status);
}

const Answer = z.looseObject({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  messageId: z.union([z.string(), z.number()]).optional().catch(undefined),
});

function providerIdOf(json: unknown): string | null {
  const { id, messageId } = Answer.catch({}).parse(json);
  const found = id ?? messageId;
  return found === undefined ? null : String(found).slice(0, 200);
}
