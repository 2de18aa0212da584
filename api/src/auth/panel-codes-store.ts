import { createHash } from 'node:crypto';
import { type Database, schema } from '@sinia/database';
import { eq } from 'drizzle-orm';

export type PanelCodeRow = typeof schema.panelCodes.$inferSelect;

export async function insertPanelCode(
  db: Database,
  code: string,
  row: Omit<PanelCodeRow, 'hash'>,
): Promise<void> {
  await db.insert(schema.panelCodes).values({ ...row, hash: codeHash(code) });
}

/** Takes a code out of the table: of any number who try it at once, one gets it. */
export async function takePanelCode(db: Database, code: string): Promise<PanelCodeRow | null> {
  const { panelCodes } = schema;
  const [row] = await db
    .delete(panelCodes)
    .where(eq(panelCodes.hash, codeHash(code)))
    .returning();
  return row ?? null;
}

function codeHash(code: string): Uint8Array {
  return createHash('sha256').update(code).digest();
}
