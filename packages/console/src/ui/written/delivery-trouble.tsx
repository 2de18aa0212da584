import type { DeliveryState } from '@sinia/contracts';
import { refreshCwIcon } from '@sinia/design/icons';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { DeliveryReason } from './delivery-reason.tsx';

/** What did not arrive, or of which nobody knows: a person may send it again. */
const AGAIN: ReadonlySet<string> = new Set(['failed', 'bounced', 'unknown']);

/** What holds a message back on any channel: there are words for it. */
const OURS: ReadonlySet<string> = new Set(['attachment_being_checked', 'attachment_retained']);

interface Props {
  readonly delivery: DeliveryState;
  /** Whether its reason is one of the send codes. */
  readonly coded: boolean;
}

/** Why a message has not left, and the way to send it again. */
export function DeliveryTrouble({ delivery: { id, status, reason }, coded }: Props) {
  const desk = useDesk();
  const again = AGAIN.has(status);
  const worded = coded || (reason !== null && OURS.has(reason));
  return (
    <>
      {reason && worded && <DeliveryReason reason={reason} />}
      {reason && !worded && again && <span class="delivery-reason"> · {reason}</span>}
      {again && desk.mayWrite && (
        <button type="button" class="link-button" onClick={() => void desk.retryDelivery(id)}>
          <Icon of={refreshCwIcon} />
          {desk.texts.delivery.retry}
        </button>
      )}
    </>
  );
}
