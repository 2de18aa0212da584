import { type Permission, Refusal, reachOf } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq, type SQL } from 'drizzle-orm';
import { holderOf } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import type { CallRow } from './call-store.ts';

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
