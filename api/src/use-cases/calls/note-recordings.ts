import type { Transaction } from '@sinia/database';
import type { Dependencies } from '../context.ts';
import { addRecordings, stirRecordings } from './recording-store.ts';
import type { Understood } from './understand-events.ts';

/** What exchanges say of recordings: that there is one, and whether the caller agrees to it. */
export async function noteRecordings(
  tx: Transaction,
  dependencies: Dependencies,
  understood: readonly Understood[],
  callOf: ReadonlyMap<string, string>,
): Promise<void> {
  const available = understood.flatMap(({ row: { exchangeId }, parsed }) => {
    const { call, recording } = parsed?.fact ?? {};
    if (!call || recording?.status !== 'available') return [];
    return [{ exchangeId, exchangeCall: call, recordingId: recording.id }];
  });
  const said = understood.flatMap(({ row, parsed }) =>
    parsed && parsed.fact.consent !== null ? (callOf.get(row.id) ?? []) : [],
  );
  await addRecordings(tx, dependencies, available);
  await stirRecordings(tx, [...new Set(said)], dependencies.clock());
}
