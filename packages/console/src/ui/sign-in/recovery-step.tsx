import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StaffSignIn } from '../../session/staff-sign-in.ts';
import { FormError } from './form-error.tsx';

interface Props {
  readonly texts: ConsoleTexts['signIn'];
  readonly unreachable: string;
  readonly doors: StaffSignIn;
  readonly done: () => Promise<void>;
  readonly back: () => void;
}

/** For whoever has no phone at hand: a code from the list that was kept. */
export function RecoveryStep({ texts, unreachable, doors, done, back }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  useEffect(() => field.current?.focus(), []);

  const send = async () => {
    const code = field.current?.value.trim() ?? '';
    if (!code) return setError(texts.needRecovery);
    setWorking(true);
    const answer = await doors.recoveryCode(code);
    if (answer.step === 'refused') {
      setError(answer.why === 'unreachable' ? unreachable : texts[answer.why]);
      field.current?.focus();
    } else {
      await done();
    }
    setWorking(false);
  };
  return (
    <form
      class="sign-in-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h1 class="s-title">{texts.recoveryTitle}</h1>
      <div class="s-field">
        <label for="sign-in-recovery">{texts.recoveryCode}</label>
        <span class="s-help" id="sign-in-recovery-help">
          {texts.recoveryHelp}
        </span>
        <input
          id="sign-in-recovery"
          ref={field}
          class="s-input"
          type="text"
          autoComplete="off"
          spellcheck={false}
          aria-describedby="sign-in-recovery-help sign-in-error"
        />
      </div>
      <FormError words={error} />
      <button type="submit" class="s-button s-button-primary" disabled={working}>
        {working ? texts.working : texts.enter}
      </button>
      <button type="button" class="link-button" onClick={back}>
        {texts.noRecovery}
      </button>
    </form>
  );
}
