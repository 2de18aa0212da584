import type { Permission } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { seatAdmin } from '../auth/seats-store.ts';
import type { Context } from './context.ts';

/** What only somebody with a seat does. */
const WORK: ReadonlySet<Permission> = new Set<Permission>(['ticket.update', 'ticket.reply']);

/**
 * Administrators configure without a seat; the first ticket that they work takes one.
 *
 * @throws Refusal `seats_exhausted`
 */
export async function seatWorker(
  tx: Transaction,
  { actor, dependencies }: Context,
  permission: Permission,
): Promise<void> {
  const unseated = actor.kind === 'staff' && actor.role === 'admin' && !actor.worksTickets;
  if (unseated && WORK.has(permission)) await seatAdmin(tx, actor.id, dependencies.settings.seats);
}
