import { CallReport, CallReportQuery, type ReportGroup } from '@sinia/contracts';
import { callIndicators, isCounted } from '@sinia/core/call';
import { type Database, schema } from '@sinia/database';
import { inArray } from 'drizzle-orm';
import { readPolicy } from '../calls/policy-store.ts';
import { defineQuery } from '../query.ts';
import { readTallies } from './call-tally-store.ts';
import { periodOf } from './period.ts';

/** The figures of the telephone over a period, in all and by group. */
export const callsReport = defineQuery({
  name: 'callsReport',
  permission: 'report.read',
  input: CallReportQuery,
  output: CallReport,
  run: async ({ dependencies: { db, clock } }, { groupBy, ...asked }) => {
    const now = clock();
    const period = periodOf(asked, now);
    const { policy } = await readPolicy(db);
    const found = await readTallies(db, { period, policy, now, groupBy });
    const tallies = found.filter((tally) => isCounted('inbound', tally, policy));
    const groups = Map.groupBy(groupBy ? tallies : [], ({ group }) => group);
    const names = await namesOf(db, groupBy, [...groups.keys()]);
    return {
      name: 'calls' as const,
      from: period.from.toISOString(),
      to: period.to.toISOString(),
      generatedAt: now.toISOString(),
      shortAbandonSeconds: policy.shortAbandonSeconds,
      total: callIndicators(tallies, policy),
      groups: [...groups.keys()].sort().map((key) => ({
        ...{ key, name: names.get(key) ?? null },
        indicators: callIndicators(groups.get(key) ?? [], policy),
      })),
    };
  },
});

/** What people call a queue or each other; days and hours are their own names. */
async function namesOf(
  db: Database,
  groupBy: ReportGroup | undefined,
  keys: readonly string[],
): Promise<Map<string, string | null>> {
  const { calls, users } = schema;
  if (keys.length === 0) return new Map();
  if (groupBy === 'agent') {
    const rows = await db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, [...keys]));
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
  if (groupBy !== 'queue') return new Map();
  const rows = await db
    .selectDistinct({ id: calls.queueId, name: calls.queueName })
    .from(calls)
    .where(inArray(calls.queueId, [...keys]));
  return new Map(rows.map(({ id, name }) => [id ?? '', name]));
}
