import { ScanFailed, scanBytes } from '../egress/clamd.ts';
import { claimToScan, noteScan, putScanOff, releaseWaiting } from '../use-cases/attachments/scan-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { deliveriesOf } from '../use-cases/topic.ts';

/**
 * Has a file looked through that came in; what could not be looked at waits and is tried again until it can, ever less
 * often where the file may be why. A scanner that is not named lets nothing go, for it may be named elsewhere; one put out of use on purpose does.
 *
 * @returns whether there may be more
 */
export async function scanFiles(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, settings } = dependencies;
  if (settings.clamd === null) await releaseWaiting(db);
  if (!settings.clamd) return false;
  const id = await claimToScan(db, clock());
  if (!id) return false;
  const failure = await scanOne(dependencies, settings.clamd, id);
  if (failure) await putScanOff(db, id, clock(), failure);
  return failure !== 'unreachable';
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
