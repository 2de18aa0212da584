import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAdministration } from './administration-context.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Props {
  /** Only called with fields that hold what they ask for. */
  readonly onSubmit: (data: FormData, form: HTMLFormElement) => unknown;
  /** What the fields alone cannot tell; empty where all is well. */
  readonly also?: (data: FormData) => readonly string[];
  /** Whether it was opened by a button: then one begins to type at once. */
  readonly opened?: boolean;
  readonly children: ComponentChildren;
}

/** A form that says in our own words what is missing; a browser's bubbles speak the browser's language. */
export function CheckedForm({ onSubmit, also, opened = false, children }: Props) {
  const { form: words } = useAdministration().texts;
  const box = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  useLayoutEffect(() => {
    if (opened) fieldsOf(box.current)[0]?.focus();
  }, [opened]);

  const submit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const wrong = fieldsOf(form).filter((field) => !field.validity.valid);
    for (const field of wrong) field.ariaInvalid = 'true';
    const said = wrong.map((field) => `${nameOf(field)}: ${words[reasonOf(field.validity)]}`);
    const found = said.length > 0 ? said : (also?.(data) ?? []);
    setProblems(found);
    wrong[0]?.focus();
    if (found.length === 0) onSubmit(data, form);
  };
  return (
    <form
      ref={box}
      class="s-card admin-form"
      noValidate
      onSubmit={submit}
      onInput={({ target }) => (target as Element).removeAttribute('aria-invalid')}
    >
      {problems.length > 0 && (
        <div class="s-notice s-notice-danger" role="alert">
          <ul class="admin-problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {children}
    </form>
  );
}

const fieldsOf = (form: HTMLFormElement | null) =>
  [...(form?.elements ?? [])].filter((one): one is Field => 'validity' in one && one.matches('.s-input'));

function nameOf(field: Field): string {
  const label = field.labels?.[0];
  return (label?.querySelector('.s-label') ?? label)?.textContent?.trim() ?? field.ariaLabel ?? '';
}

function reasonOf(validity: ValidityState): 'missing' | 'noAddress' | 'wrong' {
  if (validity.valueMissing) return 'missing';
  return validity.typeMismatch ? 'noAddress' : 'wrong';
}
