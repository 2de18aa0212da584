import type { CallFact } from '@sinia/core/call';
import type { Transaction } from '@sinia/database';
import type { Dependencies } from '../context.ts';
import { stirRatings } from './call-survey-store.ts';
import { addRecordings, stirRecordings } from './recording-store.ts';
import type { Understood } from './understand-events.ts';

/** Facts that may decide about a recording, beside what is said of consent. */
const ENDS: ReadonlySet<CallFact['type']> = new Set(['call.ended', 'call.voicemail', 'cdr.final']);

/** What exchanges say of recordings and ratings: that there is one, whether the caller agrees, that the call is over. */
export async function noteFollowing(
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
  const callsWith = (tells: (fact: CallFact) => boolean) => [
    ...new Set(
      understood.flatMap(({ row, parsed }) =>
        parsed && tells(parsed.fact) ? (callOf.get(row.id) ?? []) : [],
      ),
    ),
  ];
  const now = dependencies.clock();
  await addRecordings(tx, dependencies, available);
  await stirRecordings(
    tx,
    callsWith(({ type, consent }) => consent !== null || ENDS.has(type)),
    now,
  );
  await stirRatings(
    tx,
    callsWith(({ type, survey }) => survey !== null || ENDS.has(type)),
    now,
  );
}
