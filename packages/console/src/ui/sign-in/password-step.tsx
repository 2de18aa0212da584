import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import { useRef, useState } from 'preact/hooks';
import type { StaffSignIn } from '../../session/staff-sign-in.ts';
import { FormError } from './form-error.tsx';
import { PasswordField } from './password-field.tsx';

interface Props {
  readonly texts: ConsoleTexts['signIn'];
  readonly unreachable: string;
  readonly doors: StaffSignIn;
  readonly done: (outcome: 'in' | 'code', password: string) => Promise<void>;
}

export function PasswordStep({ texts, unreachable, doors, done }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState<string | null>(null);
  const [working, setWorking] = useState(false);

  const refuse = (words: string, field: 'email' | 'password') => {
    setError(words);
    form.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const email = String(data.get('email')).trim();
    const password = String(data.get('password'));
    if (!email) return refuse(texts.needEmail, 'email');
    if (!password) return refuse(texts.needPassword, 'password');
    setWorking(true);
    const answer = await doors.password(email, password);
    if (answer.step === 'refused') {
      refuse(answer.why === 'unreachable' ? unreachable : texts[answer.why], 'password');
    } else {
      await done(answer.step, password);
    }
    setWorking(false);
  };
  return (
    <form class="sign-in-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <h1 class="s-title">{texts.title}</h1>
      <div class="s-field">
        <label for="sign-in-email">{texts.email}</label>
        <input
          id="sign-in-email"
          class="s-input"
          name="email"
          type="email"
          autoComplete="username"
          aria-describedby={error ? 'sign-in-error' : undefined}
        />
      </div>
      <div class="s-field">
        <PasswordField
          texts={texts}
          label={texts.password}
          autoComplete="current-password"
          describedBy={error ? 'sign-in-error' : undefined}
        />
      </div>
      <FormError words={error} />
      <button type="submit" class="s-button s-button-primary" disabled={working}>
        {working ? texts.working : texts.next}
      </button>
    </form>
  );
}
