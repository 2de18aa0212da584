import { DirectoryFailure } from '../directory-failure.ts';
import type { CallOptions, ChangedRecord, ChangesPage } from '../port.ts';
import type { columnsOf } from './columns.ts';
import type { SqlConnection } from './open-sql.ts';

type Views = ReturnType<typeof columnsOf>;
type ReadAll = (ids: readonly string[], options?: CallOptions) => Promise<Omit<ChangedRecord, 'row'>[]>;

/** Rows that were being written while we read carry times from before it. */
const OVERLAP = `interval '10 minutes'`;

/** Where an import stands: in the list of everybody, or in what has changed since a moment. */
interface Place {
  readonly kind: 'all' | 'changes';
  /** When it began, by the clock of the database: where the next one begins. */
  readonly began: string;
  /** From when on things count as changed. */
  readonly since: string;
  /** Behind whom it goes on. */
  readonly at: string;
  readonly id: string;
  readonly row: number;
}

/** A page of everybody by number, or of whoever changed by moment and number. */
export async function readSqlChanges(
  sql: SqlConnection,
  views: Views,
  cursor: string | null,
  limit: number,
  readAll: ReadAll,
  rest?: CallOptions,
): Promise<ChangesPage> {
  const place = await begun(sql, cursor === null ? EVERYBODY : open(cursor), rest);
  const { kind, row } = place;
  const found = await (kind === 'all' ? everybody : changed)(sql, views, place, limit + 1, rest);
  const page = found.slice(0, limit);
  const more = found.length > limit;
  const last = page.at(-1);
  const records = (
    await readAll(
      page.map(({ id }) => id),
      rest,
    )
  ).map((record, index) => ({ row: row + index + 1, ...record }) as ChangedRecord);
  const on = { ...place, at: last?.at ?? place.at, id: last?.id ?? place.id, row: row + records.length };
  return {
    records,
    deletedIds: [],
    next: JSON.stringify(more ? on : { ...EVERYBODY, kind: 'changes', since: place.began }),
    more,
    total: null,
  };
}

const EVERYBODY: Place = { kind: 'all', began: '', since: '', at: '', id: '', row: 0 };

/** The first page of an import notes when that was. */
async function begun(sql: SqlConnection, place: Place, rest?: CallOptions): Promise<Place> {
  if (place.began) return place;
  const [row] = await sql.query<{ now: string }>('select now()::text as now', [], rest);
  return { ...place, began: row?.now ?? '' };
}

interface FoundId {
  readonly id: string;
  readonly at: string;
}

function everybody(sql: SqlConnection, views: Views, { id }: Place, limit: number, rest?: CallOptions) {
  const column = views.column('customerId');
  const text = `select distinct v.${column}::text collate "C" as id, '' as at from ${views.customers} v
    where v.${column}::text collate "C" > $1 order by 1 limit ${limit}`;
  return sql.query<FoundId>(text, [id], rest);
}

/** Changed is also whose contract did. */
async function changed(sql: SqlConnection, views: Views, place: Place, limit: number, rest?: CallOptions) {
  const [id, at] = [views.column('customerId'), views.column('updatedAt')];
  const recent = (view: string) =>
    `select ${id}::text as id, ${at} as at from ${view} where ${at} >= $1::timestamptz - ${OVERLAP}`;
  const text = `select id, at::text from (
      select id, max(at) as at from (${recent(views.customers)} union all ${recent(views.contracts)}) as recent
      group by id) as changed
    where $2 = '' or (at, id collate "C") > (nullif($2, '')::timestamptz, $3)
    order by changed.at, id collate "C" limit ${limit}`;
  return sql.query<FoundId>(text, [place.since, place.at, place.id], rest);
}

function open(cursor: string): Place {
  try {
    return JSON.parse(cursor) as Place;
  } catch (cause) {
    throw new DirectoryFailure('unexpected', 'its place cannot be read', { cause });
  }
}
