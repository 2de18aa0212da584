import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Enrolment, StaffSignIn } from '../../session/staff-sign-in.ts';
import { EnrolmentKey } from './enrolment-key.tsx';
import { FormError } from './form-error.tsx';

interface Props {
  readonly texts: ConsoleTexts['signIn'];
  readonly unreachable: string;
  readonly doors: StaffSignIn;
  readonly enrolment: Enrolment | null;
  readonly done: () => Promise<void>;
  readonly again: () => void;
  /** Absent while the second factor is being made: there is no list yet. */
  readonly recover?: (() => void) | undefined;
}

const DIGITS = 6;

/** One plain field: it can be pasted and filled in by the browser, and sends itself when it is complete. */
export function CodeStep({ texts, unreachable, doors, enrolment, done, again, recover }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  useEffect(() => field.current?.focus(), []);

  const send = async (digits: string) => {
    if (working) return;
    if (digits.length !== DIGITS) return setError(texts.needCode);
    setWorking(true);
    setError(null);
    const answer = await doors.code(digits);
    if (answer.step === 'refused') {
      setError(answer.why === 'unreachable' ? unreachable : texts[answer.why]);
      setCode('');
      field.current?.focus();
    } else {
      await done();
    }
    setWorking(false);
  };
  const type = (typed: string) => {
    const digits = typed.replace(/\D/g, '').slice(0, DIGITS);
    setCode(digits);
    if (digits.length === DIGITS) void send(digits);
  };
  return (
    <form
      class="sign-in-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(code);
      }}
    >
      <h1 class="s-title">{enrolment ? texts.enrolTitle : texts.codeTitle}</h1>
      {enrolment && <EnrolmentKey texts={texts} enrolment={enrolment} />}
      <div class="s-field">
        <label for="sign-in-code">{texts.code}</label>
        {!enrolment && (
          <span class="s-help" id="sign-in-code-help">
            {texts.codeHelp}
          </span>
        )}
        <input
          id="sign-in-code"
          ref={field}
          class="s-input sign-in-code"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          aria-describedby={enrolment ? 'sign-in-error' : 'sign-in-code-help sign-in-error'}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </div>
      <FormError words={error} />
      <button type="submit" class="s-button s-button-primary" disabled={working}>
        {working ? texts.working : texts.enter}
      </button>
      {recover && (
        <button type="button" class="link-button" onClick={recover}>
          {texts.recovery}
        </button>
      )}
      <button type="button" class="link-button" onClick={again}>
        {texts.back}
      </button>
    </form>
  );
}
