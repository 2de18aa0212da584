import { useState } from 'preact/hooks';
import { FailureNote } from '../../parts/failure-note.tsx';
import { CheckedForm } from '../checked-form.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { useLoaded } from '../use-loaded.ts';
import { readPasted } from './read-pasted.ts';
import { useTelephony } from './telephony-context.ts';

/** Whose telephone each extension is; one by one, or a list pasted from a spreadsheet. */
export function ExtensionTable() {
  const { texts, port, act } = useTelephony();
  const words = texts.extension;
  const [pasting, setPasting] = useState(false);
  const loaded = useLoaded(async () => {
    const [rows, people] = await Promise.all([port.extensions(), port.people()]);
    return { rows, people: people.filter(({ role }) => role === 'agent' || role === 'supervisor') };
  });
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const { rows, people } = loaded.value;
  const add = async (wanted: { extension: string; userId: string }[], form: HTMLFormElement) => {
    const added = await act(port.addExtensions(wanted));
    if (!added) return;
    form.reset();
    setPasting(false);
    loaded.reload();
  };
  const remove = async (extension: string) => {
    if (await act(port.removeExtension(extension), words.removedNow)) loaded.reload();
  };
  const unreadable = (data: FormData) =>
    readPasted(String(data.get('list')), people).unread.map((line) => words.unread(line));
  return (
    <>
      {rows.length === 0 ? (
        <p class="s-muted">{words.none}</p>
      ) : (
        <table class="s-table">
          <caption class="s-hidden">{texts.parts.extensions}</caption>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.person}</th>
              <th scope="col">
                <span class="s-hidden">{words.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ extension, name }) => (
              <tr key={extension}>
                <td>{extension}</td>
                <td>
                  <bdi>{name}</bdi>
                </td>
                <td>
                  <ConfirmButton
                    label={words.remove}
                    name={words.removeOf(extension)}
                    run={() => void remove(extension)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pasting ? (
        <CheckedForm
          opened
          also={unreadable}
          onSubmit={(data, form) => add([...readPasted(String(data.get('list')), people).rows], form)}
        >
          <label class="s-field">
            <span class="s-label">{words.list}</span>
            <textarea class="s-input" name="list" rows={6} required />
            <span class="s-help">{words.listHelp}</span>
          </label>
          <p class="admin-actions">
            <button type="submit" class="s-button s-button-primary">
              {words.addAll}
            </button>
            <button type="button" class="s-button s-button-quiet" onClick={() => setPasting(false)}>
              {texts.cancel}
            </button>
          </p>
        </CheckedForm>
      ) : (
        <CheckedForm
          onSubmit={(data, form) =>
            add(
              [{ extension: String(data.get('extension')).trim(), userId: String(data.get('userId')) }],
              form,
            )
          }
        >
          <div class="admin-add">
            <label class="s-field">
              <span class="s-label">{words.number}</span>
              <input class="s-input s-numbers" name="extension" required pattern="[\w.\-]{1,40}" />
            </label>
            <label class="s-field">
              <span class="s-label">{words.person}</span>
              <select class="s-input" name="userId" required>
                {people.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" class="s-button s-button-primary">
              {words.add}
            </button>
            <button type="button" class="s-button s-button-quiet" onClick={() => setPasting(true)}>
              {words.paste}
            </button>
          </div>
        </CheckedForm>
      )}
    </>
  );
}
