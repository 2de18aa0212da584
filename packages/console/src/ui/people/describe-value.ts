import type { ContactField } from '@sinia/core/identity';
import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import type { PeopleTexts } from '@sinia/i18n/people/ca';

/** The value of a field in words. */
export function describeValue(
  field: ContactField,
  value: string | boolean | null,
  texts: PeopleTexts,
  { language }: Pick<ConsoleTexts, 'language'>,
): string {
  if (value === null) return texts.unknown;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  const words: Readonly<Record<string, string>> =
    field === 'language' ? language : field === 'preferredChannel' ? texts.preferredChannel : {};
  return words[value] ?? value;
}
