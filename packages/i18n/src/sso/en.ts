import type { SsoTexts } from './ca.ts';

/** Coming in with the account of the company, in English. */
export const sso: SsoTexts = {
  enterWith: (provider) => `Sign in with ${provider}`,
  or: 'or with a password',
  leaving: 'Opening the company’s page…',
  otherWindow: 'Finish signing in in the window that has opened.',
  checking: 'Your account is being checked…',
  cancelled: 'You did not finish signing in with the company account.',
  back: 'Back to the sign-in',
  link: (email) =>
    `An account has the address ${email} already. Sign in to it once with its password: it will be linked, and from now on the company account is all you need.`,
  waiting: (role) =>
    `Your role is “${role}”, but every seat of the contract is taken. Ask whoever administers Sínia to free one and sign in again.`,
  goOn: 'Continue',
  done: 'You are in. You can close this window.',
};
