import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useAdministration } from './administration-context.ts';
import { useFailureWords } from './graph-mail-texts.ts';

/** The field that stood in the way of a connection, and how. */
export interface ConnectionWrong {
  readonly field: string;
  readonly code: string;
}

interface Props {
  readonly legend: string;
  readonly help: string;
  readonly wrong: ConnectionWrong | null;
  readonly children: ComponentChildren;
}

const WRONG_ID = 'connection-wrong';

/** The fields of a way into a mailbox; what stood in the way is said at the field that it concerns. */
export function ConnectionFields({ legend, help, wrong, children }: Props) {
  const words = useAdministration().texts.mailboxes;
  const failures: Readonly<Record<string, string>> = useFailureWords();
  const place = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (wrong) place.current?.querySelector<HTMLElement>(`[name="${wrong.field}"]`)?.focus();
  }, [wrong]);
  return (
    <fieldset ref={place} class="imap-fields">
      <legend class="s-hidden">{legend}</legend>
      <p class="s-help">{help}</p>
      {wrong && (
        <p class="s-notice s-notice-danger" role="alert" id={WRONG_ID}>
          {failures[wrong.code] ?? words.wrong}
        </p>
      )}
      <div class="admin-fields">{children}</div>
    </fieldset>
  );
}

/** What each of those fields has. */
export function connectionField(name: string, wrong: ConnectionWrong | null) {
  return {
    name,
    class: 's-input',
    'aria-invalid': wrong?.field === name,
    'aria-describedby': wrong?.field === name ? WRONG_ID : undefined,
    autoComplete: 'off',
    spellcheck: false,
  };
}
