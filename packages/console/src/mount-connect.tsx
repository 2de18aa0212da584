import { matchLocale } from '@sinia/i18n';
import { render } from 'preact';
import { prepareRoot } from './prepare-root.ts';
import { Session } from './session/session.ts';
import { SsoDoors } from './session/sso-doors.ts';
import { type PanelRequest, StaffSignIn } from './session/staff-sign-in.ts';
import { Preferences } from './state/preferences.ts';
import { followLocale } from './state/texts.ts';
import { ConnectApp } from './ui/connect-app.tsx';

/**
 * Runs the sign-in window of an embedded panel.
 * @param asked the fragment of its address: `origin=…&challenge=…`
 */
export async function mountConnect(place: HTMLElement, asked: string, locale: string): Promise<void> {
  const { root } = prepareRoot(place);
  const { words } = await followLocale(new Preferences(matchLocale([locale]), localStorage).locale);
  const doors = new StaffSignIn('');
  const session = new Session(() => doors.token());
  const parameters = new URLSearchParams(asked);
  const request: PanelRequest = {
    origin: parameters.get('origin') ?? '',
    challenge: parameters.get('challenge') ?? '',
  };
  // The server has proven that this origin may embed the desk before it gave the code; no other window can hear it.
  const handOver = (code: string) => {
    const opener = window.opener as Window | null;
    opener?.postMessage({ type: 'sinia-panel-code', code }, request.origin);
    return opener !== null;
  };
  const company = {
    doors: new SsoDoors(),
    trip: () => ({ back: `${location.pathname}#${asked}` }),
    arrived: () => void session.start(),
  };
  render(<ConnectApp {...{ session, doors, company, words, request, handOver }} />, root);
  await session.start();
}
