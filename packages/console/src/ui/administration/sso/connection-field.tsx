import { useId } from 'preact/hooks';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly value?: string | null | undefined;
  /** What the server found wrong with it. */
  readonly wrong: string | null;
  /** Typed in and never shown. */
  readonly secret?: boolean;
  readonly maxLength: number;
  readonly required?: boolean;
  readonly onInput?: (value: string) => void;
}

const HIDDEN = { type: 'password', autoComplete: 'new-password' } as const;
const SHOWN = { autoComplete: 'off' } as const;

/** One value of the connection, with its help and what is wrong with it beside it. */
export function ConnectionField(props: Props) {
  const { name, label, help, value, wrong, secret = false, maxLength, required = false, onInput } = props;
  const id = useId();
  return (
    <div class="s-field">
      <label class="s-label" for={id}>
        {label}
      </label>
      <input
        class="s-input"
        id={id}
        name={name}
        {...(secret ? HIDDEN : SHOWN)}
        maxLength={maxLength}
        required={required}
        defaultValue={value ?? ''}
        spellcheck={false}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-help ${id}-wrong`}
        onInput={(event) => onInput?.(event.currentTarget.value)}
      />
      <span class="s-help" id={`${id}-help`}>
        {help}
      </span>
      <span class="s-error" id={`${id}-wrong`} role="alert">
        {wrong}
      </span>
    </div>
  );
}
