/** The three languages that every text of ours exists in; Catalan is the one to fall back to. */
export const locales = ['ca', 'es', 'en'] as const;

export type Locale = (typeof locales)[number];

/**
 * The first of the wanted languages that we speak.
 * @param wanted BCP 47 tags, best first, regions ignored (`ca-ES`, `es_MX`), as from `lang`, `navigator.languages` or Accept-Language
 */
export function matchLocale(wanted: readonly (string | null | undefined)[], fallback: Locale = 'ca'): Locale {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split(/[-_]/)[0];
    const match = locales.find((locale) => locale === language);
    if (match) return match;
  }
  return fallback;
}
