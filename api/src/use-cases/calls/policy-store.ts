import { type CallPolicy, DEFAULT_CALL_POLICY } from '@sinia/core/call';
import { type Database, schema, type Transaction } from '@sinia/database';
import { desc } from 'drizzle-orm';

const { callPolicies } = schema;

export interface VersionedPolicy {
  /** 0: as it is shipped. */
  readonly version: number;
  readonly policy: CallPolicy;
}

/** The rules for calls that count now. */
export async function readPolicy(reader: Database | Transaction): Promise<VersionedPolicy> {
  const [row] = await reader
    .select({ version: callPolicies.version, policy: callPolicies.policy })
    .from(callPolicies)
    .orderBy(desc(callPolicies.version))
    .limit(1);
  // What an older version says nothing of is as it is shipped.
  return { version: row?.version ?? 0, policy: { ...DEFAULT_CALL_POLICY, ...row?.policy } };
}

/** A new version of the rules, which counts from now. */
export async function insertPolicy(tx: Transaction, row: typeof callPolicies.$inferInsert): Promise<void> {
  await tx.insert(callPolicies).values(row);
}

const MOST_VERSIONS = 50;

/** What the rules were, the latest first. */
export function readPolicies(reader: Database): Promise<(typeof callPolicies.$inferSelect)[]> {
  return reader.select().from(callPolicies).orderBy(desc(callPolicies.version)).limit(MOST_VERSIONS);
}
