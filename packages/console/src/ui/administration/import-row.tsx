import { formatDate } from '@sinia/i18n';
import type { Mailbox, MailImport } from '../../port/administration-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAdministration } from './administration-context.ts';

interface Props {
  readonly one: MailImport;
  readonly mailboxes: readonly Mailbox[];
  readonly onChange: () => void;
}

const BADGE = {
  waiting: 's-badge',
  running: 's-badge s-badge-info',
  done: 's-badge s-badge-success',
  stopped: 's-badge s-badge-warning',
  failed: 's-badge s-badge-danger',
} as const;

/** How far an import is, and the button that ends it or lets it go on. */
export function ImportRow({ one, mailboxes, onChange }: Props) {
  const desk = useDesk();
  const { texts, port, act } = useAdministration();
  const words = texts.imports;
  const { id, folder, since, status, total, taken, skipped, lastError } = one;
  const mailbox = mailboxes.find((known) => known.id === one.mailboxId);
  const title = [mailbox?.name, folder ?? words.sentFolder].filter(Boolean).join(' · ');
  const failures: Readonly<Record<string, string>> = texts.mailboxes.failures;
  const change = async (work: Promise<unknown>, done: string) => {
    if (await act(work, done)) onChange();
  };
  const seen = taken + skipped;
  return (
    <li class="admin-row">
      <div class="admin-main">
        <strong>{title}</strong> <span class={BADGE[status]}>{words.status[status]}</span>
        <span class="admin-detail">
          {words.from(formatDate(desk.words.value.locale, `${since}T12:00:00Z`))} ·{' '}
          {words.counts(taken, skipped)}
        </span>
        {lastError && status !== 'done' && (
          <span class="s-error">
            {failures[lastError]} {status === 'failed' ? '' : texts.mailboxes.tryAgain}
          </span>
        )}
      </div>
      <p class="import-progress">
        <progress max={Math.max(total, 1)} value={seen} aria-label={title} />
        <span class="s-numbers s-small">{words.progress(seen, total)}</span>
      </p>
      <span class="admin-actions">
        {(status === 'waiting' || status === 'running') && (
          <button
            type="button"
            class="s-button s-button-small"
            onClick={() => void change(port.stopImport(id), words.stopped)}
          >
            {words.stop}
            <span class="s-hidden"> {title}</span>
          </button>
        )}
        {(status === 'stopped' || status === 'failed') && (
          <button
            type="button"
            class="s-button s-button-small"
            onClick={() => void change(port.resumeImport(id), words.resumed)}
          >
            {words.resume}
            <span class="s-hidden"> {title}</span>
          </button>
        )}
      </span>
    </li>
  );
}
