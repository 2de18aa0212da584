import { plainReason } from '../error-for-log.ts';
import { backOff } from '../outbox/back-off.ts';
import { applyCallEvents } from '../use-cases/calls/apply-call-events.ts';
import { type CallEventRow, claimCallEvents, putEventOff } from '../use-cases/calls/call-event-store.ts';
import type { Dependencies } from '../use-cases/context.ts';

const BATCH = 256;

/** Works out calls from what exchanges told. @returns how many events were taken */
export async function processCalls(dependencies: Dependencies): Promise<number> {
  const { db, clock, wake } = dependencies;
  const batch = await claimCallEvents(db, clock(), BATCH);
  const byExchange = Map.groupBy(batch, ({ exchangeId }) => exchangeId);
  for (const rows of byExchange.values()) await applyTogether(dependencies, rows);
  if (batch.length > 0) wake('calls');
  return batch.length;
}

/** When a batch fails each event is tried by itself, so that one that nobody can apply costs the others nothing. */
async function applyTogether(dependencies: Dependencies, rows: readonly CallEventRow[]): Promise<void> {
  const { db, log } = dependencies;
  try {
    await db.transaction((tx) => applyCallEvents(tx, dependencies, rows));
  } catch (error) {
    log.warn({ err: error, events: rows.length }, 'call events could not be applied together');
    for (const row of rows) await applyAlone(dependencies, row);
  }
}

async function applyAlone(dependencies: Dependencies, row: CallEventRow): Promise<void> {
  const { db, clock, log } = dependencies;
  try {
    await db.transaction((tx) => applyCallEvents(tx, dependencies, [row]));
  } catch (error) {
    const facts = { callEventId: row.id, attempts: row.attempts, err: error };
    log.error(facts, 'a call event could not be applied');
    const wait = backOff(row.attempts, Math.random());
    await putEventOff(db, row.id, new Date(clock().getTime() + wait), plainReason(error));
  }
}
