import type { Locale } from './locale.ts';

/** Catalan and Spanish say "1.000.000 de correus": `many` is a form of its own, and defaults to `other`. */
export type PluralForms = Readonly<{ one: string; other: string; many?: string }>;

/** Picks the form and puts the number, in the locale's figures, where the form says `#`. */
export function plural(locale: Locale, count: number, forms: PluralForms): string {
  const category = new Intl.PluralRules(locale).select(count);
  const form =
    category === 'one' ? forms.one : category === 'many' ? (forms.many ?? forms.other) : forms.other;
  return form.replace('#', new Intl.NumberFormat(locale, { useGrouping: true }).format(count));
}
