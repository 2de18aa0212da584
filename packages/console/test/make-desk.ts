import { signal } from '@preact/signals';
import { ca } from '@sinia/i18n/console/ca';
import { Desk } from '../src/state/desk.ts';
import { Preferences } from '../src/state/preferences.ts';
import type { Words } from '../src/state/texts.ts';
import { FakeDesk } from './fake-desk.ts';
import { ME, NOW, TICKETS } from './sample-desk.ts';

export const LEAK = TICKETS[0]?.id ?? '';
export const INVOICE = TICKETS[1]?.id ?? '';

/** A desk on the in-memory server, in Catalan, with the samples' clock. */
export function makeDesk(me = ME): { desk: Desk; server: FakeDesk } {
  const server = new FakeDesk();
  const words = signal<Words>({ texts: ca, locale: 'ca' });
  const now = () => new Date(NOW);
  return { desk: new Desk({ port: server, me, preferences: new Preferences('ca'), words, now }), server };
}
