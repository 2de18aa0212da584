import { z } from 'zod';
import type { WrittenOutcome } from '../port.ts';
import { outcomeOf, outcomeUnknown, type SendCode } from '../send-codes.ts';
import { callAsAccount } from '../written/call-as-account.ts';
import { codeOfStatus } from '../written/call-provider.ts';
import type { ChannelNet } from '../written/written-channel.ts';

export type XAnswer =
  | { ok: true; json: unknown }
  | { ok: false; outcome: Exclude<WrittenOutcome, { status: 'sent' }> };

/** RFC 7807, as version 2 of the API answers. */
const Problem = z
  .looseObject({ title: z.string().optional(), type: z.string().optional(), detail: z.string().optional() })
  .catch({});

/** Asks the API with the account's token. */
export async function askX(
  net: ChannelNet,
  path: string,
  init: RequestInit,
  changes = true,
): Promise<XAnswer> {
  const answer = await callAsAccount(net, `${net.endpoints.x}${path}`, init, changes);
  if (answer.kind === 'failure') return { ok: false, outcome: answer.outcome };
  if (answer.status < 400) return { ok: true, json: answer.json };
  const problem = Problem.parse(answer.json);
  const reason = [answer.status, problem.title, problem.detail].filter(Boolean).join(' ');
  // What the gateway says of its own does not say what became of the request behind it.
  if (answer.status >= 500 && answer.status !== 503 && changes && !problem.title)
    return { ok: false, outcome: outcomeUnknown(reason) };
  const outcome = outcomeOf(
    codeOf(answer.status, problem.type ?? ''),
    reason,
    resetOf(answer.headers, net.now()),
  );
  return { ok: false, outcome };
}

export const jsonBody = (value: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

function codeOf(status: number, type: string): SendCode {
  if (status === 402 || /credits|usage-capped/.test(type)) return 'account_unpaid';
  // A direct message that is forbidden: they take none from us.
  if (status === 403)
    return /client-forbidden|oauth|unsupported-authentication/.test(type) ? 'permission_missing' : 'blocked';
  return codeOfStatus(status);
}

/** `x-rate-limit-reset` is in seconds since 1970. */
function resetOf(headers: Headers, now: Date): number | undefined {
  const reset = Number(headers.get('x-rate-limit-reset'));
  return reset > 0 ? Math.max(0, reset * 1_000 - now.getTime()) : undefined;
}
