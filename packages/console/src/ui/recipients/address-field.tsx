import { isEmailAddress } from '@sinia/core';
import { xIcon } from '@sinia/design/icons';
import { useId, useRef } from 'preact/hooks';
import { splitAddresses } from '../../state/copies-problem.ts';
import { Address } from '../parts/address.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

interface Props {
  readonly label: string;
  readonly addresses: readonly string[];
  /** Where one begins to type. */
  readonly first?: boolean;
  readonly onChange: (addresses: string[]) => void;
}

/** Addresses one after the other: Enter, a comma or leaving the field takes what was typed; what is none stays, marked. */
export function AddressField({ label, addresses, first = false, onChange }: Props) {
  const { recipients } = useDesk().texts;
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const wrong = addresses.filter((address) => !isEmailAddress(address));
  const take = (text: string) => {
    const known = new Set(addresses.map((address) => address.toLowerCase()));
    const fresh = splitAddresses(text).filter((address) => !known.has(address.toLowerCase()));
    if (input.current) input.current.value = '';
    if (fresh.length > 0) onChange([...addresses, ...fresh]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const typed = input.current?.value ?? '';
    const ends = ['Enter', ',', ';', ' '].includes(event.key) && !event.ctrlKey && !event.metaKey;
    if (ends && typed.trim()) take(typed);
    else if (event.key === 'Backspace' && typed === '' && addresses.length > 0)
      onChange(addresses.slice(0, -1));
    else if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
  };
  return (
    <div class="addresses">
      <label class="addresses-label" for={id}>
        {label}
      </label>
      <div class="addresses-list">
        {addresses.map((address) => (
          <span key={address} class="s-badge address-chip" data-wrong={!isEmailAddress(address) || undefined}>
            <Address of={address} />
            <button
              type="button"
              class="tag-remove"
              aria-label={recipients.remove(address)}
              onClick={() => {
                onChange(addresses.filter((one) => one !== address));
                input.current?.focus();
              }}
            >
              <Icon of={xIcon} />
            </button>
          </span>
        ))}
        <input
          id={id}
          ref={input}
          class="tag-input address-input"
          type="text"
          autofocus={first}
          inputMode="email"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={wrong.length > 0 ? 'true' : undefined}
          aria-describedby={`${id}-wrong`}
          onKeyDown={onKeyDown}
          onBlur={(event) => take(event.currentTarget.value)}
          onPaste={(event) => {
            const text = event.clipboardData?.getData('text') ?? '';
            if (!/[\s,;]/.test(text.trim())) return;
            event.preventDefault();
            take(text);
          }}
        />
      </div>
      <p id={`${id}-wrong`} class="s-error" role="status">
        {wrong[0] ? recipients.wrong(wrong[0].slice(0, 80)) : ''}
      </p>
    </div>
  );
}
