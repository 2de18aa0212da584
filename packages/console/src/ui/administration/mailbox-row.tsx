import { formatDateTime } from '@sinia/i18n';
import type { Mailbox } from '../../port/administration-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAdministration } from './administration-context.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { MailboxForm } from './mailbox-form.tsx';

interface Props {
  readonly mailbox: Mailbox;
  readonly mayWrite: boolean;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly onChange: () => void;
}

/** One mailbox: where its tickets go, how it is read and how that is going. */
export function MailboxRow({ mailbox, mayWrite, open, setOpen, onChange }: Props) {
  const desk = useDesk();
  const { texts, port, act } = useAdministration();
  const words = texts.mailboxes;
  const { id, name, address, groupId, isDefault, paused } = mailbox;
  const group = desk.staff.value.groups.find((one) => one.id === groupId)?.name;
  const change = async (work: Promise<unknown>, done: string) => {
    if (await act(work, done)) onChange();
  };
  return (
    <li class="admin-row" data-off={paused || undefined}>
      <div class="admin-main">
        <strong>{name}</strong> {isDefault && <span class="s-badge s-badge-info">{words.isDefault}</span>}{' '}
        {paused && <span class="s-badge s-badge-warning">{words.paused}</span>}
        <span class="admin-detail">{[address, group].filter(Boolean).join(' · ')}</span>
        {mayWrite && <MailboxHealth mailbox={mailbox} />}
      </div>
      {mayWrite && (
        <span class="admin-actions">
          <button
            type="button"
            class="s-button s-button-small"
            onClick={() =>
              void change(
                port.changeMailbox(id, { paused: !paused }),
                paused ? words.resumed : words.pausedNow,
              )
            }
          >
            {paused ? words.resume : words.pause}
            <span class="s-hidden"> {name}</span>
          </button>
          <button
            type="button"
            class="s-button s-button-small"
            aria-label={words.edit(name)}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {words.edit('').trim()}
          </button>
        </span>
      )}
      {open && (
        <div class="admin-wide">
          <MailboxForm mailbox={mailbox} onDone={onChange} onCancel={() => setOpen(false)} />
          {!isDefault && (
            <p class="admin-actions">
              <button
                type="button"
                class="s-button s-button-small"
                onClick={() => void change(port.changeMailbox(id, { isDefault: true }), texts.saved)}
              >
                {words.makeDefault}
              </button>
              <ConfirmButton
                label={words.remove('').trim()}
                name={words.remove(name)}
                run={() => void change(port.removeMailbox(id), words.removed)}
              />
            </p>
          )}
        </div>
      )}
    </li>
  );
}

function MailboxHealth({ mailbox }: { mailbox: Mailbox }) {
  const { words: desk } = useDesk();
  const words = useAdministration().texts.mailboxes;
  const { imap, lastReadAt, lastError, paused } = mailbox;
  if (!imap) return <span class="admin-detail">{words.listens}</span>;
  const read = lastReadAt ? words.lastRead(formatDateTime(desk.value.locale, lastReadAt)) : words.neverRead;
  return (
    <>
      <span class="admin-detail">{`${imap.user} @ ${imap.host} · ${read}`}</span>
      {lastError && !paused && (
        <span class="s-error">
          {words.failures[lastError]} {words.tryAgain}
        </span>
      )}
    </>
  );
}
