import { type Comparable, type IdentificationSettings, likenessOf } from '@sinia/core/identity';
import type { ScoredPair } from './pair-store.ts';

/** The pairs that are likely enough to be looked at, the likeliest first. */
export function scorePairs(
  sharing: readonly (readonly [string, string])[],
  contacts: ReadonlyMap<string, Comparable>,
  settings: IdentificationSettings,
): ScoredPair[] {
  return sharing
    .flatMap(([oneId, otherId]) => {
      const [one, other] = [contacts.get(oneId), contacts.get(otherId)];
      if (!one || !other) return [];
      return [{ oneId, otherId, ...likenessOf(one, other, settings) }];
    })
    .filter(({ score }) => score >= settings.duplicateFrom)
    .sort((left, right) => right.score - left.score);
}
