import { addDays, instantOf, localDay, MATARO_CALENDAR } from '@sinia/core/schedule';
import { countIssues } from '../use-cases/calls/call-store.ts';
import {
  compareRecords,
  noteReconciliation,
  recordedExchanges,
} from '../use-cases/calls/exchange-source-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { processCalls } from './process-calls.ts';
import { readExchangeFiles } from './read-exchange-files.ts';

const { zone } = MATARO_CALENDAR;
/** What is told late is still found: so many days are compared each time. */
const DAYS = 2;

/**
 * Compares the days before with the records of each exchange, which become facts as they are read: a call that nothing else
 * told of was lost. It is there now, and the health of the exchange says how many there were.
 */
export async function reconcileCalls(dependencies: Dependencies): Promise<void> {
  const { db, clock, log } = dependencies;
  while (await readExchangeFiles(dependencies));
  while ((await processCalls(dependencies)) > 0);
  const now = clock();
  const today = localDay(now, zone);
  for (const exchangeId of await recordedExchanges(db)) {
    for (let back = DAYS; back > 0; back -= 1) {
      const day = addDays(today, -back);
      const period = { from: instantOf(day, 0, zone), to: instantOf(addDays(day, 1), 0, zone) };
      const found = await compareRecords(db, exchangeId, period);
      const fresh = await noteReconciliation(db, { exchangeId, day, ...found, comparedAt: now });
      if (fresh === 0) continue;
      log.warn({ exchangeId, day, lost: fresh }, 'calls were lost, and found in the records of the exchange');
      await db.transaction((tx) => countIssues(tx, exchangeId, new Map([['call_lost', fresh]]), now));
    }
  }
}
