import { fold } from '@sinia/core';
import type { Icon as Shapes } from '@sinia/design/icons';
import { useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { Keys } from '../parts/keys.tsx';

export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly icon?: Shapes | undefined;
  readonly keys?: string | undefined;
  readonly current?: boolean;
  readonly run: () => void;
}

interface Props {
  readonly entries: readonly Entry[];
  readonly placeholder: string;
  readonly none: string;
}

/** A field that filters a list (WAI-ARIA combobox with a list below): arrows choose, Enter does it. */
export function FilterList({ entries, placeholder, none }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const words = fold(typed).split(' ');
  const found = entries.filter((entry) => words.every((word) => fold(entry.label).includes(word)));
  const chosen = Math.min(at, found.length - 1);
  const move = (to: number) => {
    const next = (to + found.length) % Math.max(1, found.length);
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(chosen + 1);
    else if (event.key === 'ArrowUp') move(chosen - 1);
    else if (event.key === 'Enter') found[chosen]?.run();
    else return;
    event.preventDefault();
  };
  return (
    <div class="filter">
      <input
        class="s-input"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[chosen] ? `${id}-${found[chosen].id}` : undefined}
        aria-label={placeholder}
        placeholder={placeholder}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: it is the dialog's one field
        autoFocus
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="filter-list" id={`${id}-list`} role="listbox" aria-label={placeholder} ref={list}>
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
          <div
            key={entry.id}
            id={`${id}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            class="s-menu-item"
            onClick={entry.run}
            onPointerMove={() => setAt(index)}
          >
            {entry.icon && <Icon of={entry.icon} />}
            <span class="filter-label">{entry.label}</span>
            {entry.keys && <Keys keys={entry.keys} />}
          </div>
        ))}
      </div>
      {found.length === 0 && <p class="s-muted filter-none">{none}</p>}
    </div>
  );
}
