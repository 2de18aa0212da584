import type { IntegrationFacts } from '@sinia/core';
import { type Database, schema } from '@sinia/database';
import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { readScanner } from '../attachments/scan-store.ts';
import type { Dependencies } from '../context.ts';
import { readConnection } from '../directory/connection-store.ts';
import type { IntegrationId } from './catalogue.ts';

const { callEvents, exchanges, sites, tickets, integrationOwners } = schema;

/** How far back the last thing that came is looked for. */
const LOOK_BACK_MS = 90 * 86_400_000;
const MOST_FAILURES = 1_000;

export interface Traffic extends Omit<IntegrationFacts, 'lastSyncAt' | 'silenceMs'> {
  readonly lastSyncAt: Date | null;
  readonly lastFailure: { readonly code: string; readonly at: Date } | null;
}

/** What has come and what has failed, of every system. */
export async function readTraffic(
  { db, settings }: Pick<Dependencies, 'db' | 'settings'>,
  now: Date,
): Promise<Record<IntegrationId, Traffic>> {
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  const [aquacis, enreach, oficinaVirtual, website, scanner] = await Promise.all([
    aquacisTraffic(db),
    exchangeTraffic(db),
    siteTraffic(db, 'portal', since),
    siteTraffic(db, 'web', since),
    readScanner(db),
  ]);
  const clamav = { connected: Boolean(settings.clamd), paused: false, ...scanner };
  return { aquacis, enreach, oficinaVirtual, website, clamav };
}

async function aquacisTraffic(db: Database): Promise<Traffic> {
  const row = await readConnection(db);
  const { lastFailure, lastFailureAt } = row ?? {};
  return {
    connected: row !== undefined,
    paused: row?.pausedAt != null,
    failures: row?.failures ?? 0,
    lastSyncAt: row?.syncedAt ?? null,
    lastFailure: lastFailure && lastFailureAt ? { code: lastFailure, at: lastFailureAt } : null,
  };
}

/** Events that were taken and could not be understood yet. */
async function exchangeTraffic(db: Database): Promise<Traffic> {
  const stuck = and(isNull(callEvents.processedAt), isNotNull(callEvents.lastError));
  const [known, failed] = await Promise.all([
    db.select({ lastEventAt: exchanges.lastEventAt }).from(exchanges),
    db
      .select({ at: callEvents.receivedAt })
      .from(callEvents)
      .where(stuck)
      .orderBy(desc(callEvents.receivedAt))
      .limit(MOST_FAILURES),
  ]);
  const times = known.flatMap(({ lastEventAt }) => lastEventAt?.getTime() ?? []);
  const at = failed[0]?.at;
  return {
    ...{ connected: known.length > 0, paused: false, failures: failed.length },
    lastSyncAt: times.length > 0 ? new Date(Math.max(...times)) : null,
    lastFailure: at ? { code: 'not_understood', at } : null,
  };
}

/** A page of ours at somebody else's: what came of it last. */
async function siteTraffic(db: Database, channel: 'portal' | 'web', since: Date): Promise<Traffic> {
  const [known, latest] = await Promise.all([
    db.select({ count: sql<number>`count(*)::int` }).from(sites).where(eq(sites.channel, channel)),
    db
      .select({ at: tickets.createdAt })
      .from(tickets)
      .where(and(eq(tickets.channel, channel), gt(tickets.createdAt, since)))
      .orderBy(desc(tickets.createdAt))
      .limit(1),
  ]);
  return {
    ...{ connected: (known[0]?.count ?? 0) > 0, paused: false, failures: 0, lastFailure: null },
    lastSyncAt: latest[0]?.at ?? null,
  };
}

export async function readOwners(db: Database): Promise<Map<string, string>> {
  const rows = await db.select().from(integrationOwners);
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}
