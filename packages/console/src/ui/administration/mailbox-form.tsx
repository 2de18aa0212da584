import { useState } from 'preact/hooks';
import type { Mailbox, MailboxDraft } from '../../port/administration-port.ts';
import { toDeskError } from '../../port/desk-error.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAdministration } from './administration-context.ts';
import { CheckedForm } from './checked-form.tsx';
import { ImapFields, type ImapWrong } from './imap-fields.tsx';
import { imapOf } from './imap-of.ts';

interface Props {
  /** Absent: a new one. */
  readonly mailbox?: Mailbox;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Name, group and way in of a mailbox. Nothing is saved before the connection has been tried. */
export function MailboxForm({ mailbox, onDone, onCancel }: Props) {
  const desk = useDesk();
  const { texts, port, act } = useAdministration();
  const words = texts.mailboxes;
  const [byImap, setByImap] = useState(mailbox?.imap != null);
  const [wrong, setWrong] = useState<ImapWrong | null>(null);
  const [checking, setChecking] = useState(false);
  const { groups } = desk.staff.value;

  const save = (data: FormData): Promise<unknown> => {
    const name = String(data.get('name')).trim();
    const groupId = String(data.get('groupId'));
    const imap = byImap ? imapOf(data) : null;
    if (mailbox) return port.changeMailbox(mailbox.id, { name, groupId, ...changeOf(mailbox, imap) });
    const address = String(data.get('address')).trim();
    return port.createMailbox({ name, address, groupId, imap: imap as MailboxDraft['imap'] });
  };
  const submit = async (data: FormData) => {
    if (checking) return;
    setWrong(null);
    setChecking(true);
    try {
      await save(data);
      desk.toasts.say(texts.saved);
      onDone();
    } catch (thrown) {
      const { code, fields } = toDeskError(thrown);
      const [field] = fields;
      if (code === 'mailbox_unreadable' && field) setWrong(wrongOf(field));
      else await act(Promise.reject(thrown));
    } finally {
      setChecking(false);
    }
  };
  return (
    <CheckedForm opened onSubmit={submit}>
      <h3 class="s-label">{mailbox ? words.edit(mailbox.name) : words.add}</h3>
      <div class="admin-fields">
        <label class="s-field">
          <span class="s-label">{words.name}</span>
          <input
            class="s-input"
            name="name"
            required
            maxLength={80}
            defaultValue={mailbox?.name}
            autoComplete="off"
          />
        </label>
        {!mailbox && (
          <label class="s-field">
            <span class="s-label">{words.address}</span>
            <input class="s-input" name="address" type="email" required maxLength={200} autoComplete="off" />
            <span class="s-help">{words.addressHelp}</span>
          </label>
        )}
        <label class="s-field">
          <span class="s-label">{words.group}</span>
          <select class="s-input" name="groupId" defaultValue={mailbox?.groupId}>
            {groups.map(({ id, name }) => (
              <option key={id} value={id} selected={id === mailbox?.groupId}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset class="choices">
        <legend class="s-label">{words.how}</legend>
        {[false, true].map((one) => (
          <label key={String(one)} class="s-check">
            <input type="radio" name="how" checked={byImap === one} onChange={() => setByImap(one)} />
            {one ? words.byImap : words.byListener}
          </label>
        ))}
      </fieldset>
      {byImap && <ImapFields known={mailbox?.imap ?? null} wrong={wrong} />}
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary" aria-disabled={checking}>
          {checking && byImap ? words.checking : byImap ? words.check : texts.save}
        </button>
        <button type="button" class="s-button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </p>
    </CheckedForm>
  );
}

/** What says nothing new is not sent: a mailbox whose way in stays as it was is not entered for a new name. */
function changeOf({ imap }: Mailbox, wanted: ReturnType<typeof imapOf> | null) {
  if (!wanted) return imap ? { imap: null } : {};
  const { password, ...place } = wanted;
  const same =
    imap && password === undefined && JSON.stringify(sorted(place)) === JSON.stringify(sorted(imap));
  return same ? {} : { imap: wanted };
}

const sorted = (value: object) => Object.entries(value).sort(([left], [right]) => left.localeCompare(right));

function wrongOf({ pointer, code }: { pointer: string; code: string }): ImapWrong {
  return { field: pointer.split('/').at(-1) ?? '', code };
}
