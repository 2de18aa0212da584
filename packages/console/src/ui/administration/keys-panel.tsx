import { SCOPES, type Scope } from '@sinia/core';
import { formatDateTime } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { AdminPage } from './admin-page.tsx';
import { administered, useAdministration } from './administration-context.ts';
import { CheckedForm } from './checked-form.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { ShownOnce } from './shown-once.tsx';
import { useLoaded } from './use-loaded.ts';

/** The secret keys of other programs. */
export const KeysPanel = administered(() => {
  const { texts, port, act } = useAdministration();
  const desk = useDesk();
  const words = texts.keys;
  const loaded = useLoaded(() => port.keys());
  const [fresh, setFresh] = useState<string | null>(null);
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const revoke = async (id: string) => {
    if (await act(port.revokeKey(id), words.revokedNow)) loaded.reload();
  };
  return (
    <AdminPage title={words.title} intro={words.intro}>
      {fresh && (
        <ShownOnce title={words.keyTitle} help={words.keyHelp} secret={fresh} onDone={() => setFresh(null)} />
      )}
      {loaded.value.length === 0 && <p class="s-muted">{words.none}</p>}
      <ul class="admin-list">
        {loaded.value.map((key) => (
          <li key={key.id} class="admin-row" data-off={key.revokedAt ? true : undefined}>
            <p class="admin-main">
              <strong>{key.name}</strong>
              <span class="admin-detail">{key.scopes.join(' · ')}</span>
            </p>
            <p class="admin-aside s-small s-muted">
              {words.created}: {formatDateTime(desk.words.value.locale, key.createdAt)}
              <br />
              {words.lastUsed}:{' '}
              {key.lastUsedAt ? formatDateTime(desk.words.value.locale, key.lastUsedAt) : words.never}
            </p>
            {key.revokedAt ? (
              <span class="s-badge s-badge-warning">{words.revoked}</span>
            ) : (
              <ConfirmButton
                label={words.revokeShort}
                name={words.revoke(key.name)}
                run={() => void revoke(key.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <KeyForm
        made={(key) => {
          setFresh(key);
          loaded.reload();
        }}
      />
    </AdminPage>
  );
});

function KeyForm({ made }: { made: (key: string) => void }) {
  const { texts, port, act } = useAdministration();
  const words = texts.keys;
  const submit = async (data: FormData, form: HTMLFormElement) => {
    const name = String(data.get('name')).trim();
    const scopes = data.getAll('scope') as Scope[];
    const answer = await act(port.createKey({ name, scopes }));
    if (!answer) return;
    form.reset();
    made(answer.key);
  };
  return (
    <CheckedForm onSubmit={submit} also={(data) => (data.has('scope') ? [] : [words.noScope])}>
      <h3 class="s-label">{words.add}</h3>
      <label class="s-field">
        <span class="s-label">{words.name}</span>
        <input class="s-input" name="name" required maxLength={80} autoComplete="off" />
      </label>
      <fieldset class="choices">
        <legend class="s-label">{words.scopes}</legend>
        {(Object.keys(SCOPES) as Scope[]).map((scope) => (
          <label key={scope} class="s-check">
            <input type="checkbox" name="scope" value={scope} />
            <code>{scope}</code>
          </label>
        ))}
      </fieldset>
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {words.add}
        </button>
      </p>
    </CheckedForm>
  );
}
