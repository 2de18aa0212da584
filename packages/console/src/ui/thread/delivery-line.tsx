import type { DeliveryState } from '@sinia/contracts';
import {
  checkIcon,
  circleCheckIcon,
  circleQuestionMarkIcon,
  clockIcon,
  eyeIcon,
  refreshCwIcon,
  sendIcon,
  triangleAlertIcon,
} from '@sinia/design/icons';
import { Address } from '../parts/address.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { DeliveryReason, isWritten } from '../written/lazy-written.ts';

const ICONS = {
  queued: clockIcon,
  sending: sendIcon,
  sent: checkIcon,
  unknown: circleQuestionMarkIcon,
  delivered: circleCheckIcon,
  read: eyeIcon,
  bounced: triangleAlertIcon,
  failed: triangleAlertIcon,
} as const;

/** How far a message to the customer has come; one that failed can be sent again. */
export function DeliveryLine({ delivery, named }: { delivery: DeliveryState; named?: boolean }) {
  const desk = useDesk();
  const { texts } = desk;
  const wrong =
    delivery.status === 'failed' || delivery.status === 'bounced' || delivery.status === 'unknown';
  const { reason } = delivery;
  return (
    <p class="delivery" data-status={delivery.status}>
      <Icon of={ICONS[delivery.status]} />
      <span>
        {named && <span class="delivery-kind">{kindName(texts.delivery.kind, delivery.kind)}: </span>}
        {texts.delivery.status[delivery.status]} <Address of={texts.delivery.to(delivery.address)} />
        {reason && isWritten(delivery.channel) && <DeliveryReason reason={reason} />}
        {wrong && reason && !isWritten(delivery.channel) && <span class="delivery-reason"> · {reason}</span>}
      </span>
      {wrong && desk.mayWrite && (
        <button type="button" class="link-button" onClick={() => void desk.retryDelivery(delivery.id)}>
          <Icon of={refreshCwIcon} />
          {texts.delivery.retry}
        </button>
      )}
    </p>
  );
}

const kindName = (names: Readonly<Record<string, string>>, kind: string) => names[kind] ?? kind;
