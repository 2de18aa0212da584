import { LANGUAGES, type Language } from '@sinia/core';

/** Attributes `data-ca`, `data-es`, `data-en` that hold the words of an element for the script that changes its language. */
export const inEveryLanguage = (words: (language: Language) => string, suffix = ''): string =>
  LANGUAGES.map((language) => ` data-${language}${suffix}="${words(language)}"`).join('');
