import { type Permission, Refusal, reachOf } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq, inArray, or, type SQL } from 'drizzle-orm';
import { actorKey, holderOf } from '../auth/actor.ts';
import type { Context } from './context.ts';

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
      return 'ticketId' in context.actor
        ? eq(tickets.id, context.actor.ticketId)
        : eq(tickets.ownerKey, actorKey(context.actor));
    case null:
      throw new Refusal('permission_denied');
  }
}
