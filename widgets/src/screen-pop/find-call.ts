import type { CallPop } from '@sinia/sdk';

/** Fewer digits are an extension, which many numbers end with. */
const LEAST_DIGITS = 6;

/** A call by our id, by the exchange's, or by the number of whoever is at the other end. */
export function findCall(calls: readonly CallPop[], asked: string): CallPop | undefined {
  const digits = asked.replace(/\D/g, '');
  const isNumber = digits.length >= LEAST_DIGITS;
  return calls.find(
    ({ call: { id, callId, from, to } }) =>
      id === asked || callId === asked || (isNumber && [from, to].some((one) => one?.endsWith(digits))),
  );
}
