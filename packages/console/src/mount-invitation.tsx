import { matchLocale } from '@sinia/i18n';
import { render } from 'preact';
import { prepareRoot } from './prepare-root.ts';
import { StaffSignIn } from './session/staff-sign-in.ts';
import { Preferences } from './state/preferences.ts';
import { followLocale } from './state/texts.ts';
import { InvitationApp } from './ui/invitation-app.tsx';

/** Runs the page on which somebody who was invited chooses a password. */
export async function mountInvitation(place: HTMLElement, token: string, locale: string): Promise<void> {
  const { root } = prepareRoot(place);
  const { words } = await followLocale(new Preferences(matchLocale([locale]), localStorage).locale);
  const enter = () => {
    location.replace('/desk');
  };
  render(<InvitationApp doors={new StaffSignIn('')} words={words} token={token} enter={enter} />, root);
}
