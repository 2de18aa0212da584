import { printerIcon } from '@sinia/design/icons';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from '../people/people-context.ts';
import { Receipt, type ReceiptOf } from './receipt.tsx';

/** The sheet, and the way to paper or to a PDF: printing prints it and nothing else. */
export function PrintReceipt({ of }: { of: ReceiptOf }) {
  const { receipt } = usePeople().texts.counter;
  return (
    <div class="receipt-print">
      <p class="receipt-actions">
        <button type="button" class="s-button s-button-primary" onClick={() => globalThis.print()}>
          <Icon of={printerIcon} />
          {receipt.print}
        </button>
        <span class="s-small s-muted">{receipt.pdf}</span>
      </p>
      <Receipt of={of} />
    </div>
  );
}
