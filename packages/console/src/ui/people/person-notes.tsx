import type { ContactNote } from '@sinia/contracts';
import { stickyNoteIcon, trashIcon } from '@sinia/design/icons';
import { formatWhen } from '@sinia/i18n';
import { useId, useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';

const LONGEST = 5_000;

interface Props {
  readonly contactId: string;
  readonly notes: readonly ContactNote[];
}

/** What colleagues should know of somebody; the customer never reads it. */
export function PersonNotes({ contactId, notes }: Props) {
  const desk = useDesk();
  return (
    <>
      {desk.mayWrite && <NoteForm contactId={contactId} />}
      <NoteList notes={notes} />
    </>
  );
}

function NoteForm({ contactId }: { contactId: string }) {
  const { texts, port, act, turn } = usePeople();
  const id = useId();
  const [body, setBody] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (event: Event) => {
    event.preventDefault();
    if (busy || body.trim() === '') return;
    setBusy(true);
    const saved = await act(port.note(contactId, body.trim()), texts.notes.saved);
    setBusy(false);
    if (!saved) return;
    setBody('');
    turn.value += 1;
  };
  return (
    <form class="note-form" onSubmit={(event) => void save(event)}>
      <label class="s-hidden" for={id}>
        {texts.notes.field}
      </label>
      <textarea
        id={id}
        class="s-input"
        rows={2}
        dir="auto"
        maxLength={LONGEST}
        placeholder={texts.notes.field}
        value={body}
        onInput={(event) => setBody(event.currentTarget.value)}
      />
      {body.trim() !== '' && (
        <button type="submit" class="s-button s-button-small" aria-disabled={busy}>
          <Icon of={stickyNoteIcon} />
          {texts.notes.save}
        </button>
      )}
    </form>
  );
}

export function NoteList({ notes }: { notes: readonly ContactNote[] }) {
  const { texts } = usePeople();
  if (notes.length === 0) return <p class="s-small s-muted">{texts.notes.none}</p>;
  return (
    <ul class="person-notes">
      {notes.map((note) => (
        <Note key={note.id} note={note} />
      ))}
    </ul>
  );
}

function Note({ note }: { note: ContactNote }) {
  const desk = useDesk();
  const { texts, port, act, turn } = usePeople();
  const when = formatWhen(desk.words.value.locale, note.createdAt, desk.now());
  const remove = async () => {
    if (await act(port.removeNote(note.id), texts.notes.removed)) turn.value += 1;
  };
  return (
    <li class="person-note">
      <p class="s-prose" dir="auto">
        {note.body}
      </p>
      <p class="person-note-foot s-tiny s-muted">
        <span>
          {note.author} · {when}
        </span>
        {note.own && (
          <button
            type="button"
            class="s-button s-button-quiet s-button-icon s-button-small"
            aria-label={texts.notes.remove(when)}
            onClick={() => void remove()}
          >
            <Icon of={trashIcon} />
          </button>
        )}
      </p>
    </li>
  );
}
