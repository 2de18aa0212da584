import { formatDateTime } from '@sinia/i18n';
import type { Mailbox } from '../../port/administration-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAdministration } from './administration-context.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { useFailureWords, useGraphMail } from './graph-mail-texts.ts';
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
  const failures = useFailureWords();
  const { imap, graph, lastReadAt, lastError, paused } = mailbox;
  const place = imap ? `${imap.user} @ ${imap.host}` : graph && `${graph.user} · Microsoft 365`;
  if (!place) return <span class="admin-detail">{words.listens}</span>;
  const read = lastReadAt ? words.lastRead(formatDateTime(desk.value.locale, lastReadAt)) : words.neverRead;
  return (
    <>
      <span class="admin-detail">{`${place} · ${read}`}</span>
      {mailbox.told && !paused && <ToldOf told={mailbox.told} />}
      {lastError && !paused && (
        <span class="s-error">
          {failures[lastError]} {words.tryAgain}
        </span>
      )}
    </>
  );
}

/** Whether Microsoft tells of new mail by itself. */
function ToldOf({ told }: { told: NonNullable<Mailbox['told']> }) {
  const { words: desk } = useDesk();
  const words = useGraphMail();
  const failures = useFailureWords();
  if (told.error)
    return (
      <span class="admin-detail">
        {words.notTold} {failures[told.error]}
      </span>
    );
  const until = told.until && formatDateTime(desk.value.locale, told.until);
  return <span class="admin-detail">{until ? words.told(until) : words.asks}</span>;
}
