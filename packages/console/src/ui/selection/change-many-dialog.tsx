import { PRIORITIES, STATUSES } from '@sinia/core';
import { useId, useState } from 'preact/hooks';
import type { ManyWork } from '../../port/work-port.ts';
import { targets, workOnMany } from '../../state/work-on-many.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Dialog } from '../parts/dialog.tsx';

type Fields = NonNullable<Extract<ManyWork, { verb: 'apply' }>['set']>;

const NOBODY = '-';

/** Several fields of the chosen tickets in one act: what stays «no change» stays in each as it is. */
export function ChangeManyDialog() {
  const desk = useDesk();
  const { texts, staff } = desk;
  const { many } = texts;
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState('');
  const ids = targets(desk);
  const close = () => {
    desk.overlay.value = 'none';
  };
  const pick = (name: string) => (value: string) => setChosen({ ...chosen, [name]: value });
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const addTags = tagsOf(chosen.addTags);
    const removeTags = tagsOf(chosen.removeTags);
    const set = fieldsOf(chosen);
    if (Object.keys(set).length + addTags.length + removeTags.length === 0) return setProblem(many.nothing);
    close();
    void workOnMany(desk, ids, { verb: 'apply', set, addTags, removeTags });
  };
  const named = (names: Readonly<Record<string, string>>, keys: readonly string[]) =>
    keys.map((id) => ({ id, name: names[id] ?? id }));
  const people = [{ id: NOBODY, name: texts.assign.nobody }, ...staff.value.agents];
  return (
    <Dialog title={many.title(ids.length)} closeLabel={texts.help.close} onClose={close}>
      <form class="change-many" onSubmit={onSubmit}>
        <Choice
          label={texts.field.status}
          of={named(texts.status, STATUSES.slice(1))}
          onPick={pick('status')}
        />
        <Choice label={texts.field.assigneeId} of={people} onPick={pick('assigneeId')} />
        <Choice label={texts.field.groupId} of={staff.value.groups} onPick={pick('groupId')} />
        <Choice
          label={texts.field.priority}
          of={named(texts.priority, PRIORITIES)}
          onPick={pick('priority')}
        />
        <Tags label={many.addTags} help={many.tagsHelp} onType={pick('addTags')} />
        <Tags label={many.removeTags} help={many.tagsHelp} onType={pick('removeTags')} />
        {problem && (
          <p class="s-error" role="alert">
            {problem}
          </p>
        )}
        <p class="dialog-end">
          <button type="submit" class="s-button s-button-strong">
            {many.apply}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function fieldsOf({ status, priority, assigneeId, groupId }: Readonly<Record<string, string>>): Fields {
  return {
    ...(status && { status: status as NonNullable<Fields['status']> }),
    ...(priority && { priority: priority as NonNullable<Fields['priority']> }),
    ...(assigneeId && { assigneeId: assigneeId === NOBODY ? null : assigneeId }),
    ...(groupId && { groupId }),
  };
}

function tagsOf(typed = ''): string[] {
  const tags = typed.split(',').map((tag) => tag.replace(/^\s*#/, '').trim().toLowerCase().slice(0, 40));
  return [...new Set(tags.filter(Boolean))];
}

interface ChoiceProps {
  readonly label: string;
  readonly of: readonly { readonly id: string; readonly name: string }[];
  readonly onPick: (id: string) => void;
}

function Choice({ label, of, onPick }: ChoiceProps) {
  const { texts } = useDesk();
  return (
    <label class="s-field">
      <span class="s-label">{label}</span>
      <select class="s-input" onChange={(event) => onPick(event.currentTarget.value)}>
        <option value="">{texts.many.keep}</option>
        {of.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Tags({ label, help, onType }: { label: string; help: string; onType: (typed: string) => void }) {
  const id = useId();
  return (
    <div class="s-field">
      <label class="s-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="s-input"
        maxLength={400}
        aria-describedby={`${id}-help`}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <span class="s-help" id={`${id}-help`}>
        {help}
      </span>
    </div>
  );
}
