import type postgres from 'postgres';
import type { Ledger, SaidPromise } from './ledger.ts';

/**
 * Every message that a provider's webhook brought or a chat posted stands in one ticket, once, in the order in which it
 * was written.
 */
export async function checkConversations(
  sql: postgres.Sql,
  { conversations, chats }: Pick<Ledger, 'conversations' | 'chats'>,
): Promise<string[]> {
  const all = [
    ...conversations.map(({ channel, said }) => ({ channel, said })),
    ...chats.map((one) => ({ channel: 'chat', said: [one, ...one.said].map(asSaid) })),
  ];
  const markers = all.flatMap(({ said }) => said.map(({ marker }) => marker));
  const rows = await sql<Stored[]>`
    select m.body as marker, m.ticket_id as "ticketId", e.seq from messages m
    left join events e on e.ticket_id = m.ticket_id and e.payload -> 'message' ->> 'id' = m.id
    where m.body = any(${markers})`;
  const found = Map.groupBy(rows, ({ marker }) => marker);
  const waiting = await sql<{ position: string; outcome: string | null }[]>`
    select position, outcome from channel_events where processed_at is null or outcome = 'parked'`;
  return [
    ...all.flatMap(({ channel, said }) => [
      ...said.flatMap((one) => countOf(channel, one, found.get(one.marker) ?? [])),
      ...orderOf(channel, said, found),
    ]),
    ...waiting.map(({ position, outcome }) => `item ${position} of a webhook is ${outcome ?? 'not read'}`),
  ];
}

interface Stored {
  readonly marker: string;
  readonly ticketId: string;
  readonly seq: number | null;
}

const asSaid = ({ marker, id }: { marker: string; id: string | null }) => ({ marker, accepted: id !== null });

function countOf(channel: string, { marker, accepted }: SaidPromise, there: readonly Stored[]): string[] {
  if (there.length > 1) return [`message ${marker} of ${channel} is there ${there.length} times`];
  const [row] = there;
  if (!row) return accepted ? [`message ${marker} of ${channel} was accepted and is lost`] : [];
  return row.seq === null ? [`message ${marker} of ${channel} has no event`] : [];
}

function orderOf(
  channel: string,
  said: readonly SaidPromise[],
  found: ReadonlyMap<string, readonly Stored[]>,
): string[] {
  const rows = said.flatMap(({ marker }) => found.get(marker)?.[0] ?? []);
  const tickets = new Set(rows.map(({ ticketId }) => ticketId));
  if (tickets.size > 1) return [`a conversation of ${channel} is in ${tickets.size} tickets`];
  const order = rows.map(({ seq }) => seq ?? 0);
  return order.every((seq, place) => place === 0 || seq > (order[place - 1] ?? 0))
    ? []
    : [`a conversation of ${channel} stands in another order: ${order.join(', ')}`];
}
