import { type Database, schema } from '@sinia/database';
import { asc, inArray } from 'drizzle-orm';

const { callEvents } = schema;

export type RawEventRow = Pick<
  typeof callEvents.$inferSelect,
  'id' | 'exchangeId' | 'eventKey' | 'source' | 'raw' | 'receivedAt' | 'callId'
>;

/** What was told of some calls, as it came, by call, in the order in which it came. */
export async function readRawEvents(
  db: Database,
  callIds: readonly string[],
): Promise<Map<string, RawEventRow[]>> {
  const { id, exchangeId, eventKey, source, raw, receivedAt, callId } = callEvents;
  const rows = await db
    .select({ id, exchangeId, eventKey, source, raw, receivedAt, callId })
    .from(callEvents)
    .where(inArray(callId, [...callIds]))
    .orderBy(asc(id));
  return Map.groupBy(rows, (row) => row.callId ?? '');
}
