import { LANGUAGES, type Language, STAFF_ROLES, type StaffRole } from '@sinia/core';
import { useId, useState } from 'preact/hooks';
import type { Group, Person } from '../../port/administration-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useAdministration } from './administration-context.ts';
import { CheckedForm } from './checked-form.tsx';
import { PersonAccess } from './person-access.tsx';

interface Props {
  /** Absent: somebody new. */
  readonly person?: Person;
  readonly groups: readonly Group[];
  /** @param link with which they choose a password, where one was made */
  readonly onDone: (link?: { url: string; expiresAt: string }) => void;
  readonly onCancel: () => void;
}

/** Who somebody is, what they may do, and in which groups. */
export function PersonForm({ person, groups, onDone, onCancel }: Props) {
  const desk = useDesk();
  const { texts, port, act } = useAdministration();
  const words = texts.people;
  const id = useId();
  const [role, setRole] = useState<StaffRole>(person?.role ?? 'agent');
  const [groupIds, setGroupIds] = useState<readonly string[]>(person?.groupIds ?? []);

  const submit = async (data: FormData) => {
    const name = String(data.get('name')).trim();
    const language = String(data.get('language')) as Language;
    const profile = { name, role, language, groupIds: [...groupIds] };
    if (person) {
      if (await act(port.changePerson(person.id, profile), texts.saved)) onDone();
      return;
    }
    const invited = await act(port.invite({ ...profile, email: String(data.get('email')).trim() }));
    if (invited) onDone(invited);
  };
  const toggle = (id: string, on: boolean) =>
    setGroupIds(on ? [...groupIds, id] : groupIds.filter((one) => one !== id));
  return (
    <CheckedForm opened onSubmit={submit}>
      <h3 class="s-label">{person ? words.editTitle : words.invite}</h3>
      <div class="admin-fields">
        <label class="s-field">
          <span class="s-label">{words.name}</span>
          <input
            class="s-input"
            name="name"
            required
            maxLength={120}
            defaultValue={person?.name}
            autoComplete="off"
          />
        </label>
        {!person && (
          <label class="s-field">
            <span class="s-label">{words.email}</span>
            <input class="s-input" name="email" type="email" required maxLength={254} autoComplete="off" />
          </label>
        )}
        <label class="s-field">
          <span class="s-label">{words.language}</span>
          <select class="s-input" name="language" defaultValue={person?.language ?? 'ca'}>
            {LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {desk.texts.language[one]}
              </option>
            ))}
          </select>
        </label>
        <div class="s-field">
          <label for={id}>{words.role}</label>
          <select
            class="s-input"
            id={id}
            value={role}
            aria-describedby={`${id}-help`}
            onChange={(event) => setRole(event.currentTarget.value as StaffRole)}
          >
            {STAFF_ROLES.map((one) => (
              <option key={one} value={one}>
                {desk.texts.role[one]}
              </option>
            ))}
          </select>
          <span class="s-help" id={`${id}-help`}>
            {texts.roles[role]}
          </span>
        </div>
      </div>
      <fieldset class="choices">
        <legend class="s-label">{words.groups}</legend>
        {groups.map(({ id, name }) => (
          <label key={id} class="s-check">
            <input
              type="checkbox"
              checked={groupIds.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {person && <PersonAccess person={person} onDone={onDone} />}
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {person ? texts.save : words.inviteSave}
        </button>
        <button type="button" class="s-button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </p>
    </CheckedForm>
  );
}
