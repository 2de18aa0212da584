import { type Database, schema } from '@sinia/database';
import { and, desc, eq } from 'drizzle-orm';

const { demoOutbox } = schema;

export type SentMessage = Omit<typeof demoOutbox.$inferSelect, 'position'>;

const LIMIT = 1_000;

/** What the demonstration "sent", newest first. */
export async function readDemoOutbox(
  db: Database,
  filter: { readonly to?: string | undefined; readonly reference?: string | undefined } = {},
): Promise<SentMessage[]> {
  const rows = await db
    .select()
    .from(demoOutbox)
    .where(
      and(
        filter.to ? eq(demoOutbox.to, filter.to) : undefined,
        filter.reference ? eq(demoOutbox.ticketReference, filter.reference) : undefined,
      ),
    )
    .orderBy(desc(demoOutbox.position))
    .limit(LIMIT);
  return rows.map(({ position: _position, ...message }) => message);
}

export async function readSentMessage(db: Database, id: string): Promise<SentMessage | undefined> {
  const [row] = await db.select().from(demoOutbox).where(eq(demoOutbox.id, id));
  return row;
}
