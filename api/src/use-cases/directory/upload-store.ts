import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';

const { directoryFiles, directoryRuns } = schema;

export type UploadRow = typeof directoryFiles.$inferSelect;

export function insertUpload(work: UnitOfWork, row: UploadRow): void {
  work.insert(directoryFiles, row);
}

export async function readUpload(db: Database | Transaction, id: string): Promise<UploadRow | undefined> {
  const [row] = await db.select().from(directoryFiles).where(eq(directoryFiles.id, id));
  return row;
}

/** Files that are old and that no run still reads: they are told apart from their runs, and their pieces named. */
export function forgetUploads(db: Database, before: Date): Promise<string[]> {
  return db.transaction(async (tx) => {
    const unread = sql`not exists (
      select from ${directoryRuns} where ${directoryRuns.fileId} = ${directoryFiles.id}
        and ${directoryRuns.finishedAt} is null)`;
    const rows = await tx
      .delete(directoryFiles)
      .where(and(lt(directoryFiles.createdAt, before), unread))
      .returning({ id: directoryFiles.id, pieces: directoryFiles.pieces });
    for (const { id } of rows)
      await tx.update(directoryRuns).set({ fileId: null }).where(eq(directoryRuns.fileId, id));
    return rows.flatMap(({ pieces }) => pieces);
  });
}
