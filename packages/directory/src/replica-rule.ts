import type { Standing } from './customer.ts';

/** What the replica keeps of every version that it has seen, also of those that it must not keep. */
export interface CustomerVersion {
  readonly standing: Standing | 'deleted';
  /** Milliseconds since 1970, by the master's clock. */
  readonly updatedAt: number;
  readonly hash: string;
}

export type Verdict = 'created' | 'updated' | 'unchanged' | 'outdated' | 'removed';

const RANK: Readonly<Record<CustomerVersion['standing'], number>> = {
  active: 0,
  deleted: 1,
  blocked: 2,
  anonymised: 3,
};

/**
 * What becomes of a record that arrives. The newer version wins; of two of the same moment the stricter, then the one
 * with the greater hash: so the replica is the same in whatever order imports run.
 *
 * @param newerFullAt the moment of a complete import that is newer than the run: what it did not know was gone by then
 */
export function judgeRecord(
  known: CustomerVersion | null,
  incoming: CustomerVersion,
  newerFullAt: number | null,
): Verdict {
  const isNews = known === null || known.updatedAt < incoming.updatedAt;
  if (isNews && newerFullAt !== null && incoming.updatedAt <= newerFullAt) return 'outdated';
  if (known === null) return incoming.standing === 'active' ? 'created' : 'removed';
  if (known.hash === incoming.hash && known.standing === incoming.standing) return 'unchanged';
  if (compare(incoming, known) < 0) return 'outdated';
  if (incoming.standing !== 'active') return 'removed';
  return known.standing === 'active' ? 'updated' : 'created';
}

function compare(left: CustomerVersion, right: CustomerVersion): number {
  if (left.updatedAt !== right.updatedAt) return left.updatedAt - right.updatedAt;
  if (left.standing !== right.standing) return RANK[left.standing] - RANK[right.standing];
  return left.hash < right.hash ? -1 : 1;
}
