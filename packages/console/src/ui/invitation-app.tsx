import type { ReadonlySignal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { type Acceptance, SHORTEST_PASSWORD, type StaffSignIn } from '../session/staff-sign-in.ts';
import type { Words } from '../state/texts.ts';
import { Emblem } from './parts/emblem.tsx';
import { FormError } from './sign-in/form-error.tsx';
import { PasswordField } from './sign-in/password-field.tsx';

interface Props {
  readonly doors: StaffSignIn;
  readonly words: ReadonlySignal<Words>;
  readonly token: string;
  /** Opens the sign-in. */
  readonly enter: () => void;
}

/** Whoever was invited chooses a password here; the link serves once. */
export function InvitationApp({ doors, words, token, enter }: Props) {
  const { signIn, failure } = words.value.texts;
  const { invitation } = signIn;
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<Acceptance | 'short' | 'asking' | 'working'>('asking');

  const submit = async (event: Event) => {
    event.preventDefault();
    const field = form.current?.querySelector<HTMLInputElement>('[name=password]');
    const password = field?.value ?? '';
    if (password.length < SHORTEST_PASSWORD) {
      setState('short');
      field?.focus();
      return;
    }
    setState('working');
    setState(await doors.acceptInvitation(token, password));
  };
  const problem = state === 'unreachable' ? failure.unreachable : state === 'short' ? invitation.short : null;
  const dead = state === 'spent' || state === 'late';
  return (
    <div class="s-root console" lang={words.value.locale}>
      <main class="sign-in">
        <section class="sign-in-card">
          <header class="sign-in-head">
            <Emblem />
            <p class="sign-in-name">Sínia</p>
          </header>
          {dead && <p role="alert">{invitation[state]}</p>}
          {state === 'accepted' && (
            <>
              <div role="status">
                <h1 class="s-title">{invitation.done}</h1>
              </div>
              <button type="button" class="s-button s-button-primary" onClick={enter}>
                {invitation.enter}
              </button>
            </>
          )}
          {!dead && state !== 'accepted' && (
            <form class="sign-in-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
              <h1 class="s-title">{invitation.title}</h1>
              <div class="s-field">
                <PasswordField
                  texts={signIn}
                  label={invitation.password}
                  autoComplete="new-password"
                  describedBy="sign-in-help sign-in-error"
                />
                <p class="s-help" id="sign-in-help">
                  {invitation.help(SHORTEST_PASSWORD)}
                </p>
              </div>
              <FormError words={problem} />
              <button type="submit" class="s-button s-button-primary" disabled={state === 'working'}>
                {state === 'working' ? signIn.working : invitation.save}
              </button>
            </form>
          )}
        </section>
      </main>
    </div>
  );
}
