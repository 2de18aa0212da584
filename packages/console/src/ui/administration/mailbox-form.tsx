import { useState } from 'preact/hooks';
import type { Mailbox, MailboxDraft } from '../../port/administration-port.ts';
import { toDeskError } from '../../port/desk-error.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAdministration } from './administration-context.ts';
import { CheckedForm } from './checked-form.tsx';
import type { ConnectionWrong } from './connection-fields.tsx';
import { GraphFields } from './graph-fields.tsx';
import { useGraphMail } from './graph-mail-texts.ts';
import { ImapFields } from './imap-fields.tsx';
import { newWay, WAYS, wayChange, wayOf } from './mailbox-way.ts';

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
  const graphWords = useGraphMail();
  const [way, setWay] = useState(wayOf(mailbox));
  const [wrong, setWrong] = useState<ConnectionWrong | null>(null);
  const [checking, setChecking] = useState(false);
  const { groups } = desk.staff.value;

  const save = (data: FormData): Promise<unknown> => {
    const name = String(data.get('name')).trim();
    const groupId = String(data.get('groupId'));
    if (mailbox) return port.changeMailbox(mailbox.id, { name, groupId, ...wayChange(mailbox, way, data) });
    const address = String(data.get('address')).trim();
    return port.createMailbox({ name, address, groupId, ...newWay(way, data) } as MailboxDraft);
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
        {WAYS.map((one) => (
          <label key={one} class="s-check">
            <input type="radio" name="how" checked={way === one} onChange={() => setWay(one)} />
            {{ smtp: words.byListener, imap: words.byImap, graph: graphWords.by }[one]}
          </label>
        ))}
      </fieldset>
      {way === 'imap' && <ImapFields known={mailbox?.imap ?? null} wrong={wrong} />}
      {way === 'graph' && <GraphFields known={mailbox?.graph ?? null} wrong={wrong} />}
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary" aria-disabled={checking}>
          {way === 'smtp' ? texts.save : checking ? words.checking : words.check}
        </button>
        <button type="button" class="s-button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </p>
    </CheckedForm>
  );
}

function wrongOf({ pointer, code }: { pointer: string; code: string }): ConnectionWrong {
  return { field: pointer.split('/').at(-1) ?? '', code };
}
