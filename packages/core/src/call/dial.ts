import { readCaller } from './caller.ts';

export type DialRefusal = 'number_not_callable';

/** Calls to these cost their caller more than a call (Orden PRE/361/2002 and its successors). */
const SURCHARGED = /^\+34(80[367]|90[57])/;

/**
 * Whether somebody may be called by the desk: a telephone of somebody, neither an extension nor a short service
 * (112 is dialled by hand), nor one that charges more than the call.
 *
 * @param typed as it was typed, or as it stands in a `tel:` link
 * @param e164 the same in its written form; null where it has none
 */
export function dialRefusal(typed: string, e164: string | null): DialRefusal | null {
  if (readCaller(typed).kind !== 'number' || e164 === null) return 'number_not_callable';
  return SURCHARGED.test(e164) ? 'number_not_callable' : null;
}
