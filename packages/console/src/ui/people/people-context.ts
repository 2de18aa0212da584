import { signal } from '@preact/signals';
import type { Duplicate } from '@sinia/contracts';
import type { Locale } from '@sinia/i18n';
import type { PeopleTexts } from '@sinia/i18n/people/ca';
import formStyles from '../../styles/opening.css?inline';
import styles from '../../styles/people.css?inline';
import { actingFor } from '../parts/acting.ts';
import { lazyContext } from '../parts/lazy-context.tsx';
import { REASONS } from '../parts/reasons.ts';
import { PersonSearch } from './person-search.ts';

const packs: Readonly<Record<Locale, () => Promise<PeopleTexts>>> = {
  ca: async () => (await import('@sinia/i18n/people/ca')).ca,
  es: async () => (await import('@sinia/i18n/people/es')).es,
  en: async () => (await import('@sinia/i18n/people/en')).en,
};

/** The words about customers and their part of the server, with whatever of it is on the screen in several places. */
export const { provided: withPeople, use: usePeople } = lazyContext(async (desk, locale) => {
  const [texts, reasons, port] = await Promise.all([packs[locale](), REASONS[locale](), desk.port.people()]);
  for (const sheet of [formStyles, styles]) desk.addStyles(sheet);
  return {
    ...{ texts, reasons, port, act: actingFor(desk, reasons.codes, texts.failed) },
    /** What is looked for on the page of people; it is still there when one comes back. */
    search: new PersonSearch(port),
    /** The two that stand beside each other, to be looked at. */
    pair: signal<Duplicate | null>(null),
    /** Goes up when something of a customer was written: whoever shows them reads them again. */
    turn: signal(0),
  };
});
