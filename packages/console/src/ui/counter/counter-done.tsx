import { arrowRightIcon, plusIcon } from '@sinia/design/icons';
import { useEffect, useRef } from 'preact/hooks';
import type { Opening } from '../opening/opening.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from '../people/people-context.ts';
import { PrintReceipt } from '../receipt/print-receipt.tsx';
import { receiptOfOpening } from '../receipt/receipt-of.ts';
import type { Counter } from './counter.ts';

interface Props {
  readonly counter: Counter;
  readonly opened: NonNullable<Opening['opened']['value']>;
}

/** The ticket is open: the receipt is printed, and the next person may come. */
export function CounterDone({ counter, opened: { ticket, form } }: Props) {
  const desk = useDesk();
  const { counter: t } = usePeople().texts;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const leave = () => {
    counter.begin();
    void desk.openTicket(ticket.id);
  };
  return (
    <div class="counter-done">
      <h1 class="s-title counter-title" ref={heading} tabIndex={-1}>
        {t.done}
      </h1>
      <PrintReceipt of={receiptOfOpening(ticket, form, counter.signature.value)} />
      <p class="receipt-actions">
        {ticket.readable && (
          <button type="button" class="s-button" onClick={leave}>
            <Icon of={arrowRightIcon} />
            {desk.texts.opening.go}
          </button>
        )}
        <button type="button" class="s-button" onClick={() => counter.begin()}>
          <Icon of={plusIcon} />
          {t.next}
        </button>
      </p>
    </div>
  );
}
