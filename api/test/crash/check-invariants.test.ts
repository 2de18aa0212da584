import { randomBytes } from 'node:crypto';
import { newId } from '@sinia/core';
import type postgres from 'postgres';
import ownerClient from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { relayEvents } from '../../src/outbox/relay.ts';
import { SUBSCRIBERS } from '../../src/outbox/subscribers.ts';
import { type Door, openDoor } from '../rest/door.ts';
import { checkInvariants } from './check-invariants.ts';
import { type Ledger, newLedger } from './ledger.ts';

/**
 * A crash run in small: three tickets with two replies each and one mail, all followed to the end. What was written to the
 * third counts as a conversation besides.
 */
let door: Door;
let sql: postgres.Sql;
let ledger: Ledger;
const url = () => door.world.database.url;

beforeAll(async () => {
  door = await openDoor();
  sql = ownerClient(url(), { max: 3, onnotice: () => undefined });
  ledger = newLedger();
  const key = await door.key(['tickets:write']);
  for (const name of ['primera', 'segona', 'tercera']) ledger.tickets.push(await openTicket(key, name));
  const mail = await openTicket(key, 'correu');
  await sql`update messages set author = 'customer', mail_message_id = '<correu@customers.example>'
    where ticket_id = ${mail.id}`;
  ledger.mails.push({ marker: 'correu', accepted: true });
  const said = ['tercera resposta 1', 'tercera resposta 2'].map((marker) => ({ marker, accepted: true }));
  ledger.conversations.push({ channel: 'whatsapp', said });
  while ((await relayEvents(door.world, SUBSCRIBERS)) > 0);
  await sql`update deliveries set status = 'sent', sent_at = now()`;
  await sql`insert into demo_outbox (id, channel, "to", subject, text, headers, attachments, kind, sent_at)
    select id, channel, address, kind, kind, jsonb_build_object('Message-ID', '<' || id || '@sinia.example>'), '[]',
      kind, now()
    from deliveries order by ticket_id, seq`;
});

afterAll(async () => {
  await sql.end();
  await door.world.database.drop();
});

async function openTicket(key: string, marker: string) {
  const post = async (path: string, name: string, body: unknown) => {
    const answer = await door.ask('POST', path, {
      as: key,
      body,
      headers: { 'Idempotency-Key': name.replaceAll(' ', '-') },
    });
    expect(answer.status).toBe(201);
    return (await answer.json()) as { id: string; reference: string };
  };
  const requester = { email: `${marker}@customers.example` };
  const { id, reference } = await post('/v1/tickets', marker, { subject: marker, body: marker, requester });
  const replies = [];
  for (const turn of marker === 'correu' ? [] : [1, 2]) {
    const body = `${marker} resposta ${turn}`;
    const reply = await post(`/v1/tickets/${id}/messages`, body, { body, visibility: 'public' });
    replies.push({ marker: body, id: reply.id });
  }
  return { marker, id, reference, replies };
}

const id = (prefix: 'tkt' | 'msg' | 'dlv' | 'env') => newId(prefix, Date.now(), randomBytes(16));
const first = `(select id from tickets where subject = 'primera')`;
const columns = (table: string, without: readonly string[]) =>
  sql<{ list: string }[]>`select string_agg(format('%I', column_name), ', ' order by ordinal_position) as list
    from information_schema.columns where table_schema = 'public' and table_name = ${table} and column_name <> all(${[...without]})`.then(
    ([row]) => row?.list ?? '',
  );
const copy = async (
  tx: postgres.TransactionSql,
  table: string,
  changed: Record<string, string>,
  where: string,
) => {
  const names = Object.keys(changed);
  const list = await columns(table, [...names, 'position', 'ordinal', 'bucket', 'era']);
  await tx.unsafe(`insert into ${table} (${names.join(', ')}, ${list})
    select ${Object.values(changed).join(', ')}, ${list} from ${table} where ${where}`);
};

type Bug = (tx: postgres.TransactionSql) => Promise<unknown>;

/** What a broken house would leave behind, and what the checker must say of it. */
const bugs: readonly [name: string, expected: RegExp, plant: Bug][] = [
  [
    'acknowledged before the commit: a ticket is lost',
    /was acknowledged and is lost/,
    async (tx) => tx.unsafe(`update tickets set subject = 'una altra', reference = '0' where id = ${first}`),
  ],
  [
    'no unique key: a ticket twice',
    /was opened 2 times/,
    (tx) => copy(tx, 'tickets', { id: `'${id('tkt')}'`, reference: `'999'` }, `subject = 'primera'`),
  ],
  [
    'no unique key: a mail twice',
    /became 2 tickets/,
    (tx) => copy(tx, 'tickets', { id: `'${id('tkt')}'`, reference: `'998'` }, `subject = 'correu'`),
  ],
  [
    'a mail in two threads',
    /is there 2 times/,
    (tx) => copy(tx, 'messages', { id: `'${id('msg')}'`, ticket_id: first }, `mail_message_id is not null`),
  ],
  [
    'a mail that was accepted is nowhere',
    /accepted and is lost/,
    (tx) => tx.unsafe(`update tickets set subject = 'perduda' where subject = 'correu'`),
  ],
  [
    'an envelope that nobody takes',
    /was never processed/,
    (tx) =>
      tx.unsafe(`insert into inbound_envelopes (id, channel, account, event_key, sha256, raw, meta, received_at, due_at)
        values ('${id('env')}', 'email', 'a', 'k', '', '', '{}', now(), now())`),
  ],
  [
    'a reply is lost',
    /reply primera resposta 1 .* is lost/,
    (tx) => tx.unsafe(`delete from messages where body = 'primera resposta 1'`),
  ],
  [
    'a reply twice',
    /reply primera resposta 1 was stored 2 times/,
    (tx) => copy(tx, 'messages', { id: `'${id('msg')}'` }, `body = 'primera resposta 1'`),
  ],
  [
    'replies in another order',
    /stand in another order/,
    (tx) =>
      tx.unsafe(`update messages set body = case body when 'primera resposta 1' then 'primera resposta 2'
        else 'primera resposta 1' end where body like 'primera resposta %'`),
  ],
  [
    'a message of a webhook is lost',
    /message tercera resposta 1 of whatsapp was accepted and is lost/,
    (tx) => tx.unsafe(`delete from messages where body = 'tercera resposta 1'`),
  ],
  [
    'a message of a webhook twice',
    /message tercera resposta 1 of whatsapp is there 2 times/,
    (tx) => copy(tx, 'messages', { id: `'${id('msg')}'`, ticket_id: first }, `body = 'tercera resposta 1'`),
  ],
  [
    'a conversation in another order',
    /a conversation of whatsapp stands in another order/,
    (tx) =>
      tx.unsafe(`update messages set body = case body when 'tercera resposta 1' then 'tercera resposta 2'
        else 'tercera resposta 1' end where body like 'tercera resposta %'`),
  ],
  [
    'an item of a webhook that nobody reads',
    /of a webhook is not read/,
    (tx) =>
      tx.unsafe(`insert into channel_events (envelope_id, account_id, kind, provider_id, order_key, event, due_at)
        values ('e', 'a', 'message', 'p', 'o', '{}', now())`),
  ],
  [
    'a gap in the events',
    /chain is broken: .*event 2: it is missing/,
    (tx) => tx.unsafe(`delete from events where ticket_id = ${first} and seq = 2`),
  ],
  [
    'an event that was rewritten',
    /chain is broken: .*its content was changed/,
    (tx) =>
      tx.unsafe(
        `update events set payload = payload || '{"detail": {}}' where ticket_id = ${first} and seq = 1`,
      ),
  ],
  [
    'a hash that does not follow',
    /chain is broken: .*does not follow/,
    (tx) => tx.unsafe(`update events set hash = sha256('x') where ticket_id = ${first} and seq = 2`),
  ],
  [
    'a missed wake-up: an event that was never relayed',
    /was never relayed/,
    (tx) => tx.unsafe(`insert into outbox (ticket_id, seq, due_at) values (${first}, 1, now())`),
  ],
  [
    'an effect outside of the transaction: an outbox row without its event',
    /belongs to no event/,
    (tx) => tx.unsafe(`insert into outbox (ticket_id, seq, due_at) values (${first}, 99, now())`),
  ],
  [
    'a receipt is missing',
    /ticket.opened .* has 0 deliveries/,
    (tx) => tx.unsafe(`delete from deliveries where ticket_id = ${first} and seq = 1`),
  ],
  [
    'a receipt is owed twice',
    /ticket.opened .* has 2 deliveries/,
    (tx) =>
      copy(
        tx,
        'deliveries',
        { id: `'${id('dlv')}'`, address: `'una.altra@customers.example'` },
        `ticket_id = ${first} and seq = 1`,
      ),
  ],
  [
    'a lost lease: a delivery that stays under way',
    /is still sending/,
    (tx) => tx.unsafe(`update deliveries set status = 'sending' where ticket_id = ${first} and seq = 1`),
  ],
  [
    'counted as sent and never sent',
    /counts as sent and never left/,
    (tx) =>
      tx.unsafe(
        `delete from demo_outbox where id = (select id from deliveries where ticket_id = ${first} and seq = 1)`,
      ),
  ],
  [
    'a message leaves twice',
    /left 2 times/,
    (tx) =>
      copy(
        tx,
        'demo_outbox',
        { id: `'${id('dlv')}'` },
        `id = (select id from deliveries where ticket_id = ${first} and seq = 1)`,
      ),
  ],
  [
    'a later message leaves before an earlier one',
    /left after/,
    (tx) => tx.unsafe(`update deliveries set seq = 4 - seq where ticket_id = ${first}`),
  ],
];

test('a sound run has no violation', async () => {
  expect(await checkInvariants(sql, url(), ledger)).toEqual([]);
});

// Each bug is committed and taken out again, because the checker reads committed rows only.
test.each(bugs)('%s', async (_name, expected, plant) => {
  const before = await snapshot();
  try {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await plant(tx);
    });
    expect((await checkInvariants(sql, url(), ledger)).join('\n')).toMatch(expected);
  } finally {
    await restore(before);
  }
});

const TABLES = [
  ...['tickets', 'messages', 'events', 'outbox', 'deliveries', 'demo_outbox', 'inbound_envelopes'],
  'channel_events',
];

async function snapshot(): Promise<string> {
  const name = `kept_${randomBytes(4).toString('hex')}`;
  await sql.unsafe(`create schema ${name}`);
  for (const table of TABLES) await sql.unsafe(`create table ${name}.${table} as table public.${table}`);
  return name;
}

async function restore(name: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const table of TABLES) {
      await tx.unsafe(`delete from public.${table}`);
      const [row] = await tx<{ list: string }[]>`
        select string_agg(format('%I', attname), ', ') as list from pg_attribute
        where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;
      await tx.unsafe(`insert into public.${table} (${row?.list}) overriding system value
        select ${row?.list} from ${name}.${table}`);
    }
  });
  await sql.unsafe(`drop schema ${name} cascade`);
}
