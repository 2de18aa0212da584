import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Locale } from '@sinia/i18n';
import type { ConsoleTexts } from '@sinia/i18n/console/ca';

const packs: Readonly<Record<Locale, () => Promise<ConsoleTexts>>> = {
  ca: async () => (await import('@sinia/i18n/console/ca')).ca,
  es: async () => (await import('@sinia/i18n/console/es')).es,
  en: async () => (await import('@sinia/i18n/console/en')).en,
};

export interface Words {
  readonly texts: ConsoleTexts;
  /** The language of `texts`: a step behind the preference while a pack is on its way. */
  readonly locale: Locale;
}

/** The words of the screen. They follow the chosen language; until a pack has come the old one stays. */
export async function followLocale(
  locale: ReadonlySignal<Locale>,
): Promise<{ words: ReadonlySignal<Words>; stop: () => void }> {
  const first = locale.value;
  const words = signal<Words>({ texts: await packs[first](), locale: first });
  const stop = effect(() => {
    const wanted = locale.value;
    void packs[wanted]().then((texts) => {
      if (locale.value === wanted) words.value = { texts, locale: wanted };
    });
  });
  return { words, stop };
}
