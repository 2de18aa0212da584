import { matchLocale } from '@sinia/i18n';
import { render } from 'preact';
import { prepareRoot } from './prepare-root.ts';
import { Session } from './session/session.ts';
import { SsoDoors } from './session/sso-doors.ts';
import { arriveElsewhere, BEGIN, recallTrip, SSO_PAGE, travelHere } from './session/sso-trip.ts';
import { StaffSignIn } from './session/staff-sign-in.ts';
import { Preferences } from './state/preferences.ts';
import { followLocale } from './state/texts.ts';
import { loadSsoPack } from './ui/sign-in/sso-pack.ts';
import { SsoApp, type SsoArrival } from './ui/sso-app.tsx';

/** Runs the page to which the provider sends the browser back, and from which a window of its own leaves for it. */
export async function mountSso(place: HTMLElement, locale: string): Promise<void> {
  const { root } = prepareRoot(place);
  const arrival = readArrival();
  history.replaceState(null, '', SSO_PAGE);
  const { words } = await followLocale(new Preferences(matchLocale([locale]), localStorage).locale);
  const pack = await loadSsoPack(words.value.locale);
  const sso = new SsoDoors();
  const doors = new StaffSignIn('');
  const session = new Session(() => doors.token());
  const { back } = recallTrip();
  const leave = () => (back === null ? arriveElsewhere() : location.replace(back));
  const begin = () => travelHere(sso, { back: null });
  render(<SsoApp {...{ arrival, words, pack, sso, doors, session, begin, leave, back }} />, root);
}

/** What the address says: the answer of the provider, a window that is to begin, or nothing. */
function readArrival(): SsoArrival {
  if (location.hash === BEGIN) return { kind: 'begin' };
  const answer = new URLSearchParams(location.search);
  const code = answer.get('code');
  const state = answer.get('state');
  if (code && state) return { kind: 'answer', code, state };
  return answer.has('error') ? { kind: 'cancelled' } : { kind: 'nothing' };
}
