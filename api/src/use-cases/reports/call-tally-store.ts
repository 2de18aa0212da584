import type { ReportGroup } from '@sinia/contracts';
import type { CallPolicy, CallTally, MeasuredCall } from '@sinia/core/call';
import { MATARO_CALENDAR } from '@sinia/core/schedule';
import type { Database } from '@sinia/database';
import { type SQL, sql } from 'drizzle-orm';
import type { Period } from './period.ts';

/** Calls that are alike, with the group that they fall into and the mark by which they are found again. */
export interface FoundTally extends CallTally {
  readonly group: string;
  readonly mark: string;
}

/** Which calls are measured, and by which rules. */
export interface Measuring {
  readonly period: Period;
  readonly policy: Pick<CallPolicy, 'reasonMinutes'>;
  readonly now: Date;
  readonly groupBy?: ReportGroup | undefined;
}

/** What the figures ask of a call, as SQL over `calls` and its request for a supervisor, `ask`. */
const MEASURES = {
  direction: sql`calls.direction`,
  outcome: sql`calls.outcome`,
  callerKind: sql`calls.caller_kind`,
  waitSeconds: sql`calls.wait_seconds`,
  cutWhileWaiting: sql`calls.cut_while_waiting`,
  hasTicket: sql`calls.ticket_id is not null`,
  writeUpMissing: sql`calls.outcome = 'answered' and calls.reason_id is null and coalesce(calls.ended_at < rules.said_by, false)`,
  rating: sql`calls.rating`,
  supervisor: sql`case
    when ask.id is null then null
    when ask.done_at is null then 'waiting'
    when ask.done_how = 'dismissed' then 'withdrawn'
    when ask.done_how = 'spoken' and ask.done_at < ask.due_at then 'in_time'
    else 'late' end`,
} as const satisfies Record<Exclude<keyof CallTally, 'count' | 'talks' | 'talkSeconds'>, SQL>;

const LOCAL_START = sql.raw(`calls.started_at at time zone '${MATARO_CALENDAR.zone}'`);
const GROUPS: Readonly<Record<ReportGroup, SQL>> = {
  day: sql`to_char(${LOCAL_START}, 'YYYY-MM-DD')`,
  hour: sql`to_char(${LOCAL_START}, 'HH24')`,
  queue: sql`coalesce(calls.queue_id, '')`,
  agent: sql`coalesce(calls.agent_id, '')`,
};

const NAMES = Object.keys(MEASURES) as (keyof typeof MEASURES)[];
const named = (name: string) => sql.raw(`"${name}"`);
const commas = (parts: SQL[]) => sql.join(parts, sql`, `);

/** The ended calls that began in a period, each with what is measured of it and the mark that alike ones share. */
export function measuredCalls({ period, policy, now, groupBy }: Measuring): SQL {
  const saidBy = new Date(now.getTime() - policy.reasonMinutes * 60_000);
  const mark = sql.join(
    NAMES.map((name) => sql`coalesce((${MEASURES[name]})::text, '')`),
    sql` || '|' || `,
  );
  return sql`
    select calls.id, calls.started_at, calls.talk_seconds, ${groupBy ? GROUPS[groupBy] : sql`''`} as "group",
      ${mark} as mark, ${commas(NAMES.map((name) => sql`${MEASURES[name]} as ${named(name)}`))}
    from calls
    left join call_tasks ask on ask.call_id = calls.id and ask.kind = 'supervisor',
    (select ${saidBy.toISOString()}::timestamptz as said_by) rules
    where calls.started_at >= ${period.from.toISOString()}::timestamptz
      and calls.started_at < ${period.to.toISOString()}::timestamptz
      and calls.merged_into_id is null and calls.outcome is not null`;
}

/** A call with what is measured of it. */
export interface MeasuredRow extends MeasuredCall {
  readonly id: string;
  readonly talkSeconds: number | null;
}

/** Call by call, the oldest first. */
export async function readMeasured(db: Database, measuring: Measuring): Promise<MeasuredRow[]> {
  const columns = commas(NAMES.map(named));
  const rows = await db.execute<Record<string, unknown> & MeasuredRow>(sql`
    select id, talk_seconds as "talkSeconds", ${columns}
    from (${measuredCalls(measuring)}) measured order by started_at, id`);
  return [...rows];
}

/** The same calls, those that are alike counted together: a year of them is some thousand rows. */
export async function readTallies(db: Database, measuring: Measuring): Promise<FoundTally[]> {
  const columns = commas(['group', 'mark', ...NAMES].map(named));
  const rows = await db.execute<Record<string, unknown> & FoundTally>(sql`
    select ${columns}, count(*)::int as count, count(talk_seconds)::int as talks,
      coalesce(sum(talk_seconds), 0)::float8 as "talkSeconds"
    from (${measuredCalls(measuring)}) measured
    group by ${columns}`);
  return [...rows];
}
