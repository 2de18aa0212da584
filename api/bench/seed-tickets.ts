import { createHash } from 'node:crypto';
import { newId, searchText } from '@sinia/core';
import type postgres from 'postgres';
import { drawer, sentence } from './words.ts';

/** In every 20th ticket: 5 % of all. */
export const COMMON_WORDS = ['comptador', 'contador'] as const;
/** In one ticket of 20,000: a handful in 100,000. */
export const RARE_WORDS = ['xemeneia', 'zèfir', 'quitxalla', 'wolframi'] as const;

const BATCH = 5_000;
const RARE_EVERY = 20_000;
const START = Date.UTC(2024, 0, 1);
const STEP_MS = 10_000;

const STATUSES = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed', 'closed', 'closed', 'closed'];
const CHANNELS = ['email', 'email', 'web', 'portal', 'phone'];

type Row = ReturnType<typeof rowOf>;

/**
 * Adds plausible tickets `from`…`to` (one message, requester, search document and event each), oldest first, without
 * the indexes that are quicker to build at the end; then tells the planner.
 */
export async function seedTickets(sql: postgres.Sql, from: number, to: number): Promise<void> {
  const [group] = await sql<{ id: string }[]>`select id from groups where is_default`;
  const [agent] = await sql<{ id: string }[]>`select id from users where role = 'agent'`;
  const whole = to - from > 20_000;
  const [index] = await sql<{ definition: string }[]>`
    select indexdef as definition from pg_indexes where indexname = 'ticket_search_document'`;
  if (whole) await sql`drop index ticket_search_document`;
  for (let first = from; first < to; first += BATCH) {
    const length = Math.min(BATCH, to - first);
    const rows = Array.from({ length }, (_, place) => rowOf(first + place, group?.id ?? '', agent?.id ?? ''));
    await insert(sql, rows);
  }
  if (whole && index) await sql.unsafe(index.definition);
  await sql.unsafe('vacuum analyze');
}

function rowOf(number: number, groupId: string, agentId: string) {
  const draw = drawer(number + 1);
  const language = draw() % 3 === 0 ? ('es' as const) : ('ca' as const);
  const subject = sentence(draw, language, 6);
  const placed = [
    number % 20 === 7 ? COMMON_WORDS[language === 'ca' ? 0 : 1] : '',
    number % 20 === 7 ? COMMON_WORDS[language === 'ca' ? 1 : 0] : '',
    number % RARE_EVERY === 1_234 ? RARE_WORDS.join(' ') : '',
  ];
  const body = `${placed.join(' ')} ${sentence(draw, language, 45)}`.trim();
  const at = new Date(START + number * STEP_MS);
  const random = createHash('sha256').update(`ticket ${number}`).digest();
  const status = STATUSES[draw() % STATUSES.length] ?? 'closed';
  const email = `client.${number % 40_000}@customers.example`;
  return {
    id: newId('tkt', at.getTime(), random),
    message_id: newId('msg', at.getTime(), random),
    reference: String(100_000_000_000 + number),
    status,
    channel: CHANNELS[draw() % CHANNELS.length] ?? 'web',
    language,
    subject,
    body,
    preview: body.slice(0, 140),
    group_id: groupId,
    assignee_id: status === 'new' || draw() % 4 === 0 ? null : agentId,
    requester: { name: `Client ${number}`, email },
    email,
    words: searchText(`${subject}\nClient ${number}\n${email}\n${body}`),
    at: at.toISOString(),
  };
}

/** As one text of JSON, so that no type of the driver comes between. */
async function insert(sql: postgres.Sql, rows: readonly Row[]): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(
      `create temp table batch on commit drop as select * from jsonb_to_recordset(($1::text)::jsonb) as r(id text,
        message_id text, reference text, status text, channel text, language text, subject text, body text,
        preview text, group_id text, assignee_id text, requester jsonb, email text, words text, at timestamptz)`,
      [JSON.stringify(rows)],
    );
    for (const statement of STATEMENTS) await tx.unsafe(statement);
  });
}

const STATEMENTS = [
  `insert into tickets (id, reference, version, status, channel, subject, language, priority, assignee_id,
    group_id, tags, custom_fields, origin, requester, requester_verified, notice_route, last_message_preview,
    last_message_author, last_message_at, event_seq, event_hash, created_at, updated_at)
  select id, reference, 1, status, channel, subject, language, 'normal', assignee_id, group_id, '{}', '{}',
    jsonb_build_object('channel', channel, 'address', 'bench'), requester, true,
    jsonb_build_object('channel', 'email', 'address', email), preview, 'customer', at, 1, ''::bytea, at, at
  from batch`,
  `insert into messages (id, ticket_id, visibility, author, author_name, author_address, channel, body, trust,
    created_at)
  select message_id, id, 'public', 'customer', requester ->> 'name', email, channel, body, 'verified', at from batch`,
  `insert into participants (ticket_id, address, kind) select id, email, 'requester' from batch`,
  `insert into ticket_search (ticket_id, document)
  select id, strip(to_tsvector('sinia_ca', words) || to_tsvector('sinia_es', words)) from batch order by at`,
  `insert into events (ticket_id, seq, type, actor_kind, actor_name, payload, salt, digest, hash, at)
  select id, 1, 'ticket.opened', 'system', 'bench', '{"changes": {}, "message": null, "detail": {}}', ''::bytea, ''::bytea, ''::bytea, at from batch order by at`,
] as const;
