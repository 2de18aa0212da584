import { createHash } from 'node:crypto';
import type { FetchedRecording } from '@sinia/channels/phone';
import type { Dependencies } from '../context.ts';
import { markKept, type RecordingRow } from './recording-store.ts';

/** Puts a recording among our files: the bytes first, so that a row never names what is not there. */
export async function keepRecording(
  { db, files, clock }: Dependencies,
  { id }: Pick<RecordingRow, 'id'>,
  { bytes, mediaType }: FetchedRecording,
): Promise<void> {
  await files.put(id, bytes);
  const sha256 = createHash('sha256').update(bytes).digest();
  const kept = await markKept(db, id, { mediaType, sha256, fetchedAt: clock() });
  // It was decided against meanwhile.
  if (!kept) await files.delete(id);
}
