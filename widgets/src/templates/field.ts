import { html, nothing, type TemplateResult } from 'lit';

export type FieldOptions = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly help?: string;
  readonly error?: string | undefined;
  /** The word after the label: "optional" where most fields are required. */
  readonly mark?: string;
  readonly required?: boolean;
  readonly rows?: number;
  readonly type?: 'text' | 'email' | 'tel';
  readonly inputMode?: 'text' | 'email' | 'tel' | 'numeric';
  readonly autocomplete?: string;
  readonly large?: boolean;
};

type FieldEvent = InputEvent & { readonly target: HTMLInputElement | HTMLTextAreaElement };

/** Label above, help under it, the error where the eye is, all tied to the input by ids of the same shadow root. */
export function field(options: FieldOptions): TemplateResult {
  const { id, help, error } = options;
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`
    <div class="s-field" part="field">
      <label for=${id} part="label">
        ${options.label}${options.mark ? html` <span class="mark">(${options.mark})</span>` : nothing}
      </label>
      ${help ? html`<span class="s-help" id="${id}-help">${help}</span>` : nothing}
      ${errorLine(id, error)} ${options.rows ? area(options, described) : line(options, described)}
    </div>
  `;
}

/** The error under a label; empty when there is none. */
export const errorLine = (id: string, error: string | undefined) =>
  error ? html`<span class="s-error" id="${id}-error">${error}</span>` : nothing;

const line = (options: FieldOptions, described: string) => html`
  <input
    class="s-input ${options.large ? 'large' : ''}"
    part="input"
    dir="auto"
    id=${options.id}
    type=${options.type ?? 'text'}
    inputmode=${options.inputMode ?? nothing}
    autocomplete=${options.autocomplete ?? 'off'}
    aria-describedby=${described || nothing}
    aria-invalid=${options.error ? 'true' : nothing}
    aria-required=${options.required ? 'true' : nothing}
    .value=${options.value}
    @input=${(event: FieldEvent) => options.onInput(event.target.value)}
  />
`;

const area = (options: FieldOptions, described: string) => html`
  <textarea
    class="s-input"
    part="input"
    dir="auto"
    id=${options.id}
    rows=${options.rows ?? 4}
    aria-describedby=${described || nothing}
    aria-invalid=${options.error ? 'true' : nothing}
    aria-required=${options.required ? 'true' : nothing}
    .value=${options.value}
    @input=${(event: FieldEvent) => options.onInput(event.target.value)}
  ></textarea>
`;
