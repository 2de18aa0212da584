import { schema, type Transaction } from '@sinia/database';

/** Says that these customers are blocked or anonymised in the master: whoever holds copies of theirs follows. */
export async function tellBlocked(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .insert(schema.directoryEvents)
    .values(ids.map((customerId) => ({ type: 'directory.blocked' as const, customerId, at: now })))
    .onConflictDoNothing();
}
