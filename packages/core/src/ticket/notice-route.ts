import type { Channel, NoticeRoute } from './ticket.ts';

/** Where nobody has left an address by writing: the way to be told is asked before the intake ends. */
export const ASKS_FOR_ROUTE: ReadonlySet<Channel> = new Set<Channel>(['phone', 'counter']);

/**
 * A number as an SMS provider wants it, or null for what takes no SMS. Spanish mobiles begin with 6 or 7 and landlines
 * with 8 or 9 (Plan Nacional de Numeración, RD 2296/2004); a foreign number is taken as it is.
 *
 * @param phone as typed: `600 11 22 33`, `+34 600112233`, `0033 6 12 34 56 78`
 */
export function mobileOf(phone: string): string | null {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^00/, '+');
  const national = digits.replace(/^\+34/, '');
  if (/^[67]\d{8}$/.test(national)) return `+34${national}`;
  return /^\+(?!34)[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

export type RouteRefusal = 'notice_route_missing' | 'sms_to_landline';

/** Why a ticket cannot be opened with this way to tell the customer; null when it can. */
export function routeRefusal(
  route: NoticeRoute | null,
  asked: { readonly channel: Channel; readonly byStaff: boolean },
): RouteRefusal | null {
  if (route?.channel === 'sms' && mobileOf(route.address) === null) return 'sms_to_landline';
  return !route && asked.byStaff && ASKS_FOR_ROUTE.has(asked.channel) ? 'notice_route_missing' : null;
}
