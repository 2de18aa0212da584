import { matchLocale } from '@sinia/i18n';
import { render } from 'preact';
import { prepareRoot } from './prepare-root.ts';
import { Session } from './session/session.ts';
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
  const handOver = (code: string) =>
    (window.opener as Window | null)?.postMessage({ type: 'sinia-panel-code', code }, request.origin);
  render(
    <ConnectApp session={session} doors={doors} words={words} request={request} handOver={handOver} />,
    root,
  );
  await session.start();
}
