import type { CallFact } from './call-fact.ts';

/** What the exchange's own survey says, on our scale of 1 to 5. */
export interface CallRating {
  readonly value: number;
  readonly at: Date;
}

/** The question about satisfaction, where several are asked. */
const SATISFACTION = 'csat';

/** The last answer about satisfaction; of other questions only where that one was not asked. */
export function ratingOf(facts: readonly CallFact[]): CallRating | null {
  const answers = facts.flatMap(({ survey, at }) => {
    const value = survey && onOurScale(survey);
    return value ? [{ value, at, satisfaction: survey?.questionId.toLowerCase() === SATISFACTION }] : [];
  });
  const found = answers.filter(({ satisfaction }) => satisfaction).at(-1) ?? answers.at(-1);
  return found ? { value: found.value, at: found.at } : null;
}

/** @returns 1 to 5, or null for an answer that its scale does not have. */
export function onOurScale({ value, scale }: { value: number; scale: number }): number | null {
  if (!Number.isInteger(value) || !Number.isInteger(scale) || scale < 2 || value < 0 || value > scale)
    return null;
  if (scale === 5) return value === 0 ? null : value;
  return Math.min(5, Math.max(1, Math.round((value / scale) * 5)));
}
