import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import type { PanelRequest, StaffSignIn } from '../session/staff-sign-in.ts';
import type { Words } from '../state/texts.ts';
import { Emblem } from './parts/emblem.tsx';
import type { CompanyWay } from './sign-in/load-company-entry.tsx';
import { SignInView } from './sign-in/sign-in-view.tsx';

export interface ConnectProps {
  readonly session: Session;
  readonly doors: StaffSignIn;
  readonly company: CompanyWay;
  readonly words: ReadonlySignal<Words>;
  readonly request: PanelRequest;
  /** Gives the code to the window that asked. @returns whether that window is still there */
  readonly handOver: (code: string) => boolean;
}

/** The window that an embedded panel opens: sign-in here, on our own origin, and a code for the page that asked. */
export function ConnectApp(props: ConnectProps) {
  const { session, doors, words } = props;
  const enter = async () => {
    await session.start();
    return session.state.value === 'in';
  };
  return (
    <div class="s-root console" lang={words.value.locale}>
      {session.state.value === 'out' && (
        <SignInView words={words.value} doors={doors} ended={false} company={props.company} enter={enter} />
      )}
      {session.state.value === 'in' && <HandOver {...props} />}
      {session.state.value === 'unreachable' && (
        <main class="sign-in">
          <p class="sign-in-card" role="alert">
            {words.value.texts.failure.unreachable}
          </p>
        </main>
      )}
    </div>
  );
}

function HandOver({ doors, words, request, handOver }: ConnectProps) {
  const { signIn } = words.value.texts;
  const [state, setState] = useState<'connecting' | 'connected' | 'connectRefused' | 'pressAgain'>(
    'connecting',
  );
  useEffect(() => {
    void doors.panelCode(request).then((code) => {
      if (code) setState(handOver(code) ? 'connected' : 'pressAgain');
      else setState('connectRefused');
    });
  }, []);
  return (
    <main class="sign-in">
      <section class="sign-in-card">
        <header class="sign-in-head">
          <Emblem />
          <h1 class="sign-in-name">Sínia</h1>
        </header>
        <p role="status">{signIn[state]}</p>
      </section>
    </main>
  );
}
