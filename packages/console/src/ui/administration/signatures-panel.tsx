import { LANGUAGES, type Language } from '@sinia/core';
import { useState } from 'preact/hooks';
import type { Group } from '../../port/administration-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { AdminPage } from './admin-page.tsx';
import { administered, useAdministration } from './administration-context.ts';
import { useLoaded } from './use-loaded.ts';

/** What stands below the answers of each group, in every language, and how it will look. */
export const SignaturesPanel = administered(() => {
  const { texts, port } = useAdministration();
  const words = texts.signatures;
  const loaded = useLoaded(() => port.groups());
  const [chosen, setChosen] = useState('');
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const group = loaded.value.find(({ id }) => id === chosen) ?? loaded.value[0];
  return (
    <AdminPage title={words.title} intro={words.intro}>
      <label class="s-field admin-name">
        <span class="s-label">{words.group}</span>
        <select class="s-input" value={group?.id} onChange={(event) => setChosen(event.currentTarget.value)}>
          {loaded.value.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {group && <SignatureForm key={group.id} group={group} onSaved={loaded.reload} />}
    </AdminPage>
  );
});

function SignatureForm({ group, onSaved }: { group: Group; onSaved: () => void }) {
  const desk = useDesk();
  const { texts, port, act } = useAdministration();
  const words = texts.signatures;
  const [written, setWritten] = useState<Partial<Record<Language, string>>>(group.signature);
  const [shown, setShown] = useState<Language>('ca');
  const save = async (event: Event) => {
    event.preventDefault();
    if (await act(port.changeGroup(group.id, { signature: written }), texts.saved)) onSaved();
  };
  return (
    <form class="signature" onSubmit={(event) => void save(event)}>
      <div class="admin-form">
        {LANGUAGES.map((language) => (
          <label key={language} class="s-field">
            <span class="s-label">{words.text(desk.texts.language[language].toLowerCase())}</span>
            <textarea
              class="s-input"
              lang={language}
              rows={3}
              maxLength={1_000}
              value={written[language] ?? ''}
              onFocus={() => setShown(language)}
              onInput={(event) => {
                setShown(language);
                setWritten({ ...written, [language]: event.currentTarget.value });
              }}
            />
          </label>
        ))}
        <p class="s-help">{words.help}</p>
        <p class="admin-actions">
          <button type="submit" class="s-button s-button-primary">
            {texts.save}
          </button>
        </p>
      </div>
      <SignaturePreview text={(written[shown]?.trim() || written.ca?.trim()) ?? ''} />
    </form>
  );
}

function SignaturePreview({ text }: { text: string }) {
  const words = useAdministration().texts.signatures;
  return (
    <section class="template-preview" aria-label={words.preview}>
      <h3 class="context-title">{words.preview}</h3>
      <p class="s-prose">{words.sample}</p>
      {text ? <p class="s-prose signature-text">{text}</p> : <p class="s-small s-muted">{words.none}</p>}
    </section>
  );
}
