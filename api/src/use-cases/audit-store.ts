import { schema } from '@sinia/database';
import { actorKey } from '../auth/actor.ts';
import type { Context } from './context.ts';

/** Notes who saw what, where nothing else is written. */
export async function insertAudit(context: Context, action: string, ticketId: string | null): Promise<void> {
  const { actor, door, requestId, dependencies } = context;
  const row = { actorKind: actor.kind, actorId: actorKey(actor), action, ticketId, door, requestId };
  await dependencies.db.insert(schema.auditLog).values({ at: dependencies.clock(), ...row });
}
