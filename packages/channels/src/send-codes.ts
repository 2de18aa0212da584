/**
 * Why a written message did not leave, in the few words that an agent can act on; each provider's own codes map to
 * these. `about` says what is ill: this message, our account (it waits until somebody has seen to it) or the provider
 * (it is asked again by itself). The words for each stand in `@sinia/i18n/channels`.
 */
export const SEND_CODES = {
  window_closed: { about: 'message' },
  recipient_unknown: { about: 'message' },
  unreachable: { about: 'message' },
  blocked: { about: 'message' },
  not_installed: { about: 'message' },
  elsewhere: { about: 'message' },
  unasked: { about: 'message' },
  gone: { about: 'message' },
  too_long: { about: 'message' },
  too_large: { about: 'message' },
  media_refused: { about: 'message' },
  template_invalid: { about: 'message' },
  template_paused: { about: 'message' },
  refused: { about: 'message' },
  outcome_unknown: { about: 'message' },
  token_invalid: { about: 'account' },
  permission_missing: { about: 'account' },
  account_restricted: { about: 'account' },
  account_unpaid: { about: 'account' },
  account_not_ready: { about: 'account' },
  not_subscribed: { about: 'account' },
  paced: { about: 'message' },
  throttled: { about: 'provider' },
  provider_down: { about: 'provider' },
  connection: { about: 'provider' },
} as const satisfies Record<string, { about: 'message' | 'account' | 'provider' }>;
export type SendCode = keyof typeof SEND_CODES;

/** Codes of what will be otherwise later: it waits and is tried again. */
const PASSING: ReadonlySet<SendCode> = new Set<SendCode>([
  'token_invalid',
  'permission_missing',
  'account_restricted',
  'account_unpaid',
  'account_not_ready',
  'not_subscribed',
  'paced',
  'throttled',
  'provider_down',
  'connection',
]);

/** The outcome that a code stands for. */
export function outcomeOf(code: SendCode, reason: string, retryAfterMs?: number) {
  const said = reason.replaceAll(/\s+/g, ' ').slice(0, 300);
  if (!PASSING.has(code)) return { status: 'failed' as const, code, reason: said };
  return {
    ...{ status: 'deferred' as const, code, reason: said },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** A request that was handed over and never answered: it may have been carried out. */
export function outcomeUnknown(reason: string) {
  return { status: 'unknown' as const, code: 'outcome_unknown' as const, reason: reason.slice(0, 300) };
}
