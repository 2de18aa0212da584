import { type Claim, identify, type TicketIdentification } from '@sinia/core/identity';
import type { Database, Transaction } from '@sinia/database';
import { normaliseIdentity } from '@sinia/directory/identities';
import type { Context } from '../context.ts';
import { type HeldCandidate, readCandidates } from './candidate-store.ts';
import { readSettings } from './settings-store.ts';

export interface IdentifiedContact {
  readonly identification: TicketIdentification;
  /** To write on what is linked: the contact that was found, or the merged one that it was, so that it goes back with it. */
  readonly holderId: string | null;
  /** The claims in their one written form. */
  readonly written: readonly Claim[];
}

/**
 * Who it is among the contacts, by the rules that count now. Reads only; the caller writes what follows.
 *
 * @param claims as they came: numbers and documents in any writing. What has no written form says nothing.
 */
export async function identifyContact(
  tx: Transaction,
  context: Pick<Context, 'dependencies'>,
  claims: readonly Claim[],
): Promise<IdentifiedContact> {
  const [{ version, settings }, { written, candidates }] = await Promise.all([
    readSettings(tx),
    readClaimed(tx, claims),
  ]);
  const identification = identify(written, candidates, settings);
  const holder = candidates.find(({ contactId }) => contactId === identification.contactId);
  return {
    identification: {
      ...identification,
      rulesVersion: version,
      at: context.dependencies.clock().toISOString(),
    },
    holderId: holder?.holderId ?? null,
    written,
  };
}

/** What is claimed in its one written form, and every contact that holds some of it. */
export async function readClaimed(
  reader: Database | Transaction,
  claims: readonly Claim[],
): Promise<{ readonly written: readonly Claim[]; readonly candidates: readonly HeldCandidate[] }> {
  const written = claims.flatMap((claim): Claim[] => {
    if (claim.kind === 'name') return [claim];
    const found = normaliseIdentity(claim.kind, claim.value);
    return 'value' in found ? [{ ...claim, kind: claim.kind, value: found.value }] : [];
  });
  return { written, candidates: await readCandidates(reader, written) };
}
