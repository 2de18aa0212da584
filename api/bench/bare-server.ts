// The physical limit of a creation: the transaction of `POST /v1/tickets`, statement for statement and row for row,
// over plain Hono and postgres.js. No credential, validation, limit, problem or header beyond that. Likewise of a
// webhook, its signature and its row, and of a stream on which nothing happens.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { drawReference, newId, searchText } from '@sinia/core';
import { CHAIN_START, chainHash, payloadDigest } from '@sinia/database';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import postgres from 'postgres';

const { DATABASE_URL = '', GROUP_ID = '' } = process.env;
const sql = postgres(DATABASE_URL, { max: 10, connection: { role: 'sinia_app' } } as postgres.Options<
  Record<string, never>
>);

const app = new Hono();
app.post('/v1/tickets', async (c) => {
  const { subject, body, language, requester } = await c.req.json();
  const now = new Date();
  const id = newId('tkt', now.getTime(), randomBytes(16));
  const messageId = newId('msg', now.getTime(), randomBytes(16));
  const reference = drawReference(randomBytes(24)) ?? '';
  const actor = { kind: 'integration', id: 'key_bench', name: 'bench' };
  const payload = {
    changes: { status: { before: null, after: 'new' } },
    message: { id: messageId, visibility: 'public', author: 'customer' },
    detail: { channel: 'web', verified: true },
  };
  const salt = randomBytes(16);
  const digest = payloadDigest(salt, payload);
  const event = { ticketId: id, seq: 1, type: 'ticket.opened', actorKind: actor.kind, actorId: actor.id };
  const hash = chainHash(CHAIN_START, { ...event, at: now, digest });
  const token = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest();
  const expires = new Date(now.getTime() + 180 * 86_400_000);
  const route = { channel: 'email', address: requester.email };
  const origin = { channel: 'web', address: actor.name };
  const words = searchText(
    [subject, requester.name, requester.email, requester.phone, body].filter(Boolean).join('\n'),
  );
  const preview = body.replace(/\s+/g, ' ').trim().slice(0, 140);
  await sql`
    with event as (
      insert into events (ticket_id, seq, type, actor_kind, actor_id, actor_name, payload, salt, digest, hash, at)
      values (${id}, 1, ${event.type}, ${actor.kind}, ${actor.id}, ${actor.name}, ${sql.json(payload)}, ${salt},
        ${digest}, ${hash}, ${now})
    ), following as (
      insert into outbox (ticket_id, seq, due_at) values (${id}, 1, ${now})
    ), audit as (
      insert into audit_log (at, actor_kind, actor_id, action, ticket_id, door, request_id)
      values (${now}, ${actor.kind}, ${`integration:${actor.id}`}, ${event.type}, ${id}, 'rest', 'req_bench')
    ), ticket as (
      insert into tickets (id, reference, version, status, channel, subject, language, priority, group_id, tags,
        custom_fields, origin, requester, requester_verified, notice_route, last_message_preview,
        last_message_author, last_message_at, event_seq, event_hash, created_at, updated_at)
      values (${id}, ${reference}, 1, 'new', 'web', ${subject}, ${language}, 'normal', ${GROUP_ID}, '{}', '{}',
        ${sql.json(origin)}, ${sql.json(requester)}, true, ${sql.json(route)}, ${preview}, 'customer', ${now}, 1,
        ${hash}, ${now}, ${now})
    ), message as (
      insert into messages (id, ticket_id, visibility, author, author_name, author_address, channel, body, trust,
        created_at)
      values (${messageId}, ${id}, 'public', 'customer', ${requester.name}, ${requester.email}, 'web', ${body},
        'verified', ${now})
    ), participant as (
      insert into participants (ticket_id, address, kind)
      values (${id}, ${requester.email.toLowerCase()}, 'requester')
    ), search as (
      insert into ticket_search (ticket_id, document)
      values (${id}, strip(to_tsvector('sinia_ca', ${words}) || to_tsvector('sinia_es', ${words})))
    )
    insert into access_tokens (hash, ticket_id, purpose, expires_at, created_at)
    values (${tokenHash}, ${id}, 'tracking', ${expires}, ${now})`;
  const opened = { id, reference, status: 'new', publicStatus: 'open', receivedAt: now.toISOString() };
  return c.json(
    { ...opened, terms: [], trackingUrl: `http://127.0.0.1/seguiment?clau=${reference}#${token}` },
    201,
  );
});

app.post('/webhook', async (c) => {
  const raw = Buffer.from(await c.req.arrayBuffer());
  const signature = createHmac('sha256', 'bare').update(raw).digest('hex');
  const sha256 = createHash('sha256').update(raw).digest();
  const now = new Date();
  await sql`
    insert into inbound_envelopes (id, channel, account, event_key, sha256, raw, meta, received_at, due_at)
    values (${newId('env', now.getTime(), randomBytes(16))}, 'whatsapp', 'bare', ${sha256.toString('hex')}, ${sha256},
      ${raw}, ${sql.json({ headers: { signature } })}, ${now}, ${now})
    on conflict (channel, account, event_key) do nothing`;
  return c.text('EVENT_RECEIVED');
});

app.get('/events', (c) =>
  streamSSE(c, async (stream) => {
    await stream.writeSSE({ event: 'ready', data: '' });
    await new Promise<void>((resolve) => stream.onAbort(resolve));
  }),
);

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0, overrideGlobalObjects: false });
server.once('listening', () => {
  process.stdout.write(`listening ${JSON.stringify(server.address())}\n`);
});
process.once('SIGTERM', () => process.exit(0));
