import { type Database, schema } from '@sinia/database';
import { eq } from 'drizzle-orm';

/** The row of a file, whoever may see it: the caller has checked the link. */
export async function findAttachment(db: Database, id: string) {
  const [row] = await db.select().from(schema.attachments).where(eq(schema.attachments.id, id));
  return row;
}
