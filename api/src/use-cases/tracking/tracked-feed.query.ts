import { type Database, schema } from '@sinia/database';
import { and, inArray, sql } from 'drizzle-orm';
import { type FeedEvent, readFeed } from '../../live/feed.query.ts';

const noticeable = sql`${schema.events.payload} -> 'message' ->> 'visibility' is distinct from 'internal'`;

/** What the customer of a ticket can notice of its feed, and of the one that it went into: all but internal notes. */
export function readTrackedFeed(
  db: Database,
  ticketIds: readonly string[],
  after: number,
  limit: number,
): Promise<FeedEvent[]> {
  return readFeed(db, after, limit, and(inArray(schema.events.ticketId, [...ticketIds]), noticeable));
}

/** The same of all tickets. */
export function readPublicFeed(db: Database, after: number, limit: number): Promise<FeedEvent[]> {
  return readFeed(db, after, limit, noticeable);
}
