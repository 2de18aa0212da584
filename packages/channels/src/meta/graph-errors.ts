import { outcomeOf, type SendCode } from '../send-codes.ts';

/** What the Graph API says of a failure, in an answer or in a status. */
export type GraphError = {
  code: number;
  error_subcode?: number | undefined;
  message?: string | undefined;
  title?: string | undefined;
  error_data?: { details?: string | undefined } | undefined;
};

/**
 * By code, and where the code is shared by many, by `code/subcode`. HTTP status and message are not to be relied upon.
 *
 * Source: Meta, "Error codes" of WhatsApp Cloud API, Messenger Platform and Instagram Messaging, and Graph API "Handling
 * errors".
 */
const CODES: Readonly<Record<string, SendCode>> = {
  1: 'provider_down',
  2: 'provider_down',
  3: 'permission_missing',
  4: 'throttled',
  10: 'permission_missing',
  17: 'throttled',
  32: 'throttled',
  33: 'account_not_ready',
  100: 'refused',
  190: 'token_invalid',
  368: 'account_restricted',
  551: 'unreachable',
  613: 'throttled',
  10900: 'window_closed',
  10902: 'unreachable',
  10903: 'unreachable',
  80007: 'throttled',
  130429: 'throttled',
  130472: 'unreachable',
  131000: 'provider_down',
  131005: 'permission_missing',
  131009: 'refused',
  131016: 'provider_down',
  131021: 'recipient_unknown',
  131026: 'unreachable',
  131031: 'account_restricted',
  131042: 'account_unpaid',
  131047: 'window_closed',
  131048: 'account_restricted',
  131049: 'unreachable',
  131051: 'refused',
  131052: 'media_refused',
  131053: 'media_refused',
  131056: 'throttled',
  132000: 'template_invalid',
  132001: 'template_invalid',
  132005: 'template_invalid',
  132007: 'template_invalid',
  132012: 'template_invalid',
  132015: 'template_paused',
  132016: 'template_paused',
  133010: 'account_not_ready',
  2534022: 'window_closed',
  '10/2018278': 'window_closed',
  '10/2018065': 'window_closed',
  '10/2018300': 'elsewhere',
  '10/2534022': 'window_closed',
  '10/1893063': 'account_restricted',
  '100/33': 'gone',
  '100/2018001': 'recipient_unknown',
  '100/2534014': 'recipient_unknown',
  '200/2018028': 'permission_missing',
  '551/1545041': 'unreachable',
};

export function graphSendCode({ code, error_subcode: subcode }: GraphError): SendCode {
  const known = CODES[`${code}/${subcode}`] ?? CODES[code];
  if (known) return known;
  return code >= 200 && code <= 299 ? 'permission_missing' : 'refused';
}

/** `131047 Re-engagement message: more than 24 hours have passed…` */
export function graphReason({
  code,
  error_subcode: subcode,
  message,
  title,
  error_data: data,
}: GraphError): string {
  const number = subcode === undefined ? `${code}` : `${code}/${subcode}`;
  const said = [title ?? message, data?.details].filter(Boolean).join(': ');
  return `${number} ${said}`.trim();
}

export function graphOutcome(error: GraphError, retryAfterMs?: number) {
  return outcomeOf(graphSendCode(error), graphReason(error), retryAfterMs);
}
