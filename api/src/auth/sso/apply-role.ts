import { Refusal, type StaffRole } from '@sinia/core';
import { type GroupRole, type MappedRole, roleOf } from '@sinia/core/sso';
import type { Transaction } from '@sinia/database';
import { keepAnAdmin, lockUser, type UserRow, writeProfile } from '../../use-cases/staff/people-store.ts';
import { joinGroups } from '../create-staff-store.ts';
import { claimSeat, isSeated, usesSeat } from '../seats-store.ts';
import { noteWaiting } from './sso-identity-store.ts';

export interface RoleChange {
  readonly from: StaffRole;
  readonly to: StaffRole;
  /** The role that there is no seat for; they stay what they were. */
  readonly waitingFor: StaffRole | null;
}

/**
 * Gives somebody the role of their groups. A role that needs a seat while none is free waits: they come in as what they
 * were. The last administrator stays one. An empty table changes nothing.
 */
export async function applyRole(
  tx: Transaction,
  userId: string,
  memberships: readonly string[],
  { table, seats, now }: { readonly table: readonly GroupRole[]; readonly seats: number; readonly now: Date },
): Promise<RoleChange | null> {
  const mapped = roleOf(memberships, table);
  if (!mapped) return null;
  const user = await lockUser(tx, userId);
  const to = await attainable(tx, user, mapped, seats);
  const waitingFor = to === mapped.role || to === 'admin' ? null : mapped.role;
  if (to !== user.role) await writeProfile(tx, userId, { role: to, worksTickets: false, updatedAt: now });
  if (mapped.groupIds.length > 0) await joinGroups(tx, userId, mapped.groupIds);
  await noteWaiting(tx, userId, waitingFor);
  return { from: user.role, to, waitingFor };
}

/** The role of the groups, or the one that they have where that cannot be given. */
async function attainable(
  tx: Transaction,
  user: UserRow,
  { role }: MappedRole,
  seats: number,
): Promise<StaffRole> {
  try {
    if (user.role === 'admin' && role !== 'admin') await keepAnAdmin(tx, user.id);
    if (isSeated(role) && !usesSeat(user)) await claimSeat(tx, seats);
    return role;
  } catch (error) {
    if (error instanceof Refusal) return user.role;
    throw error;
  }
}
