import type { PersonLine } from '../../port/people-port.ts';

export interface MergePair {
  /** The card that stays. */
  readonly intoId: string;
  /** The one that goes into it. */
  readonly fromId: string;
}

type Side = Pick<PersonLine, 'id' | 'aquacisId' | 'createdAt'>;

/** Which of two cards would stay: the one that the billing system knows, else the older one. */
export function likelyPair(one: Side, other: Side): MergePair {
  const known = Number(Boolean(other.aquacisId)) - Number(Boolean(one.aquacisId));
  const stays = known < 0 || (known === 0 && one.createdAt <= other.createdAt) ? one : other;
  const goes = stays === one ? other : one;
  return { intoId: stays.id, fromId: goes.id };
}

export function turned({ intoId, fromId }: MergePair): MergePair {
  return { intoId: fromId, fromId: intoId };
}
