import type { SsoSettingsTexts } from '@sinia/i18n/sso-settings/ca';
import { useState } from 'preact/hooks';
import type { Group, SsoGroup } from '../../../port/administration-port.ts';
import { useAdministration } from '../administration-context.ts';
import { CheckedForm } from '../checked-form.tsx';
import { GroupLine } from './group-line.tsx';

interface Props {
  readonly words: SsoSettingsTexts['groups'];
  readonly known: readonly SsoGroup[];
  readonly ours: readonly Group[];
  readonly onSaved: () => void;
}

interface Line extends SsoGroup {
  /** Stays while the line is edited; the group's name may change. */
  readonly key: number;
}

const BLANK: SsoGroup = { group: '', label: '', role: 'agent', groupIds: [] };

/** What each group of the provider may do here: the table is saved whole. */
export function GroupTable({ words, known, ours, onSaved }: Props) {
  const { texts, port, act } = useAdministration();
  const [lines, setLines] = useState<readonly Line[]>(known.map((line, key) => ({ ...line, key })));
  const [next, setNext] = useState(known.length);
  const change = (key: number, set: Partial<SsoGroup>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...set } : line)));
  const add = () => {
    setLines([...lines, { ...BLANK, key: next }]);
    setNext(next + 1);
  };
  const twice = () => {
    const names = new Set(lines.map(({ group }) => group.trim().toLowerCase()));
    return names.size < lines.length ? [words.twice] : [];
  };
  const save = async () => {
    const groups = lines.map(({ group, label, role, groupIds }) => ({
      ...{ group: group.trim(), label: label.trim(), role },
      groupIds: [...groupIds],
    }));
    if (await act(port.saveGroupRoles(groups), texts.saved)) onSaved();
  };
  return (
    <CheckedForm onSubmit={save} also={twice}>
      <div>
        <h3 class="s-label">{words.title}</h3>
        <p class="s-help">{words.intro}</p>
        <p class="s-help">{lines.length === 0 ? words.none : words.seats}</p>
      </div>
      {lines.map((line, index) => (
        <GroupLine
          key={line.key}
          {...{ words, line, ours, number: index + 1 }}
          onChange={(set) => change(line.key, set)}
          onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {words.save}
        </button>
        <button type="button" class="s-button" onClick={add}>
          {words.add}
        </button>
      </p>
    </CheckedForm>
  );
}
