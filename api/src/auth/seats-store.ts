import { Refusal, type StaffRole } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { and, count, inArray, isNull, sql } from 'drizzle-orm';

/** Who works tickets uses a seat; who configures, reads or asks does not. */
const SEATED: readonly StaffRole[] = ['agent', 'supervisor'];

export const isSeated = (role: StaffRole) => SEATED.includes(role);

const SEATS_LOCK = 7_305_882_013;

/**
 * Refuses one more than the seats there are. It holds the count until the transaction ends: call it where somebody gets a
 * seated role, before writing that.
 */
export async function claimSeat(tx: Transaction, role: StaffRole, seats: number): Promise<void> {
  if (!isSeated(role)) return;
  await tx.execute(sql`select pg_advisory_xact_lock(${SEATS_LOCK})`);
  const { users } = schema;
  const [used] = await tx
    .select({ seats: count() })
    .from(users)
    .where(and(inArray(users.role, [...SEATED]), isNull(users.disabledAt)));
  if ((used?.seats ?? 0) >= seats) throw new Refusal('seats_exhausted');
}
