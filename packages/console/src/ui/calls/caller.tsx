import { readablePhone } from '@sinia/i18n/phones';
import type { CallLine } from '../../port/calls-port.ts';
import { useCalls } from './calls-context.ts';

/** The customer's number: who calls, or whom we call. */
export const numberOf = ({ direction, from, to }: Pick<CallLine, 'direction' | 'from' | 'to'>) =>
  direction === 'outbound' ? to : from;

/** Who it is, in words: a name where it is certain, else the number. */
export function useCallerName(): (call: CallLine) => string {
  const { texts } = useCalls();
  return (call) => {
    if (call.contactName) return call.contactName;
    const number = numberOf(call);
    if (call.anonymous || !number) return texts.hidden;
    return number.startsWith('+') ? readablePhone(number) : texts.shortNumber(number);
  };
}

/** Name and number of whoever is on the other side. */
export function Caller({ call }: { call: CallLine }) {
  const name = useCallerName()(call);
  const { texts } = useCalls();
  const number = numberOf(call);
  return (
    <span class="call-who">
      <bdi class="call-name">{name}</bdi>
      {call.contactName && number && <span class="s-small s-muted s-numbers">{readablePhone(number)}</span>}
      {call.priority && <span class="s-badge s-badge-info">{texts.priority[call.priority]}</span>}
    </span>
  );
}
