import { formatWhen } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import type { Exchange } from '../../../port/telephony-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { ConfirmButton } from '../confirm-button.tsx';
import { ExchangeForm } from './exchange-form.tsx';
import { ExchangeHealth } from './exchange-health.tsx';
import { ExchangeKeys } from './exchange-keys.tsx';
import type { Fresh } from './exchange-list.tsx';
import { useTelephony } from './telephony-context.ts';

interface Props {
  readonly exchange: Exchange;
  readonly onChanged: () => void;
  readonly onFresh: (fresh: Fresh) => void;
}

/** One exchange: its health in a line; keys, connection and history below, when asked for. */
export function ExchangeRow({ exchange, onChanged, onFresh }: Props) {
  const desk = useDesk();
  const { texts, port, act } = useTelephony();
  const [open, setOpen] = useState(false);
  const words = texts.exchange;
  const { id, name, disabled, lastEventAt } = exchange;
  const doing = async (work: Promise<unknown>, done: string) => {
    if (await act(work, done)) onChanged();
  };
  return (
    <li class="admin-row" data-off={disabled || undefined}>
      <p class="admin-main">
        <strong>{name}</strong>
        <span class="admin-detail">
          {lastEventAt
            ? words.lastEvent(formatWhen(desk.words.value.locale, lastEventAt, desk.now()))
            : words.noEvent}
        </span>
      </p>
      {disabled && <span class="s-badge s-badge-warning">{words.disabled}</span>}
      <button
        type="button"
        class="s-button s-button-small"
        aria-expanded={open}
        aria-label={words.editOf(name)}
        onClick={() => setOpen(!open)}
      >
        {words.edit}
      </button>
      <div class="admin-wide">
        <ExchangeHealth exchange={exchange} />
      </div>
      {open && (
        <div class="admin-wide">
          <ExchangeKeys exchange={exchange} onChanged={onChanged} onFresh={onFresh} />
          <ExchangeForm exchange={exchange} onChanged={onChanged} />
          <p class="admin-actions">
            <ConfirmButton
              label={disabled ? words.enable : words.disable}
              run={() =>
                void doing(
                  port.changeExchange(id, { disabled: !disabled }),
                  disabled ? words.enabledNow : words.disabledNow,
                )
              }
            />
            <ConfirmButton
              label={words.remove}
              run={() => void doing(port.removeExchange(id), words.removedNow)}
            />
          </p>
        </div>
      )}
    </li>
  );
}
