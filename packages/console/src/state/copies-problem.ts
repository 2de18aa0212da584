import { isEmailAddress, MOST_COPIES } from '@sinia/core';
import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import type { DraftCopies } from '../port/desk-port.ts';

/** Why a reply cannot go in copy to these, in words; null when it can. */
export function copiesProblem(texts: ConsoleTexts, { cc, bcc }: DraftCopies): string | null {
  const wrong = [...cc, ...bcc].find((address) => !isEmailAddress(address));
  if (wrong) return texts.recipients.wrong(wrong.slice(0, 80));
  return cc.length + bcc.length > MOST_COPIES ? texts.recipients.tooMany(MOST_COPIES) : null;
}

/** Addresses as people paste them: by commas, semicolons, spaces or lines; a name before one is left out. */
export function splitAddresses(text: string): string[] {
  const named = [...text.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1] ?? '');
  if (named.length > 0) return named;
  return text.split(/[\s,;]+/).filter((part) => part !== '');
}
