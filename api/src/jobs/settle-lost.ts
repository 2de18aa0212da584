import type { Dependencies } from '../use-cases/context.ts';
import { readLost } from '../use-cases/deliveries/part-store.ts';
import { recordReceipt } from '../use-cases/deliveries/record-receipt.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

/** How long a receipt or an echo may still tell what became of a message. */
const PATIENCE_MS = 10 * 60_000;
const BATCH = 50;

/**
 * Says of what nobody has told anything that it is not known to have arrived: somebody has to look. A receipt that comes
 * later still proves it wrong. @returns whether there may be more
 */
export async function settleLost(dependencies: Dependencies): Promise<boolean> {
  const { db, clock } = dependencies;
  const now = clock();
  const lost = await readLost(db, new Date(now.getTime() - PATIENCE_MS), BATCH);
  for (const { deliveryId, part } of lost) {
    const house = systemContext(dependencies, 'sender', `lost-${deliveryId}`);
    await recordReceipt.execute(house, {
      ...{ deliveryId, parts: [part], status: 'failed', at: now, providerId: null },
      failure: { code: 'outcome_unknown', reason: '' },
    });
  }
  return lost.length === BATCH;
}
