import type { Dependencies } from '../use-cases/context.ts';
import { UNDO_DAYS } from '../use-cases/directory/manage-runs.ts';
import { forgetNotes } from '../use-cases/directory/note-store.ts';
import { forgetLines } from '../use-cases/directory/run-store.ts';
import { forgetUploads } from '../use-cases/directory/upload-store.ts';

const DAY_MS = 86_400_000;

/** Reports with the way back of imports, and what was noted, after thirty days; uploaded files after one. */
export async function purgeDirectory({ db, clock, files }: Dependencies): Promise<void> {
  const ago = (days: number) => new Date(clock().getTime() - days * DAY_MS);
  await forgetLines(db, ago(UNDO_DAYS));
  await forgetNotes(db, ago(UNDO_DAYS));
  for (const id of await forgetUploads(db, ago(1))) await files.delete(id);
}
