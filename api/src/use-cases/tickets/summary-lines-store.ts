import type { TicketSummary } from '@sinia/contracts';
import { type Database, schema } from '@sinia/database';
import { and, type SQL, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import { summaryColumns } from './summary-store.ts';
import { summaryView } from './ticket-view.ts';

const { tickets } = schema;

const MOST_LINES = 2_000;

/** Which version of a row it is: `xmin` is the transaction that wrote it. */
export const versionColumns = { id: tickets.id, xmin: sql<string>`${tickets}.xmin` };

export interface RowVersion {
  readonly id: string;
  readonly xmin: string;
}

interface Line {
  readonly xmin: string;
  readonly summary: TicketSummary;
}

const remembered = new WeakMap<Database, Map<string, Line>>();

/**
 * What a list shows of these rows, in their order. Every desk asks for the same newest lines again at each change:
 * PostgreSQL says which rows and versions they are, and only those not seen yet are read and mapped.
 */
export async function summariesOf(
  db: Database,
  rows: readonly RowVersion[],
  scope: SQL | undefined,
): Promise<TicketSummary[]> {
  const lines = remembered.get(db) ?? new Map<string, Line>();
  remembered.set(db, lines);
  const shown = new Map<string, TicketSummary>();
  const unknown: string[] = [];
  for (const { id, xmin } of rows) {
    const line = lines.get(id);
    if (line?.xmin === xmin) shown.set(id, line.summary);
    else unknown.push(id);
  }
  if (unknown.length > 0) {
    const columns = { ...summaryColumns, xmin: versionColumns.xmin };
    const read = db.select(columns).from(tickets);
    for (const { xmin, ...row } of await read.where(and(anyOf(tickets.id, unknown), scope))) {
      const summary = summaryView(row);
      shown.set(row.id, summary);
      remember(lines, row.id, { xmin, summary });
    }
  }
  return rows.flatMap(({ id }) => shown.get(id) ?? []);
}

function remember(lines: Map<string, Line>, id: string, line: Line): void {
  lines.delete(id);
  lines.set(id, line);
  const [oldest] = lines.keys();
  if (lines.size > MOST_LINES && oldest !== undefined) lines.delete(oldest);
}
