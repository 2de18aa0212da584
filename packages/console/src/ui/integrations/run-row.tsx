import { formatDateTime } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import type { Run } from '../../port/integrations-port.ts';
import { ConfirmButton } from '../administration/confirm-button.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { reasonIn, useIntegrations } from './integrations-context.ts';
import { RunReport } from './run-report.tsx';

interface Props {
  readonly run: Run;
  readonly onChange: () => void;
}

const BADGE = {
  waiting: 's-badge',
  running: 's-badge s-badge-info',
  done: 's-badge s-badge-success',
  stopped: 's-badge s-badge-warning',
  failed: 's-badge s-badge-danger',
  undoing: 's-badge s-badge-info',
  undone: 's-badge s-badge-warning',
} as const;
const COUNTS = ['created', 'updated', 'unchanged', 'outdated', 'removed', 'rejected'] as const;

/** One import: how far it is, what it did to how many, and what can be done with it. */
export function RunRow({ run, onChange }: Props) {
  const desk = useDesk();
  const { texts } = useIntegrations();
  const words = texts.imports;
  const [open, setOpen] = useState(false);
  const { kind, fileName, dryRun, status, createdAt, lastFailure } = run;
  const { locale } = desk.words.value;
  const when = formatDateTime(locale, createdAt);
  const title = fileName ?? words.kinds[kind];
  const name = `${title}, ${when}`;
  const counted = COUNTS.filter((count) => run[count] > 0).map((count) => words.counts[count](run[count]));
  return (
    <li class="admin-row">
      <div class="admin-main">
        <strong class="file-name">{title}</strong> {dryRun && <span class="s-badge">{words.dry}</span>}{' '}
        <span class={BADGE[status]}>{words.status[status]}</span>
        <span class="admin-detail">{[when, ...counted].join(' · ')}</span>
        {lastFailure && status !== 'done' && (
          <span class="s-error">{reasonIn(texts.reasons, lastFailure)}</span>
        )}
      </div>
      <RunProgress run={run} name={name} />
      <span class="admin-actions">
        <RunActions run={run} name={name} onChange={onChange} />
        <button
          type="button"
          class="s-button s-button-small"
          aria-label={words.reportOf(name)}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {words.report}
        </button>
      </span>
      {open && <RunReport run={run} name={name} />}
    </li>
  );
}

function RunProgress({ run: { status, done, total }, name }: Pick<Props, 'run'> & { name: string }) {
  const desk = useDesk();
  const words = useIntegrations().texts.imports;
  if (status !== 'running' && status !== 'waiting') return <span />;
  const { format } = new Intl.NumberFormat(desk.words.value.locale);
  return (
    <p class="import-progress">
      <progress {...(total === null ? {} : { max: Math.max(total, 1), value: done })} aria-label={name} />
      <span class="s-numbers s-small">
        {total === null ? words.seen(format(done)) : words.progress(format(done), format(total))}
      </span>
    </p>
  );
}

function RunActions({ run, name, onChange }: Props & { name: string }) {
  const { texts, port, act } = useIntegrations();
  const words = texts.imports;
  const { id, status, lastFailure, canRepeat, canUndo } = run;
  const change = (work: Promise<unknown>, done: string) =>
    void act(work, done).then((answer) => answer && onChange());
  const ended = status === 'stopped' || status === 'failed';
  const missing = lastFailure === 'too_many_missing';
  return (
    <>
      {(status === 'waiting' || status === 'running') && (
        <Act label={words.stop} name={name} run={() => change(port.stopRun(id), words.stopped)} />
      )}
      {ended && !missing && (
        <Act label={words.resume} name={name} run={() => change(port.resumeRun(id, false), words.resumed)} />
      )}
      {ended && missing && (
        <ConfirmButton
          label={words.accept}
          name={`${words.accept} ${name}`}
          run={() => change(port.resumeRun(id, true), words.resumed)}
        />
      )}
      {canRepeat && (
        <ConfirmButton
          label={words.repeat}
          name={`${words.repeat} ${name}`}
          run={() => change(port.repeatRun(id), words.repeated)}
        />
      )}
      {canUndo && (
        <ConfirmButton
          label={words.undo}
          name={`${words.undo} ${name}`}
          run={() => change(port.undoRun(id), words.undoing)}
        />
      )}
    </>
  );
}

function Act({ label, name, run }: { label: string; name: string; run: () => void }) {
  return (
    <button type="button" class="s-button s-button-small" onClick={run}>
      {label}
      <span class="s-hidden"> {name}</span>
    </button>
  );
}
