import type { TicketSummary } from '@sinia/contracts';
import { formatReference } from '@sinia/core';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { StatusGlyph } from '../parts/status.tsx';

interface Props {
  /** Shown before anything is typed: the likeliest. */
  readonly suggested: readonly TicketSummary[];
  /** What is not offered. */
  readonly without: readonly string[];
  readonly label: string;
  readonly none: string;
  readonly onPick: (ticket: TicketSummary) => void;
}

const QUIET_MS = 200;
const SHOWN = 12;

/** A field that searches tickets (WAI-ARIA combobox with a list below): arrows choose, Enter takes. */
export function TicketPicker({ suggested, without, label, none, onPick }: Props) {
  const desk = useDesk();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly TicketSummary[] | null>(null);
  const [at, setAt] = useState(0);
  const words = typed.trim();
  useEffect(() => {
    setAt(0);
    if (words.length < 2) return setFound(null);
    let late = false;
    const timer = setTimeout(() => {
      desk.port.list({ view: 'unresolved', q: words }).then(
        (page) => !late && setFound(page.data),
        () => !late && setFound([]),
      );
    }, QUIET_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [words, desk]);

  const offered = (found ?? suggested).filter((row) => !without.includes(row.id)).slice(0, SHOWN);
  const chosen = Math.min(at, offered.length - 1);
  const move = (to: number) => {
    const next = (to + offered.length) % Math.max(1, offered.length);
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = offered[chosen];
    if (event.key === 'ArrowDown') move(chosen + 1);
    else if (event.key === 'ArrowUp') move(chosen - 1);
    else if (event.key === 'Enter' && row) onPick(row);
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
        aria-activedescendant={offered[chosen] ? `${id}-${offered[chosen].id}` : undefined}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: it is the dialog's first field
        autoFocus
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="filter-list" id={`${id}-list`} role="listbox" aria-label={label} ref={list}>
        {offered.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
          <div
            key={row.id}
            id={`${id}-${row.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            class="s-menu-item picked-ticket"
            onClick={() => onPick(row)}
            onPointerMove={() => setAt(index)}
          >
            <StatusGlyph status={row.status} />
            <bdi class="filter-label s-truncate">
              {row.requester.name ?? desk.texts.list.anonymous} · {row.subject.slice(0, 120)}
            </bdi>
            <span class="s-numbers s-muted">{formatReference(row.reference)}</span>
          </div>
        ))}
      </div>
      {offered.length === 0 && found !== null && (
        <p class="s-muted filter-none" role="status">
          {none}
        </p>
      )}
    </div>
  );
}
