import type { DeliveryState } from '@sinia/contracts';
import {
  checkIcon,
  circleCheckIcon,
  circleQuestionMarkIcon,
  clockIcon,
  eyeIcon,
  sendIcon,
  triangleAlertIcon,
} from '@sinia/design/icons';
import { Address } from '../parts/address.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Written } from '../written/lazy-written.ts';

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

/** How far a message to the customer has come; what ails one comes with the way to send it again. */
export function DeliveryLine({ delivery, named }: { delivery: DeliveryState; named?: boolean }) {
  const { texts } = useDesk();
  return (
    <p class="delivery" data-status={delivery.status}>
      <Icon of={ICONS[delivery.status]} />
      <span>
        {named && <span class="delivery-kind">{kindName(texts.delivery.kind, delivery.kind)}: </span>}
        {texts.delivery.status[delivery.status]} <Address of={texts.delivery.to(delivery.address)} />
      </span>
      <Written delivery={delivery} />
    </p>
  );
}

const kindName = (names: Readonly<Record<string, string>>, kind: string) => names[kind] ?? kind;
