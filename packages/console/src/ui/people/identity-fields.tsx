import { plusIcon, xIcon } from '@sinia/design/icons';
import { useId, useRef } from 'preact/hooks';
import type { DeskError } from '../../port/desk-error.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';
import { type IdentityInForm, WRITTEN_KINDS } from './person-in-form.ts';

interface Props {
  readonly identities: readonly IdentityInForm[];
  readonly problem: DeskError | null;
  readonly onChange: (identities: readonly IdentityInForm[]) => void;
}

/** Telephones, addresses, documents and contracts of a card, as many as there are; accounts at channels only go. */
export function IdentityFields({ identities, problem, onChange }: Props) {
  const { form: t } = usePeople().texts;
  const box = useRef<HTMLFieldSetElement>(null);
  const replace = (at: number, set: Partial<IdentityInForm>) =>
    onChange(identities.map((one, index) => (index === at ? { ...one, ...set } : one)));
  const add = () => {
    onChange([...identities, { kind: 'phone', value: '' }]);
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>('.identity-field:last-of-type input')?.focus(),
    );
  };
  return (
    <fieldset class="opening-group" ref={box}>
      <legend class="s-label">{t.identities}</legend>
      <p class="s-help">{t.identitiesHelp}</p>
      {identities.map((identity, index) => (
        <IdentityField
          key={index}
          position={index + 1}
          identity={identity}
          problem={problemAt(problem, writtenBefore(identities, index))}
          onChange={(set) => replace(index, set)}
          onRemove={() => onChange(identities.filter((_, at) => at !== index))}
        />
      ))}
      <button type="button" class="s-button s-button-small identity-add" onClick={add}>
        <Icon of={plusIcon} />
        {t.addIdentity}
      </button>
    </fieldset>
  );
}

/** Where an identity stands in what is sent: empty ones are not. */
const writtenBefore = (identities: readonly IdentityInForm[], index: number) =>
  identities.slice(0, index).filter(({ value }) => value.trim() !== '').length;

function problemAt(problem: DeskError | null, position: number): string | null {
  const own = new RegExp(`/identities/${position}(/|$)`);
  return problem?.fields.find(({ pointer }) => own.test(pointer))?.code ?? null;
}

interface FieldProps {
  readonly position: number;
  readonly identity: IdentityInForm;
  readonly problem: string | null;
  readonly onChange: (set: Partial<IdentityInForm>) => void;
  readonly onRemove: () => void;
}

function IdentityField({ position, identity, problem, onChange, onRemove }: FieldProps) {
  const { texts, reasons } = usePeople();
  const { form: t, identityKind } = texts;
  const id = useId();
  const { kind, value } = identity;
  const isWritten = WRITTEN_KINDS.some((one) => one === kind);
  return (
    <div class="identity-field">
      {isWritten ? (
        <select
          class="s-input"
          aria-label={t.identityKind(position)}
          value={kind}
          onChange={(event) => onChange({ kind: event.currentTarget.value as IdentityInForm['kind'] })}
        >
          {WRITTEN_KINDS.map((one) => (
            <option key={one} value={one}>
              {identityKind[one]}
            </option>
          ))}
        </select>
      ) : (
        <span class="identity-kind">{identityKind[kind]}</span>
      )}
      <input
        class="s-input"
        aria-label={t.identity(position)}
        autocomplete="off"
        spellcheck={false}
        maxLength={254}
        readOnly={!isWritten}
        value={value}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? id : undefined}
        onInput={(event) => onChange({ value: event.currentTarget.value })}
      />
      <button
        type="button"
        class="s-button s-button-quiet s-button-icon"
        aria-label={t.removeIdentity(value || String(position))}
        onClick={onRemove}
      >
        <Icon of={xIcon} />
      </button>
      {problem && (
        <p class="s-error" id={id}>
          {reasons.fields[problem] ?? t.wrongIdentity}
        </p>
      )}
    </div>
  );
}
