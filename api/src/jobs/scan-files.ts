import { ScanFailed, scanBytes } from '../egress/clamd.ts';
import { claimToScan, noteScan, putScansOff, releaseWaiting } from '../use-cases/attachments/scan-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { deliveriesOf } from '../use-cases/topic.ts';

const BATCH = 8;
const RETRY_MS = 30_000;

/**
 * Has files looked through that came in, one after another; what could not be looked at waits and is tried again until it
 * can. A scanner that is not named lets nothing go, for it may be named elsewhere; one put out of use on purpose does.
 *
 * @returns whether there may be more
 */
export async function scanFiles(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, settings } = dependencies;
  if (settings.clamd === null) await releaseWaiting(db);
  if (!settings.clamd) return false;
  const batch = await claimToScan(db, clock(), BATCH);
  for (const [index, id] of batch.entries()) {
    const failure = await scanOne(dependencies, settings.clamd, id);
    if (!failure) continue;
    const later = failure === 'unreachable' ? batch.slice(index) : [id];
    await putScansOff(db, later, new Date(clock().getTime() + RETRY_MS), failure);
    if (failure === 'unreachable') return false;
  }
  return batch.length > 0;
}

/** @returns why it could not be looked at; null where it was */
async function scanOne(
  { db, clock, files, log, wake }: Dependencies,
  clamd: string,
  id: string,
): Promise<ScanFailed['code'] | null> {
  try {
    const verdict = await scanBytes(clamd, await files.get(id));
    const ticketId = await noteScan(db, id, verdict, clock());
    if (verdict.scan === 'infected')
      log.warn({ attachmentId: id, virus: verdict.virus }, 'a file is retained');
    if (ticketId) wake(deliveriesOf(ticketId));
    return null;
  } catch (error) {
    log.warn({ attachmentId: id, err: error }, 'a file could not be looked at: it waits');
    return error instanceof ScanFailed ? error.code : 'fault';
  }
}
