import { phoneIcon } from '@sinia/design/icons';
import { telHref } from '@sinia/i18n/phones';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { useCalls } from './calls-context.ts';

interface Props {
  readonly number: string;
  readonly who: string;
  readonly ticketId: string | null;
}

/** Calls somebody through the exchange; where it takes no orders, with whatever takes `tel:` links. */
export function CallBack({ number, who, ticketId }: Props) {
  const desk = useDesk();
  const { texts, port, act } = useCalls();
  const words = texts.task;
  const tel = telHref(number);
  if (!desk.mayWrite) return null;
  return (
    <>
      <button
        type="button"
        class="s-button s-button-small s-button-strong"
        aria-label={words.callBackTo(who)}
        onClick={() => void act(port.dial(number, ticketId ?? undefined), words.calling)}
      >
        <Icon of={phoneIcon} />
        {words.callBack}
      </button>
      {tel && (
        <a class="link-button s-small" href={tel} aria-label={words.byPhoneTo(who)}>
          {words.byPhone}
        </a>
      )}
    </>
  );
}
