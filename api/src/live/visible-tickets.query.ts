import { type Holder, may } from '@sinia/core';
import { type Database, schema } from '@sinia/database';
import { anyOf } from '../use-cases/deliveries/any-of-store.ts';

const { tickets } = schema;

/** Those of these tickets that a caller may see, with the ticket that each went into. */
export async function visibleTickets(
  db: Database,
  holder: Holder,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .select({
      id: tickets.id,
      into: tickets.mergedIntoId,
      groupId: tickets.groupId,
      assigneeId: tickets.assigneeId,
    })
    .from(tickets)
    .where(anyOf(tickets.id, ids));
  return rows
    .filter((row) => may(holder, 'ticket.read', row))
    .flatMap(({ id, into }) => (into ? [id, into] : [id]));
}
