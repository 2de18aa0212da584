import { LANGUAGES } from '@sinia/core';
import { CONTACT_KINDS } from '@sinia/core/identity';
import { useId, useRef, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { PersonCard } from '../../port/people-port.ts';
import { reasonOf } from '../../state/explain.ts';
import { useDesk } from '../parts/desk-context.ts';
import { IdentityFields } from './identity-fields.tsx';
import { usePeople } from './people-context.ts';
import { changedPerson, createdPerson, type PersonInForm } from './person-in-form.ts';

interface Props {
  readonly person: PersonInForm;
  /** Absent: a new card. */
  readonly card?: PersonCard;
  readonly onSaved: (card: PersonCard) => void;
  readonly onCancel: () => void;
}

/** Who somebody is, as an agent writes it. What is refused stays in the form, with the reason beside its field. */
export function PersonForm({ person, card, onSaved, onCancel }: Props) {
  const desk = useDesk();
  const { texts, port, reasons, turn } = usePeople();
  const t = texts.form;
  const [before] = useState(person);
  const [form, setForm] = useState(person);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const set = (changes: Partial<PersonInForm>) => setForm((now) => ({ ...now, ...changes }));
  const save = async (event: Event) => {
    event.preventDefault();
    if (busy || form.name.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      const saved = card
        ? await port.change(card.id, card.version, changedPerson(before, form))
        : await port.create(createdPerson(form));
      desk.toasts.say(card ? t.saved : t.created);
      turn.value += 1;
      onSaved(saved);
    } catch (thrown) {
      const refused = toDeskError(thrown);
      setProblem(refused);
      // Read again, so that the next try is about the card as it is now.
      if (refused.code === 'version_stale') turn.value += 1;
      requestAnimationFrame(() =>
        element.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role=alert]')?.focus(),
      );
    }
    setBusy(false);
  };
  return (
    <form ref={element} class="person-form" onSubmit={(event) => void save(event)}>
      <Choice
        label={t.kind}
        value={form.kind}
        choices={CONTACT_KINDS.map((kind) => [kind, texts.kind[kind]])}
        onPick={(kind) => set({ kind: kind as PersonInForm['kind'] })}
      />
      <label class="s-field">
        <span class="s-label">{t.name}</span>
        <input
          class="s-input"
          dir="auto"
          required
          maxLength={200}
          autocomplete="off"
          // biome-ignore lint/a11y/noAutofocus: it is the dialog's first field
          autoFocus
          value={form.name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </label>
      <IdentityFields
        identities={form.identities}
        problem={problem}
        onChange={(identities) => set({ identities })}
      />
      <label class="s-field">
        <span class="s-label">{t.address}</span>
        <input
          class="s-input"
          dir="auto"
          maxLength={300}
          autocomplete="off"
          value={form.address}
          onInput={(event) => set({ address: event.currentTarget.value })}
        />
      </label>
      <div class="opening-pair">
        <Choice
          label={t.language}
          value={form.language}
          choices={[['', texts.unknown], ...LANGUAGES.map((one) => [one, desk.texts.language[one]] as const)]}
          onPick={(language) => set({ language: language as PersonInForm['language'] })}
        />
        <Choice
          label={t.preferredChannel}
          value={form.preferredChannel}
          choices={[
            ['', texts.unknown],
            ...(['email', 'sms', 'post', 'phone'] as const).map(
              (one) => [one, texts.preferredChannel[one]] as const,
            ),
          ]}
          onPick={(channel) => set({ preferredChannel: channel as PersonInForm['preferredChannel'] })}
        />
      </div>
      <Declared form={form} set={set} />
      {problem && (
        <p class="s-notice s-notice-danger" role="alert" tabIndex={-1}>
          {t.failed}{' '}
          {problem.code === 'version_stale'
            ? t.stale
            : (reasons.codes[problem.code] ?? reasonOf(desk.texts, problem))}
        </p>
      )}
      <p class="opening-end">
        <button type="button" class="s-button" onClick={onCancel}>
          {t.cancel}
        </button>
        <button type="submit" class="s-button s-button-primary" aria-disabled={busy}>
          {t.save}
        </button>
      </p>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onPick: (value: string) => void;
}

function Choice({ label, value, choices, onPick }: ChoiceProps) {
  return (
    <label class="s-field">
      <span class="s-label">{label}</span>
      <select class="s-input" value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DeclaredProps {
  readonly form: PersonInForm;
  readonly set: (changes: Partial<PersonInForm>) => void;
}

/** What the person says of themselves and nobody proves (Ley 10/2025, 3.13 and 4.6). */
function Declared({ form, set }: DeclaredProps) {
  const { form: t } = usePeople().texts;
  const id = useId();
  return (
    <fieldset class="opening-group" aria-describedby={id}>
      <legend class="s-label">{t.declared}</legend>
      <p class="s-help" id={id}>
        {t.declaredHelp}
      </p>
      {(['vulnerable', 'over65'] as const).map((field) => (
        <label key={field} class="s-check">
          <input
            type="checkbox"
            checked={form[field]}
            onChange={(event) => set({ [field]: event.currentTarget.checked })}
          />
          {t[field]}
        </label>
      ))}
    </fieldset>
  );
}
