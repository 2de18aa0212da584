import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Normalised } from './identity-problem.ts';

/**
 * A number in the form of E.164: `+34937416100`. Without a country it is taken as Spanish; an extension is left out.
 *
 * @param raw as typed: `93/741 61 00`, `0033 6 12 34 56 78`, `34600111222`
 */
export function normalisePhone(raw: string): Normalised {
  const number = parsePhoneNumberFromString(raw.normalize('NFKC'), 'ES');
  return number?.isValid() ? { value: number.number } : { problem: 'phone_invalid' };
}
