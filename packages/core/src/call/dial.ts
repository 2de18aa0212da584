import { readCaller } from './caller.ts';

export type DialRefusal = 'number_not_callable';

/**
 * Country codes (ITU-T E.164) that the desk calls: the European Union, the European Economic Area, the United Kingdom,
 * Switzerland and Andorra. Satellites (+87, +88), services at shared cost (+979) and all the rest are dialled by hand.
 */
export const CALLABLE_COUNTRIES: readonly string[] = [
  ...['30', '31', '32', '33', '34', '36', '39', '40', '43', '45', '46', '48', '49'],
  ...['351', '352', '353', '356', '357', '358', '359', '370', '371', '372', '385', '386', '420', '421'],
  ...['354', '423', '47', '44', '41', '376'],
];

/** Calls to these cost their caller more than a call (Orden PRE/361/2002 and its successors). */
const SURCHARGED = /^\+34(80[367]|90[57])/;

/**
 * Whether somebody may be called by the desk: a telephone of somebody, neither an extension nor a short service
 * (112 is dialled by hand), nor one that charges more than the call, nor one outside of the countries that are called from here.
 *
 * @param typed as it was typed, or as it stands in a `tel:` link
 * @param e164 the same in its written form; null where it has none
 */
export function dialRefusal(typed: string, e164: string | null): DialRefusal | null {
  if (readCaller(typed).kind !== 'number' || e164 === null) return 'number_not_callable';
  const isCalled = CALLABLE_COUNTRIES.some((code) => e164.startsWith(`+${code}`));
  return isCalled && !SURCHARGED.test(e164) ? null : 'number_not_callable';
}
