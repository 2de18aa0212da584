interface LineProps {
  readonly name: string;
  readonly label: string;
  readonly known: string | undefined;
  readonly help?: string;
  readonly kind?: 'text' | 'url' | 'port';
}

const PATTERNS = { text: '.*\\S.*', url: 'https?://.+', port: '[1-9][0-9]{0,4}' } as const;

/** A line that must be filled in. */
export function Line({ name, label, known, help, kind = 'text' }: LineProps) {
  return (
    <label class="s-field">
      <span class="s-label">{label}</span>
      <input
        class="s-input"
        name={name}
        required
        maxLength={500}
        inputMode={kind === 'port' ? 'numeric' : kind}
        pattern={PATTERNS[kind]}
        defaultValue={known}
        autoComplete="off"
        spellcheck={false}
      />
      {help && <span class="s-help">{help}</span>}
    </label>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
  readonly known: string;
  readonly onChange?: (chosen: string) => void;
}

/** One of a few. */
export function Choice({ name, label, options, known, onChange }: ChoiceProps) {
  return (
    <label class="s-field">
      <span class="s-label">{label}</span>
      <select class="s-input" name={name} onChange={(event) => onChange?.(event.currentTarget.value)}>
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value} selected={value === known}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
