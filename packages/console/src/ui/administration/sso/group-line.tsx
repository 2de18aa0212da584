import { STAFF_ROLES, type StaffRole } from '@sinia/core';
import type { SsoSettingsTexts } from '@sinia/i18n/sso-settings/ca';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Group, SsoGroup } from '../../../port/administration-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { useAdministration } from '../administration-context.ts';

interface Props {
  readonly words: SsoSettingsTexts['groups'];
  readonly line: SsoGroup;
  readonly number: number;
  readonly ours: readonly Group[];
  readonly onChange: (set: Partial<SsoGroup>) => void;
  readonly onRemove: () => void;
}

/** One group of the provider: the role that it gives, and the groups of ours that its people are in. */
export function GroupLine({ words, line, number, ours, onChange, onRemove }: Props) {
  const desk = useDesk();
  const { texts } = useAdministration();
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!line.group) first.current?.focus();
  }, []);
  const name = line.label || words.line(number);
  const toggle = (id: string, on: boolean) =>
    onChange({ groupIds: on ? [...line.groupIds, id] : line.groupIds.filter((one) => one !== id) });
  return (
    <fieldset class="admin-line">
      <legend class="s-label">{name}</legend>
      <div class="admin-fields">
        <label class="s-field">
          <span class="s-label">{words.label}</span>
          <input
            ref={first}
            class="s-input"
            required
            maxLength={80}
            value={line.label}
            autoComplete="off"
            onInput={(event) => onChange({ label: event.currentTarget.value })}
          />
        </label>
        <label class="s-field">
          <span class="s-label">{words.group}</span>
          <input
            class="s-input"
            required
            maxLength={200}
            value={line.group}
            autoComplete="off"
            spellcheck={false}
            onInput={(event) => onChange({ group: event.currentTarget.value })}
          />
        </label>
        <div class="s-field">
          <label class="s-label" for={id}>
            {words.role}
          </label>
          <select
            class="s-input"
            id={id}
            aria-describedby={`${id}-help`}
            value={line.role}
            onChange={(event) => onChange({ role: event.currentTarget.value as StaffRole })}
          >
            {STAFF_ROLES.map((one) => (
              <option key={one} value={one}>
                {desk.texts.role[one]}
              </option>
            ))}
          </select>
          <span class="s-help" id={`${id}-help`}>
            {texts.roles[line.role]}
          </span>
        </div>
      </div>
      <fieldset class="choices">
        <legend class="s-label">{words.ours}</legend>
        {ours.map(({ id: ourId, name: group }) => (
          <label key={ourId} class="s-check">
            <input
              type="checkbox"
              checked={line.groupIds.includes(ourId)}
              onChange={(event) => toggle(ourId, event.currentTarget.checked)}
            />
            {group}
          </label>
        ))}
      </fieldset>
      <p class="admin-actions">
        <button
          type="button"
          class="s-button s-button-small"
          aria-label={words.remove(name)}
          onClick={onRemove}
        >
          {words.removeShort}
        </button>
      </p>
    </fieldset>
  );
}
