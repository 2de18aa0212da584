import { type Locale, matchLocale } from '@sinia/i18n';
import { render } from 'preact';
import { type Counts, type DeskPort, type Me, VIEWS, type View } from './port/desk-port.ts';
import { createDeskClient } from './port/trpc-desk.ts';
import { prepareRoot } from './prepare-root.ts';
import { type GetToken, Session } from './session/session.ts';
import { SsoDoors } from './session/sso-doors.ts';
import { StaffSignIn } from './session/staff-sign-in.ts';
import type { Overlay, PageInDesk, Place } from './state/desk.ts';
import { type PreferenceStorage, Preferences } from './state/preferences.ts';
import type { SettingsPage } from './state/settings-pages.ts';
import { followLocale } from './state/texts.ts';
import { ConsoleApp } from './ui/console-app.tsx';

export interface ConsoleOptions {
  /** Where the server is, without a final slash: `https://desk.example`; empty for this page's own origin. */
  readonly apiUrl: string;
  readonly locale?: Locale | string | undefined;
  /** Where to begin; a name that we do not know is as good as none. */
  readonly view?: View | string | undefined;
  readonly ticketId?: string | undefined;
  /** What lies above the desk at first. */
  readonly overlay?: Overlay | undefined;
  /** Which page of the settings, where they are the overlay to begin with. */
  readonly settingsPage?: SettingsPage | undefined;
  /** A page in the place of the tickets. */
  readonly beginAt?: PageInDesk | undefined;
  /** Less room: no navigation labels, compact rows. */
  readonly compact?: boolean | undefined;
  /** How an embedded panel gets its bearer; without it the console asks the cookie session at /desk. */
  readonly getToken?: GetToken | undefined;
  /** Beside `getToken`: how somebody whose session has ended signs in again, from a click. False where nobody did. */
  readonly signInAgain?: (() => Promise<boolean>) | undefined;
  /** Where preferences may be kept. Leave it out on a host's page: its storage is not ours. */
  readonly storage?: PreferenceStorage | undefined;
  /** Where keys are heard: the console's own root, or the whole document where the page is ours. */
  readonly keysFrom?: EventTarget | undefined;
  /** How many tickets each view holds, whenever it changes. */
  readonly onCounts?: ((counts: Counts) => void) | undefined;
  readonly onNavigate?: ((place: Place) => void) | undefined;
  /** For tests and previews: another server, another clock. */
  readonly makePort?: ((me: Me, session: Session) => DeskPort) | undefined;
  readonly now?: (() => Date) | undefined;
}

export interface MountedConsole {
  unmount(): void;
}

/**
 * Puts the agents' desk into a shadow root; given an element, into a shadow root of its own there.
 * Styles are constructed sheets and no markup is parsed, so it runs under `script-src 'self'` with Trusted Types.
 */
export async function mountConsole(
  place: ShadowRoot | HTMLElement,
  options: ConsoleOptions,
): Promise<MountedConsole> {
  const { root, addStyles, forget } = prepareRoot(place);
  const preferences = new Preferences(matchLocale([options.locale]), options.storage);
  const { words, stop } = await followLocale(preferences.locale);
  const doors = new StaffSignIn(options.apiUrl);
  const session = new Session(options.getToken ?? (() => doors.token()));
  const makePort = (me: Me) =>
    options.makePort?.(me, session) ?? createDeskClient(options.apiUrl, session, me);
  const view = VIEWS.find((one) => one === options.view) ?? 'unresolved';
  const { ticketId, overlay, settingsPage, beginAt, compact, storage, onNavigate, onCounts, now } = options;
  const props = {
    keysFrom: options.keysFrom ?? root,
    session,
    // On somebody else's page nobody types a password.
    doors: options.getToken ? null : doors,
    company: options.getToken
      ? undefined
      : { doors: new SsoDoors(), trip: () => ({ back: `${location.pathname}${location.hash}` }) },
    signInAgain: options.signInAgain,
    makePort,
    preferences,
    words,
    storage,
    view,
    ticketId,
    overlay,
    settingsPage,
    beginAt,
    addStyles,
    compact,
    onNavigate,
    onCounts,
    now,
  };
  render(<ConsoleApp {...props} />, root);
  await session.start();
  return {
    unmount() {
      stop();
      render(null, root);
      forget();
    },
  };
}
