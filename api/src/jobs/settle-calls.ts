import { type CallRow, dueCalls, putCallOff } from '../use-cases/calls/call-store.ts';
import { addHouseFact } from '../use-cases/calls/house-fact.ts';
import { settleCall } from '../use-cases/calls/settle-call.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

const BATCH = 50;
const AGAIN_MS = 60_000;

/** Settles calls that have ended, and marks those whose end was never told. @returns whether more may be waiting */
export async function settleCalls(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, log, wake } = dependencies;
  const due = await dueCalls(db, clock(), BATCH);
  for (const call of due) {
    try {
      if (call.closing === 'open') await markStale(dependencies, call);
      else
        await settleCall.execute(systemContext(dependencies, 'calls', `settle-${call.id}`), { id: call.id });
    } catch (error) {
      log.error({ err: error, callId: call.id }, 'a call could not be settled');
      await putCallOff(db, call.id, new Date(clock().getTime() + AGAIN_MS));
    }
  }
  if (due.length > 0) wake('calls');
  // One whose end was lost is settled in the next round.
  return due.length === BATCH || due.some(({ closing }) => closing === 'open');
}

/** No end after hours: it was lost. A record that comes later still says how the call went. */
async function markStale(dependencies: Dependencies, call: CallRow): Promise<void> {
  const { db, clock } = dependencies;
  await db.transaction((tx) =>
    addHouseFact(tx, dependencies, call, `stale:${call.id}`, { type: 'call.stale', at: clock() }),
  );
}
