import { useState } from 'preact/hooks';
import type { Group } from '../../port/administration-port.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { AdminPage } from './admin-page.tsx';
import { administered, useAdministration } from './administration-context.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { useLoaded } from './use-loaded.ts';

/** The teams, and which of them new tickets go to. */
export const GroupsPanel = administered(() => {
  const { texts, port, act } = useAdministration();
  const words = texts.groups;
  const loaded = useLoaded(() => port.groups());
  const [name, setName] = useState('');
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const add = async (event: Event) => {
    event.preventDefault();
    if (name.trim() && (await act(port.createGroup(name.trim()), texts.saved))) {
      setName('');
      loaded.reload();
    }
  };
  return (
    <AdminPage title={words.title} intro={words.intro}>
      <ul class="admin-list">
        {loaded.value.map((group) => (
          <GroupRow key={group.id} group={group} reload={loaded.reload} />
        ))}
      </ul>
      <form class="admin-add" onSubmit={(event) => void add(event)}>
        <label class="s-field">
          <span class="s-label">{words.name}</span>
          <input
            class="s-input"
            value={name}
            maxLength={80}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="s-button" disabled={!name.trim()}>
          {words.add}
        </button>
      </form>
    </AdminPage>
  );
});

function GroupRow({ group, reload }: { group: Group; reload: () => void }) {
  const { texts, port, act } = useAdministration();
  const words = texts.groups;
  const { id, name, isDefault, memberIds } = group;
  const change = async (work: Promise<unknown>, done: string) => {
    if (await act(work, done)) reload();
  };
  return (
    <li class="admin-row">
      <input
        class="s-input admin-name"
        defaultValue={name}
        maxLength={80}
        aria-label={words.rename(name)}
        onChange={(event) => {
          const wanted = event.currentTarget.value.trim();
          if (wanted && wanted !== name) void change(port.changeGroup(id, { name: wanted }), texts.saved);
        }}
      />
      <p class="admin-aside s-small s-muted">{words.members(memberIds.length)}</p>
      {isDefault ? (
        <span class="s-badge s-badge-info">{words.isDefault}</span>
      ) : (
        <span class="admin-actions">
          <button
            type="button"
            class="s-button s-button-small"
            onClick={() => void change(port.changeGroup(id, { isDefault: true }), texts.saved)}
          >
            {words.makeDefault}
          </button>
          <ConfirmButton
            label={words.remove('').trim()}
            name={words.remove(name)}
            run={() => void change(port.removeGroup(id), words.removed)}
          />
        </span>
      )}
    </li>
  );
}
