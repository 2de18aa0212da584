import { STATEMENT_PATHS } from '@sinia/i18n/statement/paths';
import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Enrolment, StaffSignIn } from '../../session/staff-sign-in.ts';
import type { Words } from '../../state/texts.ts';
import { Emblem } from '../parts/emblem.tsx';
import { useFocusHandedOn } from '../parts/use-focus-handed-on.ts';
import { CodeStep } from './code-step.tsx';
import { type CompanyWay, loadCompanyEntry } from './load-company-entry.tsx';
import { PasswordStep } from './password-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';

interface Props {
  readonly words: Words;
  readonly doors: StaffSignIn;
  readonly ended: boolean;
  /** How one leaves for the provider of the company; absent where one has just come back from there. */
  readonly company?: CompanyWay | undefined;
  /** What was asked of somebody on the way, where they do not begin with the password. */
  readonly begin?: { readonly step: 'code'; readonly enrolment: Enrolment | null } | undefined;
  readonly notice?: string | undefined;
  /** Asks for the bearer; false where the session gives none. */
  readonly enter: () => Promise<boolean>;
}

/** The provider of the company, or a password and then the six digits. Whoever has no second factor yet makes one here. */
export function SignInView({ words, doors, ended, company, begin, notice: told, enter }: Props) {
  const texts = words.texts.signIn;
  const { unreachable } = words.texts.failure;
  const page = useRef<HTMLElement>(null);
  useFocusHandedOn(page);
  const [step, setStep] = useState<'password' | 'code' | 'recovery'>(begin?.step ?? 'password');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(begin?.enrolment ?? null);
  const [notice, setNotice] = useState<string | null>(told ?? (ended ? texts.ended : null));
  const Company = useCompanyEntry(company, words);

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
        {step === 'password' && Company !== undefined && (
          <>
            {Company && <Company />}
            <PasswordStep texts={texts} unreachable={unreachable} doors={doors} done={afterPassword} />
          </>
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

/** How long the fields wait to know whether there is a button above them, so that nothing moves under a finger. */
const PATIENCE_MS = 1_500;

/** The button above the password; null where there is none, undefined until that is known. */
function useCompanyEntry(company: CompanyWay | undefined, { locale }: Words) {
  const [entry, setEntry] = useState<FunctionComponent | null | undefined>(company ? undefined : null);
  useEffect(() => {
    if (!company) return;
    const show = (found: FunctionComponent | null) => setEntry(() => found);
    const timer = setTimeout(
      () => setEntry((known: FunctionComponent | null | undefined) => known ?? null),
      PATIENCE_MS,
    );
    loadCompanyEntry(company, locale)
      .then(show, () => show(null))
      .finally(() => clearTimeout(timer));
    return () => clearTimeout(timer);
  }, [locale]);
  return entry;
}
