import type { ErrorCode, FieldError, Language } from '@sinia/core';
import { ca } from '@sinia/i18n/errors/ca';
import { en } from '@sinia/i18n/errors/en';
import { es } from '@sinia/i18n/errors/es';

const TEXTS = { ca, es, en } as const satisfies Record<Language, typeof ca>;

/** The sentence for a stable code, in the caller's language; each code must have one, else this does not compile. */
export function errorText(language: Language, code: ErrorCode | 'internal'): string {
  const codes: Record<ErrorCode | 'internal', string> = TEXTS[language].codes;
  return codes[code];
}

export function fieldTexts(language: Language, fields: readonly FieldError[]) {
  const known: Record<string, string> = { ...TEXTS[language].codes, ...TEXTS[language].fields };
  return fields.map((field) => ({ ...field, detail: known[field.code] ?? TEXTS[language].fields.custom }));
}
