import type { TicketSummary } from '@sinia/contracts';
import { formatReference } from '@sinia/core';
import { useEffect, useState } from 'preact/hooks';
import { ComboList } from '../parts/combo-list.tsx';
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

/** A field that searches tickets. */
export function TicketPicker({ suggested, without, label, none, onPick }: Props) {
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly TicketSummary[] | null>(null);
  const words = typed.trim();
  useEffect(() => {
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
  const options = offered.map((row) => ({
    id: row.id,
    class: 'picked-ticket',
    run: () => onPick(row),
    body: (
      <>
        <StatusGlyph status={row.status} />
        <bdi class="filter-label s-truncate">
          {row.requester.name ?? desk.texts.list.anonymous} · {row.subject.slice(0, 120)}
        </bdi>
        <span class="s-numbers s-muted">{formatReference(row.reference)}</span>
      </>
    ),
  }));
  return (
    <>
      <ComboList label={label} typed={typed} onType={setTyped} options={options} first />
      {offered.length === 0 && found !== null && (
        <p class="s-muted filter-none" role="status">
          {none}
        </p>
      )}
    </>
  );
}
