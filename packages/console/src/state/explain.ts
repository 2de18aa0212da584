import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import type { DeskError } from '../port/desk-error.ts';

/** Why, in words: one sentence for every code that a person can do something about. */
export function reasonOf(texts: ConsoleTexts, problem: DeskError): string {
  if (problem.code === 'unreachable') return texts.failure.unreachable;
  const reasons: Readonly<Record<string, string>> = texts.failure.reasons;
  return reasons[problem.code] ?? texts.failure.unknown;
}

/** What happened and why, as two sentences. */
export function explain(texts: ConsoleTexts, what: string, problem: DeskError): string {
  return texts.failure.whatHappened(what, reasonOf(texts, problem));
}
