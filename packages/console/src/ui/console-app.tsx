import type { ReadonlySignal } from '@preact/signals';
import { effect, useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { bindKeys } from '../actions/bind-keys.ts';
import { followLive } from '../live/live-updates.ts';
import { showPresence } from '../live/show-presence.ts';
import type { Counts, DeskPort, Me, View } from '../port/desk-port.ts';
import type { Session } from '../session/session.ts';
import type { StaffSignIn } from '../session/staff-sign-in.ts';
import { Desk, type Overlay, type PageInDesk, type Place } from '../state/desk.ts';
import { greet } from '../state/greet.ts';
import type { PreferenceStorage, Preferences } from '../state/preferences.ts';
import type { SettingsPage } from '../state/settings-pages.ts';
import type { Words } from '../state/texts.ts';
import { DeskView } from './desk-view.tsx';
import { DeskContext } from './parts/desk-context.ts';
import { Emblem } from './parts/emblem.tsx';
import { Late } from './parts/late.tsx';
import { LateSignIn } from './sign-in/late-sign-in.tsx';
import type { CompanyWay } from './sign-in/load-company-entry.tsx';

export interface AppProps {
  readonly keysFrom: EventTarget;
  /** Lets the page around us sign the same person in again; false where nobody did. */
  readonly signInAgain?: (() => Promise<boolean>) | undefined;
  readonly session: Session;
  /** Null where the host brings the bearer. */
  readonly doors: StaffSignIn | null;
  /** How one leaves for the provider of the company, where the page is ours. */
  readonly company?: CompanyWay | undefined;
  readonly makePort: (me: Me) => DeskPort;
  readonly preferences: Preferences;
  readonly words: ReadonlySignal<Words>;
  readonly storage?: PreferenceStorage | undefined;
  readonly view: View;
  readonly ticketId?: string | undefined;
  readonly overlay?: Overlay | undefined;
  /** Which page of the settings, where they are the overlay to begin with. */
  readonly settingsPage?: SettingsPage | undefined;
  readonly beginAt?: PageInDesk | undefined;
  readonly addStyles: (sheet: string) => void;
  readonly compact?: boolean | undefined;
  readonly onCounts?: ((counts: Counts) => void) | undefined;
  readonly now?: (() => Date) | undefined;
  readonly onNavigate?: ((place: Place) => void) | undefined;
}

const RETRY_MS = 5_000;

/** Sign-in or desk, whichever is due. A server that cannot be reached is tried again by itself. */
export function ConsoleApp(props: AppProps) {
  const { session, words, preferences, doors } = props;
  const me = session.me.value;
  const scheme = useComputed(() =>
    preferences.scheme.value === 'auto' ? undefined : preferences.scheme.value,
  );
  const desks = useRef(new Map<string, Desk>());
  const enter = async () => {
    await session.start();
    return session.state.value === 'in';
  };
  const signInAgain = async () => {
    if (await props.signInAgain?.()) await session.start();
  };
  useEffect(() => {
    if (session.state.value !== 'unreachable') return;
    const again = () => void session.start();
    const timer = setInterval(again, RETRY_MS);
    globalThis.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('online', again);
    };
  }, [session.state.value]);
  return (
    <div class="s-root console" tabIndex={-1} data-scheme={scheme.value} lang={words.value.locale}>
      {me?.role === 'light' && (
        <main class="sign-in">
          <section class="sign-in-card" role="status">
            <p>{words.value.texts.signIn.noDesk}</p>
            {doors && (
              <button
                type="button"
                class="s-button"
                onClick={() => void doors.signOut().then(() => session.end({ unasked: false }))}
              >
                {words.value.texts.settings.signOut}
              </button>
            )}
          </section>
        </main>
      )}
      {me && me.role !== 'light' && <SignedIn key={me.id} me={me} props={props} desks={desks.current} />}
      {session.state.value === 'starting' && !me && (
        <Late>
          <main class="sign-in starting">
            <Emblem />
            <p class="s-hidden" role="status">
              {words.value.texts.pane.loading}
            </p>
          </main>
        </Late>
      )}
      {session.state.value === 'out' && !doors && (
        <main class="sign-in">
          <section class="sign-in-card">
            <p role="status">{words.value.texts.signIn.ended}</p>
            {props.signInAgain && (
              <button type="button" class="s-button s-button-primary" onClick={() => void signInAgain()}>
                {words.value.texts.signIn.enter}
              </button>
            )}
          </section>
        </main>
      )}
      {session.state.value === 'out' && doors && (
        <LateSignIn
          words={words.value}
          doors={doors}
          ended={session.ended.value}
          company={props.company}
          enter={enter}
        />
      )}
      {session.state.value === 'unreachable' && (
        <main class="sign-in">
          <section class="sign-in-card" role="alert">
            <h1 class="s-title">{words.value.texts.failure.unreachable}</h1>
            <p>{words.value.texts.pane.resumes}</p>
            <button type="button" class="s-button" onClick={() => void session.start()}>
              {words.value.texts.failure.retry}
            </button>
          </section>
        </main>
      )}
    </div>
  );
}

interface SignedInProps {
  readonly me: Me;
  readonly props: AppProps;
  /** What a person had on the screen when the session ended is there again after the next sign-in. */
  readonly desks: Map<string, Desk>;
}

function SignedIn({ me, props, desks }: SignedInProps) {
  const { session, doors, keysFrom, view, ticketId, makePort, ...setup } = props;
  const desk = useMemo(() => {
    const kept = desks.get(me.id);
    if (kept) return kept;
    const signOut = async () => {
      await doors?.signOut();
      desks.delete(me.id);
      session.end({ unasked: false });
    };
    const fresh = new Desk({ ...setup, me, port: makePort(me), signOut: () => void signOut() });
    desks.set(me.id, fresh);
    return fresh;
  }, [me.id]);
  useEffect(() => {
    const again = desk.list.state.value !== 'loading';
    void (again ? desk.resume() : desk.start(view, ticketId));
    if (!again) greet(desk, me, props.storage);
    if (!again && props.settingsPage) desk.settingsPage.value = props.settingsPage;
    if (!again && props.beginAt) desk.goTo(props.beginAt);
    if (!again && props.overlay) desk.overlay.value = props.overlay;
    const stopCounts = effect(() => {
      const counts = desk.list.counts.value;
      if (counts) props.onCounts?.(counts);
    });
    const stopKeys = bindKeys(keysFrom, desk);
    const stopLive = followLive(desk);
    const stopPresence = showPresence(desk, keysFrom);
    const onHide = () => void desk.drafts.saveAll();
    const onLeave = (event: Event) => desk.drafts.atRisk && event.preventDefault();
    globalThis.addEventListener('pagehide', onHide);
    globalThis.addEventListener('beforeunload', onLeave);
    return () => {
      stopKeys();
      stopCounts();
      stopLive();
      stopPresence();
      globalThis.removeEventListener('pagehide', onHide);
      globalThis.removeEventListener('beforeunload', onLeave);
    };
  }, [desk]);
  return (
    <DeskContext.Provider value={desk}>
      <DeskView />
    </DeskContext.Provider>
  );
}
