import { formatDateTime } from '@sinia/i18n';
import type { Me } from '../port/desk-port.ts';
import type { Desk } from './desk.ts';
import type { PreferenceStorage } from './preferences.ts';

const KEY = 'sinia.desk.greeted';

/**
 * Tells the last access, so that one notices a foreign one: once per sign-in, not on every reload. In another page nothing
 * can be kept: there a first access, with which nothing can be compared, is not told again and again.
 */
export function greet(desk: Desk, me: Me, storage: PreferenceStorage | undefined): void {
  if (me.lastAccessAt === undefined || (me.lastAccessAt === null && !storage)) return;
  const signIn = `${me.id} ${me.lastAccessAt}`;
  if (storage?.getItem(KEY) === signIn) return;
  storage?.setItem(KEY, signIn);
  const { lastAccess, firstAccess } = desk.texts.signIn;
  const { locale } = desk.words.value;
  desk.toasts.say(me.lastAccessAt ? lastAccess(formatDateTime(locale, me.lastAccessAt)) : firstAccess);
}
