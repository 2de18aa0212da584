import { type Database, schema } from '@sinia/database';
import { eq } from 'drizzle-orm';

const { directoryConnections } = schema;

export type ConnectionRow = typeof directoryConnections.$inferSelect;

/** There is one master: its connection has this id. */
export const AQUACIS = 'aquacis';

export async function readConnection(db: Database): Promise<ConnectionRow | undefined> {
  const [row] = await db.select().from(directoryConnections).where(eq(directoryConnections.id, AQUACIS));
  return row;
}
