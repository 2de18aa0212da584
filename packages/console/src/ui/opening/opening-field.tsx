import { circleAlertIcon } from '@sinia/design/icons';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { LONGEST, LONGEST_SMS, type OpeningProblem } from './check-opening.ts';
import type { Opening } from './opening.ts';
import type { OpeningField } from './opening-form.ts';

type TextField = keyof typeof LONGEST;

interface TextProps {
  readonly opening: Opening;
  readonly field: TextField;
  readonly label: string;
  readonly mode?: 'text' | 'email' | 'tel';
  readonly rows?: number;
  readonly help?: string;
  /** Where one begins to type. */
  readonly first?: boolean;
  readonly lang?: string;
}

/** A field for words, its help and what is wrong with it. */
export function TextField({
  opening,
  field,
  label,
  mode = 'text',
  rows,
  help,
  lang,
  first = false,
}: TextProps) {
  const id = useId();
  const problem = opening.problems.value[field];
  const shared = {
    id,
    lang,
    class: 's-input',
    dir: 'auto' as const,
    autofocus: first,
    value: opening.form.value[field],
    'aria-invalid': problem ? ('true' as const) : undefined,
    'aria-describedby': `${id}-more`,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      opening.set({ [field]: event.currentTarget.value }),
    onBlur: () => void opening.save(),
  };
  return (
    <div class="s-field">
      <label class="s-label" for={id}>
        {label}
      </label>
      {rows ? (
        <textarea {...shared} rows={rows} />
      ) : (
        <input {...shared} type="text" inputMode={mode} autocomplete="off" />
      )}
      <div id={`${id}-more`}>
        {help && <p class="s-help">{help}</p>}
        <Problem problem={problem} longest={longestOf(opening, field)} />
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly opening: Opening;
  readonly field: OpeningField;
  readonly label: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
}

export function ChoiceField({ opening, field, label, choices }: ChoiceProps) {
  return (
    <label class="s-field">
      <span class="s-label">{label}</span>
      <select
        class="s-input"
        value={String(opening.form.value[field])}
        onChange={(event) => opening.set({ [field]: event.currentTarget.value })}
      >
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Several fields that belong together, under a title of their own. */
export function FieldGroup({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="opening-group">
      <legend class="context-title">{title}</legend>
      {children}
    </fieldset>
  );
}

export function Problem({ problem, longest }: { problem: OpeningProblem | undefined; longest: number }) {
  const { opening } = useDesk().texts;
  if (!problem) return null;
  return (
    <p class="s-error">
      <Icon of={circleAlertIcon} />
      <span>{problem === 'tooLong' ? opening.tooLong(longest) : opening.problems[problem]}</span>
    </p>
  );
}

function longestOf(opening: Opening, field: TextField): number {
  const { writtenBy, channel } = opening.form.value;
  return field === 'body' && writtenBy === 'us' && channel === 'sms' ? LONGEST_SMS : LONGEST[field];
}
