import type { CallFigure } from '@sinia/core/call';
import { formatDateTime, formatDuration } from '@sinia/i18n';
import { readablePhone } from '@sinia/i18n/phones';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { BehindPage } from '../../port/indicators-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useIndicators } from './indicators-context.ts';
import type { Days } from './report-period.ts';

interface Props {
  readonly figure: CallFigure;
  readonly days: Days;
  readonly at: string;
  readonly onClose: () => void;
}

type CallLine = BehindPage['data'][number];

/** The calls that a figure counts, newest first. */
export function CallsBehind({ figure, days, at, onClose }: Props) {
  const { texts, port } = useIndicators();
  const { behind } = texts;
  const [lines, setLines] = useState<readonly CallLine[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const load = (cursor?: string) => {
    setProblem(null);
    port.behind({ ...days, figure, at }, cursor).then(
      ({ data, pagination }) => {
        setLines((known) => (cursor && known ? [...known, ...data] : data));
        setNext(pagination.nextCursor);
      },
      (thrown: unknown) => setProblem(toDeskError(thrown)),
    );
  };
  useEffect(() => {
    load();
    heading.current?.scrollIntoView({ block: 'nearest' });
    heading.current?.focus();
  }, []);
  return (
    <section class="s-card behind" aria-labelledby="indicators-behind">
      <header class="behind-head">
        <h2 class="indicators-title" id="indicators-behind" ref={heading} tabIndex={-1}>
          {behind.heading(texts.figures[figure])}
        </h2>
        <button type="button" class="s-button s-button-small" onClick={onClose}>
          {behind.close}
        </button>
      </header>
      {lines && <CallTable lines={lines} />}
      {lines?.length === 0 && <p>{behind.empty}</p>}
      {!lines && !problem && <Waiting />}
      {problem && <FailureNote problem={problem} retry={() => load(next ?? undefined)} />}
      {next && !problem && (
        <button type="button" class="link-button s-small" onClick={() => load(next)}>
          {behind.more}
        </button>
      )}
    </section>
  );
}

function CallTable({ lines }: { lines: readonly CallLine[] }) {
  const { behind } = useIndicators().texts;
  const headings = ['began', 'number', 'waited', 'talked', 'outcome', 'ticket'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section class="chart-table" tabIndex={0} aria-label={behind.list}>
      <table class="s-table">
        <thead>
          <tr>
            {headings.map((name) => (
              <th key={name} scope="col">
                {behind[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <CallLineRow key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CallLineRow({ line }: { line: CallLine }) {
  const desk = useDesk();
  const { behind, figures, table } = useIndicators().texts;
  const { startedAt, from, waitSeconds, talkSeconds, outcome, ticketId } = line;
  const time = (seconds: number | null) => (seconds === null ? table.none : formatDuration(seconds));
  return (
    <tr>
      <th scope="row">
        <time dateTime={startedAt}>{formatDateTime(desk.words.value.locale, startedAt)}</time>
      </th>
      <td class="s-numbers">{from ? readablePhone(from) : behind.hidden}</td>
      <td class="s-numbers">{time(waitSeconds)}</td>
      <td class="s-numbers">{time(talkSeconds)}</td>
      <td>{outcome ? figures[outcome] : table.none}</td>
      <td>
        {ticketId ? (
          <button type="button" class="link-button" onClick={() => void desk.openTicket(ticketId)}>
            {behind.openTicket}
          </button>
        ) : (
          behind.noTicket
        )}
      </td>
    </tr>
  );
}
