import { verifyChains } from '@sinia/database';
import type postgres from 'postgres';
import { checkConversations } from './check-conversations.ts';
import type { Asked, Ledger, TicketPromise } from './ledger.ts';

/**
 * Holds what clients were promised against what the database says, after everything has come to rest.
 *
 * @param ownerUrl a role that may read everything.
 * @returns one line per violation; none when all promises were kept.
 */
export async function checkInvariants(
  sql: postgres.Sql,
  ownerUrl: string,
  ledger: Ledger,
): Promise<string[]> {
  const checks = [
    checkTickets(sql, ledger),
    checkMails(sql, ledger),
    checkReplies(sql, ledger),
    checkConversations(sql, ledger),
    checkChains(ownerUrl),
    checkOutbox(sql),
    checkOwed(sql),
    checkSent(sql),
    checkOrder(sql),
  ];
  return (await Promise.all(checks)).flat();
}

async function checkTickets(sql: postgres.Sql, { tickets }: Ledger): Promise<string[]> {
  const rows = await sql<{ id: string; subject: string; reference: string; messages: number }[]>`
    select t.id, t.subject, t.reference,
      (select count(*)::int from messages m join events e on e.ticket_id = t.id and e.seq = 1
        where m.id = e.payload -> 'message' ->> 'id' and m.body like '%' || t.subject || '%') as messages
    from tickets t where t.subject = any(${tickets.map(({ marker }) => marker)})`;
  const found = Map.groupBy(rows, (row) => row.subject);
  return tickets.flatMap(({ marker, id, reference }: TicketPromise) => {
    const there = found.get(marker) ?? [];
    if (there.length > 1) return [`ticket ${marker} was opened ${there.length} times`];
    if (!id) return [];
    const [row] = there;
    if (row?.id !== id || row.reference !== reference)
      return [`ticket ${marker} (${id}) was acknowledged and is lost`];
    return row.messages === 1 ? [] : [`ticket ${id} has its first message ${row.messages} times, not once`];
  });
}

async function checkMails(sql: postgres.Sql, { mails }: Ledger): Promise<string[]> {
  const rows = await sql<{ subject: string; count: number }[]>`
    select subject, count(*)::int as count from tickets
    where subject = any(${mails.map(({ marker }) => marker)}) group by subject`;
  const found = new Map(rows.map((row) => [row.subject, row.count]));
  const lost = mails.flatMap(({ marker, accepted }) => {
    const count = found.get(marker) ?? 0;
    if (count > 1) return [`mail ${marker} became ${count} tickets`];
    return accepted && count === 0 ? [`mail ${marker} was accepted and is lost`] : [];
  });
  const doubled = await sql<{ id: string; count: number }[]>`
    select mail_message_id as id, count(*)::int as count from messages
    where mail_message_id is not null and author = 'customer' group by 1 having count(*) > 1`;
  const waiting = await sql<{ id: string }[]>`select id from inbound_envelopes where processed_at is null`;
  return [
    ...lost,
    ...doubled.map(({ id, count }) => `mail ${id} is there ${count} times`),
    ...waiting.map(({ id }) => `envelope ${id} was never processed`),
  ];
}

/** Every reply once, and in the order in which they were acknowledged. */
async function checkReplies(sql: postgres.Sql, { tickets }: Ledger): Promise<string[]> {
  const all = tickets.flatMap((ticket) => ticket.replies);
  const rows = await sql<{ id: string; body: string; seq: number | null }[]>`
    select m.id, m.body, e.seq from messages m
    left join events e on e.ticket_id = m.ticket_id and e.payload -> 'message' ->> 'id' = m.id
    where m.body = any(${all.map(({ marker }) => marker)})`;
  const found = Map.groupBy(rows, (row) => row.body);
  const counted = all.flatMap(({ marker, id }: Asked) => {
    const there = found.get(marker) ?? [];
    if (there.length > 1) return [`reply ${marker} was stored ${there.length} times`];
    if (id && there[0]?.id !== id) return [`reply ${marker} (${id}) was acknowledged and is lost`];
    return there[0] && there[0].seq === null ? [`reply ${marker} has no event`] : [];
  });
  const disordered = tickets.flatMap(({ id, replies }) => {
    const order = replies
      .map(({ marker }) => found.get(marker)?.[0]?.seq ?? null)
      .filter((seq) => seq !== null);
    return order.every((seq, place) => place === 0 || seq > (order[place - 1] ?? 0))
      ? []
      : [`the replies of ticket ${id} stand in another order: ${order.join(', ')}`];
  });
  return [...counted, ...disordered];
}

async function checkChains(ownerUrl: string): Promise<string[]> {
  const { broken } = await verifyChains(ownerUrl);
  return broken ? [`the chain is broken: ${broken}`] : [];
}

async function checkOutbox(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ ticket_id: string; seq: number; parked: boolean; orphan: boolean }[]>`
    select o.ticket_id, o.seq, o.parked_at is not null as parked, e.seq is null as orphan
    from outbox o left join events e using (ticket_id, seq)`;
  return rows.map(({ ticket_id, seq, parked, orphan }) => {
    const why = orphan ? 'belongs to no event' : parked ? 'was parked' : 'was never relayed';
    return `outbox row ${ticket_id}/${seq} ${why}`;
  });
}

/** An opening with a notice route owes one receipt, a public reply to a customer with one owes one message. */
async function checkOwed(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ ticket_id: string; seq: number; type: string; count: number }[]>`
    select e.ticket_id, e.seq, e.type, count(d.id)::int as count
    from events e
    join tickets t on t.id = e.ticket_id and t.notice_route is not null
    left join deliveries d on d.ticket_id = e.ticket_id and d.seq = e.seq and d.kind <> 'access_link'
    where e.type = 'ticket.opened' or (e.payload -> 'message' ->> 'visibility' = 'public'
      and e.payload -> 'message' ->> 'author' in ('agent', 'integration'))
    group by 1, 2, 3 having count(d.id) <> 1`;
  return rows.map(
    ({ ticket_id, seq, type, count }) => `${type} ${ticket_id}/${seq} has ${count} deliveries, not 1`,
  );
}

/**
 * What is not held back by a cap has left, once, under one Message-ID. A provider that was killed away from in the middle
 * may have taken it: that is known to be unknown, and never tried again by itself.
 */
async function checkSent(sql: postgres.Sql): Promise<string[]> {
  const unsent = await sql<{ id: string; status: string; reason: string | null }[]>`
    select d.id, d.status, d.reason from deliveries d
    where d.channel <> 'post' and d.status <> 'sent' and d.reason is distinct from 'capped'
      and not (d.status = 'unknown' and d.conversation_id is not null)`;
  const lost = await sql<{ id: string }[]>`
    select d.id from deliveries d where d.status = 'sent' and not exists (select from demo_outbox o where o.id = d.id)`;
  const doubled = await sql<{ id: string; count: number }[]>`
    select headers ->> 'Message-ID' as id, count(*)::int as count from demo_outbox
    where headers ? 'Message-ID' group by 1 having count(*) > 1`;
  const unknown = await sql<{ id: string }[]>`
    select o.id from demo_outbox o where not exists (select from deliveries d where d.id = o.id)`;
  return [
    ...unsent.map(({ id, status, reason }) => `delivery ${id} is still ${status} (${reason ?? 'no reason'})`),
    ...lost.map(({ id }) => `delivery ${id} counts as sent and never left`),
    ...doubled.map(({ id, count }) => `message ${id} left ${count} times`),
    ...unknown.map(({ id }) => `message ${id} left without being owed`),
  ];
}

/** The customer reads a ticket's messages in the order of its events. */
async function checkOrder(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ ticket_id: string; seq: number; earlier: number }[]>`
    select ticket_id, seq, earlier from (
      select d.ticket_id, d.seq, lag(d.seq) over (partition by d.ticket_id order by o.position) as earlier
      from demo_outbox o join deliveries d on d.id = o.id where not d.provoked) as sent
    where earlier > seq`;
  return rows.map(
    ({ ticket_id, seq, earlier }) => `ticket ${ticket_id}: message ${seq} left after ${earlier}`,
  );
}
