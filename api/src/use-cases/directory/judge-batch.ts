import type { Transaction } from '@sinia/database';
import { type ChangedRecord, type CustomerVersion, judgeRecord, type Verdict } from '@sinia/directory';
import {
  type HashedCustomer,
  hashed,
  lockVersions,
  type PutBack,
  type RemovedCustomer,
} from './replica-store.ts';
import type { RunLine, RunRow } from './run-store.ts';
import { readReplicaCustomers } from './search-replica.query.ts';

export interface JudgedBatch {
  readonly puts: HashedCustomer[];
  readonly removals: RemovedCustomer[];
  readonly raised: { id: string; updatedAt: string }[];
  readonly lines: RunLine[];
  readonly counts: Record<Verdict | 'rejected', number>;
}

interface Incoming {
  readonly row: number | null;
  readonly id: string;
  readonly version: CustomerVersion;
  readonly hashed: HashedCustomer | null;
  readonly updatedAt: string;
}

interface Judged {
  readonly one: Incoming;
  readonly verdict: Exclude<Verdict, 'outdated' | 'unchanged'>;
  /** What the copy knew of them. */
  readonly before: CustomerVersion | null;
}

/** Decides what becomes of every record of a page, against what the copy knows; writes nothing. */
export async function judgeBatch(
  tx: Transaction,
  run: RunRow,
  page: { readonly records: readonly ChangedRecord[]; readonly deletedIds: readonly string[] },
  newerFullAt: number | null,
): Promise<JudgedBatch> {
  const incoming = [
    ...page.records.flatMap(incomingOf),
    ...page.deletedIds.map((id) => deletedOf(id, run.asOf)),
  ];
  const known = await lockVersions(tx, [...new Set(incoming.map(({ id }) => id))].sort());
  const judged: JudgedBatch = {
    ...{ puts: [], removals: [], raised: [], lines: [] },
    counts: { created: 0, updated: 0, unchanged: 0, outdated: 0, removed: 0, rejected: 0 },
  };
  const latest = new Map<string, Judged>();
  for (const one of incoming) {
    const before = known.get(one.id) ?? null;
    const verdict = judgeRecord(before, one.version, newerFullAt);
    const wasActive = before?.standing === 'active';
    // Whoever goes without having been here is no news.
    judged.counts[verdict === 'removed' && !wasActive ? 'unchanged' : verdict] += 1;
    if (verdict === 'outdated') continue;
    known.set(one.id, raise(one.version, before));
    if (verdict === 'unchanged') judged.raised.push({ id: one.id, updatedAt: one.updatedAt });
    else latest.set(one.id, { ...{ verdict, before }, ...firstOf(latest.get(one.id)), one });
  }
  for (const { one } of latest.values()) put(judged, one);
  judged.lines.push(...rejectedLines(run, page.records, judged.counts));
  judged.lines.push(...(await linesOf(tx, run, [...latest.values()])));
  return judged;
}

/** Twice in one page, a customer is told of once: as what they were before it. */
function firstOf(earlier: Judged | undefined): Partial<Pick<Judged, 'verdict' | 'before'>> {
  if (!earlier) return {};
  const { verdict, before } = earlier;
  return verdict === 'created' ? { verdict, before } : { before };
}

function incomingOf(record: ChangedRecord): Incoming[] {
  if (!('customer' in record)) return [];
  const { customer, row } = record;
  const whole = hashed(customer);
  const updatedAt = customer.updatedAt;
  const version = { standing: customer.standing, updatedAt: Date.parse(updatedAt), hash: whole.hash };
  return [
    { row, id: customer.id, version, hashed: customer.standing === 'active' ? whole : null, updatedAt },
  ];
}

function deletedOf(id: string, asOf: Date): Incoming {
  const version = { standing: 'deleted', updatedAt: asOf.getTime(), hash: '' } as const;
  return { row: null, id, version, hashed: null, updatedAt: asOf.toISOString() };
}

function raise(version: CustomerVersion, before: CustomerVersion | null): CustomerVersion {
  return before && before.updatedAt > version.updatedAt
    ? { ...version, updatedAt: before.updatedAt }
    : version;
}

function put(judged: JudgedBatch, { id, version, hashed: whole, updatedAt }: Incoming): void {
  if (whole) judged.puts.push(whole);
  else if (version.standing !== 'active') judged.removals.push({ id, standing: version.standing, updatedAt });
}

function rejectedLines(
  run: RunRow,
  records: readonly ChangedRecord[],
  counts: JudgedBatch['counts'],
): RunLine[] {
  return records.flatMap((record) => {
    if (!('rejected' in record)) return [];
    counts.rejected += 1;
    const { customerId, problem, field } = record.rejected;
    return [{ runId: run.id, row: record.row, customerId, outcome: 'rejected' as const, problem, field }];
  });
}

/**
 * The report, with the way back: of whoever may not be kept there is none, of whoever comes again after that it is that they
 * were not to be kept.
 */
async function linesOf(tx: Transaction, run: RunRow, latest: readonly Judged[]): Promise<RunLine[]> {
  const returns = latest.filter(({ one, before }) => before?.standing === 'active' && isKept(one));
  const ids = run.dryRun ? [] : returns.map(({ one }) => one.id);
  const befores = new Map((await readReplicaCustomers(tx, ids)).map((customer) => [customer.id, customer]));
  return latest.flatMap(({ one, verdict, before: version }) => {
    if (verdict === 'removed' && version?.standing !== 'active') return [];
    const before: PutBack | null = befores.get(one.id) ?? tombstoneOf(one.id, version);
    return [
      { runId: run.id, row: one.row, customerId: one.id, outcome: verdict, before: before && { ...before } },
    ];
  });
}

function tombstoneOf(id: string, version: CustomerVersion | null): RemovedCustomer | null {
  if (!version || version.standing === 'active') return null;
  return { id, standing: version.standing, updatedAt: new Date(version.updatedAt).toISOString() };
}

const isKept = ({ version: { standing } }: Incoming) => standing === 'active' || standing === 'deleted';
