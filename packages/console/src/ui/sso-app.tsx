import type { ReadonlySignal } from '@preact/signals';
import type { StaffRole } from '@sinia/core';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import type { SsoDoors } from '../session/sso-doors.ts';
import type { Enrolment, StaffSignIn } from '../session/staff-sign-in.ts';
import type { Words } from '../state/texts.ts';
import { Emblem } from './parts/emblem.tsx';
import { SignInView } from './sign-in/sign-in-view.tsx';
import type { SsoPack } from './sign-in/sso-pack.ts';

export type SsoArrival =
  | { readonly kind: 'answer'; readonly code: string; readonly state: string }
  | { readonly kind: 'begin' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'nothing' };

export interface SsoAppProps {
  readonly arrival: SsoArrival;
  readonly words: ReadonlySignal<Words>;
  readonly pack: SsoPack;
  readonly sso: SsoDoors;
  readonly doors: StaffSignIn;
  readonly session: Session;
  /** Leaves for the provider. @returns the code of a refusal */
  readonly begin: () => Promise<string | null>;
  /** Back to where the trip began, or out of this window. */
  readonly leave: () => void;
  /** Null in a window that only signs in. */
  readonly back: string | null;
}

type Shown =
  | { readonly is: 'working' | 'done' | 'cancelled' }
  | { readonly is: 'refused'; readonly code: string }
  | { readonly is: 'waiting'; readonly role: StaffRole }
  | { readonly is: 'code'; readonly enrolment: Enrolment | null }
  | { readonly is: 'link'; readonly email: string };

/** Between the provider and the desk: what is still asked, what was refused, or straight on. */
export function SsoApp(props: SsoAppProps) {
  const { arrival, words, pack, sso, doors, session, begin, leave, back } = props;
  const { texts, reasons } = pack;
  const [shown, setShown] = useState<Shown>({ is: 'working' });
  const arrive = () => {
    setShown({ is: 'done' });
    leave();
  };
  useEffect(() => {
    void look(arrival, { sso, doors, begin }).then((found) => {
      if (found.is === 'done') arrive();
      else setShown(found);
    });
  }, []);
  const enter = async () => {
    if (shown.is === 'link') {
      const refused = await sso.link();
      if (refused && refused.code !== 'second_factor_required') {
        setShown({ is: 'refused', code: refused.code });
        return true;
      }
      if (refused) return false;
    }
    await session.start();
    if (session.state.value !== 'in') return false;
    arrive();
    return true;
  };
  if (shown.is === 'code' || shown.is === 'link') {
    const given =
      shown.is === 'code'
        ? { begin: { step: shown.is, enrolment: shown.enrolment } as const }
        : { notice: texts.link(shown.email) };
    return (
      <Frame words={words.value}>
        <SignInView key={shown.is} words={words.value} doors={doors} ended={false} {...given} enter={enter} />
      </Frame>
    );
  }
  const { role } = words.value.texts;
  const said = {
    working: arrival.kind === 'begin' ? texts.leaving : texts.checking,
    done: texts.done,
    cancelled: texts.cancelled,
    refused: shown.is === 'refused' ? (reasons[shown.code] ?? reasons.unavailable ?? '') : '',
    waiting: shown.is === 'waiting' ? texts.waiting(role[shown.role]) : '',
  }[shown.is];
  const stopped = shown.is === 'refused' || shown.is === 'cancelled';
  const onward = shown.is === 'waiting' || (stopped && back !== null);
  return (
    <Frame words={words.value}>
      <main class="sign-in">
        <section class="sign-in-card">
          <header class="sign-in-head">
            <Emblem />
            <h1 class="sign-in-name">Sínia</h1>
          </header>
          <p role={shown.is === 'refused' ? 'alert' : 'status'}>{said}</p>
          {onward && (
            <button type="button" class="s-button" onClick={leave}>
              {shown.is === 'waiting' ? texts.goOn : texts.back}
            </button>
          )}
        </section>
      </main>
    </Frame>
  );
}

function Frame({ words, children }: { words: Words; children: ComponentChildren }) {
  return (
    <div class="s-root console" lang={words.locale}>
      {children}
    </div>
  );
}

/** What to show for what the browser came back with. */
async function look(
  arrival: SsoArrival,
  { sso, doors, begin }: Pick<SsoAppProps, 'sso' | 'doors' | 'begin'>,
): Promise<Shown> {
  if (arrival.kind === 'nothing') return { is: 'done' };
  if (arrival.kind === 'cancelled') return { is: 'cancelled' };
  if (arrival.kind === 'begin') {
    const code = await begin();
    return code ? { is: 'refused', code } : { is: 'working' };
  }
  const { code, state } = arrival;
  const answer = await sso.finish({ code, state });
  if (answer.step === 'refused') return { is: 'refused', code: answer.code };
  if (answer.step === 'link') return { is: 'link', email: answer.email };
  if (answer.step === 'code') return { is: 'code', enrolment: null };
  if (answer.step === 'enrol') {
    const enrolment = await doors.enrol();
    return enrolment ? { is: 'code', enrolment } : { is: 'refused', code: 'sso_failed' };
  }
  return answer.waitingFor ? { is: 'waiting', role: answer.waitingFor } : { is: 'done' };
}
