import { STATEMENT_PATHS } from '@sinia/i18n/statement/paths';
import { useRef, useState } from 'preact/hooks';
import type { Enrolment, StaffSignIn } from '../../session/staff-sign-in.ts';
import type { Words } from '../../state/texts.ts';
import { Emblem } from '../parts/emblem.tsx';
import { useFocusHandedOn } from '../parts/use-focus-handed-on.ts';
import { CodeStep } from './code-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';

interface Props {
  readonly words: Words;
  readonly doors: StaffSignIn;
  readonly ended: boolean;
  /** Asks for the bearer; false where the session gives none. */
  readonly enter: () => Promise<boolean>;
}

/** Password, then the six digits. Whoever has no second factor yet makes one here. */
export function SignInView({ words, doors, ended, enter }: Props) {
  const texts = words.texts.signIn;
  const { unreachable } = words.texts.failure;
  const page = useRef<HTMLElement>(null);
  useFocusHandedOn(page);
  const [step, setStep] = useState<'password' | 'code' | 'recovery'>('password');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [notice, setNotice] = useState<string | null>(ended ? texts.ended : null);

  const afterPassword = async (outcome: 'in' | 'code', password: string) => {
    setNotice(null);
    if (outcome === 'code') return setStep('code');
    if (await enter()) return;
    const fresh = await doors.enrol(password);
    if (!fresh) return setNotice(texts.noDesk);
    setEnrolment(fresh);
    setStep('code');
  };
  const afterCode = async () => {
    if (await enter()) return;
    setStep('password');
    setNotice(texts.noDesk);
  };
  return (
    <main class="sign-in" ref={page}>
      <section class="sign-in-card">
        <header class="sign-in-head">
          <Emblem />
          <p class="sign-in-name">Sínia</p>
          <p class="s-muted s-small">{texts.tagline}</p>
        </header>
        {notice && (
          <p class="s-notice s-notice-warning" role="status">
            {notice}
          </p>
        )}
        {step === 'password' && (
          <PasswordStep texts={texts} unreachable={unreachable} doors={doors} done={afterPassword} />
        )}
        {step === 'code' && (
          <CodeStep
            texts={texts}
            unreachable={unreachable}
            doors={doors}
            enrolment={enrolment}
            done={afterCode}
            again={() => setStep('password')}
            recover={enrolment ? undefined : () => setStep('recovery')}
          />
        )}
        {step === 'recovery' && (
          <RecoveryStep
            texts={texts}
            unreachable={unreachable}
            doors={doors}
            done={afterCode}
            back={() => setStep('code')}
          />
        )}
      </section>
      <p class="s-small">
        <a href={STATEMENT_PATHS[words.locale]}>{texts.statement}</a>
      </p>
    </main>
  );
}
