import { may, type Permission, Refusal, reachOf } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq, type SQL, sql } from 'drizzle-orm';
import { holderOf } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import { ticketScope } from '../scope.ts';
import { aboutTicket, lockTicket, type TicketRow } from '../tickets/ticket-store.ts';
import { type CallRow, callColumns } from './call-store.ts';

/** The permission table as a WHERE clause over `calls`. Undefined where everything may be shown. */
export function callScope(context: Context, permission: Permission): SQL | undefined {
  switch (reachOf(holderOf(context.actor), permission)) {
    case 'any':
      return undefined;
    case 'group':
    case 'own':
      return eq(schema.calls.agentId, context.actor.id);
    case null:
      throw new Refusal('permission_denied');
  }
}

/** What the permission table needs to know of a call: whose it is. */
export function aboutCall({ agentId }: CallRow, context: Context) {
  return { assigneeId: agentId, own: agentId !== null && agentId === context.actor.id };
}

/** The ticket of a call as far as the caller may read that one too: the permission table as a column over `calls`. */
export function shownTicket(context: Context): SQL<string | null> {
  if (reachOf(holderOf(context.actor), 'ticket.read') === null) return sql`null::text`;
  const visible = ticketScope(context, 'ticket.read') ?? sql`true`;
  return sql`(select tickets.id from tickets where tickets.id = calls.ticket_id and (${visible}))`;
}

/** What is shown of a call. */
export const shownCall = (context: Context) => ({ ...callColumns, ticketId: shownTicket(context) });

/** The ticket of a call, locked; null where there is none, or where the caller may not do that with it. */
export async function lockTicketOf(
  tx: Transaction,
  { ticketId }: CallRow,
  context: Context,
  permission: Permission,
): Promise<TicketRow | null> {
  const ticket = ticketId ? await lockTicket(tx, ticketId) : null;
  return ticket && may(holderOf(context.actor), permission, aboutTicket(ticket, context)) ? ticket : null;
}
