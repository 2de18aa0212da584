import type { ComponentChildren, RefObject } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

export interface Option {
  readonly id: string;
  readonly body: ComponentChildren;
  readonly run: () => void;
  readonly class?: string;
  /** The part of the list that it stands in, by its heading; options of a part follow each other. */
  readonly part?: string | undefined;
}

interface Props {
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly options: readonly Option[];
  /** It is a dialog's first field. */
  readonly first?: boolean;
  readonly field?: RefObject<HTMLInputElement | null>;
  /** Which of them shows beside the list. */
  readonly shownId?: string | null;
}

/** A field over a list (WAI-ARIA combobox with a list below): arrows choose, Enter takes. */
export function ComboList({ label, typed, onType, options, first = false, field, shownId }: Props) {
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, options.length - 1);
  const current = options[chosen];
  const move = (to: number) => {
    const next = (to + options.length) % Math.max(1, options.length);
    setAt(next);
    list.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(chosen + 1);
    else if (event.key === 'ArrowUp') move(chosen - 1);
    else if (event.key === 'Enter') current?.run();
    else return;
    event.preventDefault();
  };
  return (
    <div class="filter">
      <input
        ref={field ?? own}
        class="s-input"
        type="text"
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellcheck={false}
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: only where it is a dialog's first field
        autoFocus={first}
        value={typed}
        onInput={(event) => {
          onType(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="filter-list" id={`${id}-list`} role="listbox" aria-label={label} ref={list}>
        {partsOf(options).map(([part, own]) => {
          const rows = own.map((option) => {
            const index = options.indexOf(option);
            const shared = { option, selected: index === chosen, shown: option.id === shownId };
            return (
              <OptionRow key={option.id} id={`${id}-${option.id}`} {...shared} onPoint={() => setAt(index)} />
            );
          });
          if (part === undefined) return rows;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a part of a listbox, not of a form
            <div key={part} role="group" aria-label={part}>
              <p class="filter-part" aria-hidden="true">
                {part}
              </p>
              {rows}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly option: Option;
  readonly selected: boolean;
  readonly shown: boolean;
  readonly onPoint: () => void;
}

function OptionRow({ id, option, selected, shown, onPoint }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      data-shown={shown || undefined}
      class={`s-menu-item ${option.class ?? ''}`}
      onClick={option.run}
      onPointerMove={onPoint}
    >
      {option.body}
    </div>
  );
}

function partsOf(options: readonly Option[]): [string | undefined, Option[]][] {
  const parts: [string | undefined, Option[]][] = [];
  for (const option of options) {
    const last = parts.at(-1);
    if (last && last[0] === option.part) last[1].push(option);
    else parts.push([option.part, [option]]);
  }
  return parts;
}
