import { schema, type Transaction } from '@sinia/database';
import { and, eq } from 'drizzle-orm';

/** How often a conversation was mailed. */
export async function countTranscripts(tx: Transaction, ticketId: string): Promise<number> {
  const { deliveries } = schema;
  const rows = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.ticketId, ticketId), eq(deliveries.kind, 'transcript')));
  return rows.length;
}
