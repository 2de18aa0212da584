import { type Permission, Refusal, reachOf } from '@sinia/core';
import { representationState } from '@sinia/core/identity';
import { schema } from '@sinia/database';
import { type AnyColumn, and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { actorKey, type CustomerActor, holderOf } from '../auth/actor.ts';
import type { Context } from './context.ts';
import { anyOf } from './deliveries/any-of-store.ts';

/**
 * The permission table as a WHERE clause over `tickets`: what list, search, counts, feed and view may show to a
 * caller. Undefined where everything may be shown.
 */
export function ticketScope(context: Context, permission: Permission): SQL | undefined {
  const caller = holderOf(context.actor);
  const { tickets } = schema;
  switch (reachOf(caller, permission)) {
    case 'any':
      return undefined;
    case 'group':
      return or(
        inArray(tickets.groupId, [...(caller.groupIds ?? [])]),
        eq(tickets.assigneeId, context.actor.id),
      );
    case 'own':
      return ownScope(context);
    case null:
      throw new Refusal('permission_denied');
  }
}

function ownScope({ actor, dependencies }: Context): SQL | undefined {
  const { tickets } = schema;
  if ('ticketId' in actor) return eq(tickets.id, actor.ticketId);
  const owned = eq(tickets.ownerKey, actorKey(actor));
  if (actor.kind !== 'customer') return owned;
  const of = (column: AnyColumn) => actingScope(actor, column, dependencies.clock());
  const sure = sql`${tickets.identification}->>'provisional' is distinct from 'true'`;
  return or(
    and(owned, or(isNull(tickets.representedId), of(tickets.representedId))),
    and(sure, of(tickets.contactId)),
  );
}

/** Tickets of the people for whom a customer acts at this moment: `isOwnTicket` in SQL. */
function actingScope({ standing }: CustomerActor, column: AnyColumn, now: Date): SQL {
  const acting = (standing?.represents ?? []).filter((given) => representationState(given, now) === 'active');
  const whole = acting.filter(({ contracts }) => contracts === null).map((given) => given.representedId);
  const contract = sql`${schema.tickets.requester}->>'contract'`;
  const parts = acting.flatMap(({ contracts, representedId }) =>
    contracts ? [and(eq(column, representedId), anyOf(contract, contracts))] : [],
  );
  return or(anyOf(column, whole), ...parts) as SQL;
}
