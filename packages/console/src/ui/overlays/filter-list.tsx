import { fold } from '@sinia/core';
import type { Icon as Shapes } from '@sinia/design/icons';
import { useState } from 'preact/hooks';
import { ComboList, type Option } from '../parts/combo-list.tsx';
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
  readonly onType?: (typed: string) => void;
  /** What was found for the words elsewhere, below. */
  readonly more?: readonly Option[];
}

/** A field that filters a list. */
export function FilterList({ entries, placeholder, none, onType, more = [] }: Props) {
  const [typed, setTyped] = useState('');
  const words = fold(typed).split(' ');
  const found = entries.filter((entry) => words.every((word) => fold(entry.label).includes(word)));
  const options = found.map(({ id, label, icon, keys, run }) => ({
    ...{ id, run },
    body: (
      <>
        {icon && <Icon of={icon} />}
        <span class="filter-label">{label}</span>
        {keys && <Keys keys={keys} />}
      </>
    ),
  }));
  return (
    <>
      <ComboList
        label={placeholder}
        typed={typed}
        onType={(words) => {
          setTyped(words);
          onType?.(words);
        }}
        options={[...options, ...more]}
        first
      />
      {options.length + more.length === 0 && <p class="s-muted filter-none">{none}</p>}
    </>
  );
}
