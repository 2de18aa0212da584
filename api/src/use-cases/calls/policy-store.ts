import { type CallPolicy, DEFAULT_CALL_POLICY } from '@sinia/core/call';
import { type Database, schema, type Transaction } from '@sinia/database';
import { settingsVersions } from '../settings-versions.ts';

const { callPolicies } = schema;
const versions = settingsVersions(callPolicies, callPolicies.policy, DEFAULT_CALL_POLICY);

export interface VersionedPolicy {
  /** 0: as it is shipped. */
  readonly version: number;
  readonly policy: CallPolicy;
}

/** The rules for calls that count now. */
export async function readPolicy(reader: Database | Transaction): Promise<VersionedPolicy> {
  const { version, settings: policy } = await versions.read(reader);
  return { version, policy };
}

/** A new version of the rules, which counts from now. */
export async function insertPolicy(tx: Transaction, row: typeof callPolicies.$inferInsert): Promise<void> {
  await tx.insert(callPolicies).values(row);
}

/** What the rules were, the latest first. */
export async function readPolicies(reader: Database) {
  const all = await versions.history(reader);
  return all.map(({ settings: policy, ...written }) => ({ ...written, policy }));
}
