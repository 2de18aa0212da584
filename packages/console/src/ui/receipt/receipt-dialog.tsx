import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { withPeople } from '../people/people-context.ts';
import { PrintReceipt } from './print-receipt.tsx';
import { receiptOfThread } from './receipt-of.ts';

/** The receipt of the open ticket, as often as somebody asks for it. */
export const ReceiptDialog = withPeople(() => {
  const desk = useDesk();
  const thread = desk.ticket.thread.value;
  if (!thread) return null;
  return (
    <Dialog
      title={desk.texts.action.printReceipt}
      closeLabel={desk.texts.help.close}
      onClose={() => {
        desk.overlay.value = 'none';
      }}
    >
      <PrintReceipt of={receiptOfThread(thread, desk.port.trackingPage)} />
    </Dialog>
  );
});
