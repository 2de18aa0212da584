import { createHttpExchangeControl, type ExchangeControl, ExchangeFailure } from '@sinia/channels/phone';
import { type ErrorCode, Refusal } from '@sinia/core';
import { DirectoryFailure } from '@sinia/directory';
import { guardedSend } from '../../egress/guarded-send.ts';
import type { Dependencies } from '../context.ts';
import { type ExchangeRow, openExchangeSecret } from './exchange-store.ts';

/** As long as somebody waits for it who has pressed a button. */
export const ORDER_MS = 8_000;

/** The way to tell an exchange something; null where it cannot be told anything. */
export function openExchange(
  { settings: { internalNetworks = [] }, secret }: Dependencies,
  { id, control, controlToken }: Pick<ExchangeRow, 'id' | 'control' | 'controlToken'>,
): ExchangeControl | null {
  if (!control) return null;
  const token = controlToken === null ? null : openExchangeSecret(secret, id, controlToken);
  const send = guardedSend(internalNetworks);
  return createHttpExchangeControl({
    url: control.url,
    token: token ?? '',
    send: (request) => send(request).catch((error) => Promise.reject(failureOf(error))),
  });
}

function failureOf(error: unknown): ExchangeFailure {
  const detail = error instanceof DirectoryFailure ? error.code : 'no answer';
  const code = detail === 'malformed' ? 'malformed' : 'unreachable';
  return new ExchangeFailure(code, detail, { cause: error });
}

/**
 * Tells an exchange something while somebody waits.
 *
 * @param unsupported what they are told where it cannot do that
 * @throws Refusal
 */
export async function tellExchange<Answer>(
  { log }: Pick<Dependencies, 'log'>,
  unsupported: ErrorCode,
  tell: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await tell(AbortSignal.timeout(ORDER_MS));
  } catch (error) {
    if (!(error instanceof ExchangeFailure)) throw error;
    log.warn({ err: error }, 'an exchange did not do what it was told');
    throw new Refusal(refusalOf(error, unsupported));
  }
}

function refusalOf({ code }: ExchangeFailure, unsupported: ErrorCode): ErrorCode {
  if (code === 'unsupported') return unsupported;
  if (code === 'busy') return 'telephone_busy';
  return code === 'unknown' ? 'call_not_going_on' : 'exchange_unreachable';
}
