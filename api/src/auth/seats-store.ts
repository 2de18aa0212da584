import { Refusal, type StaffRole } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { and, count, eq, inArray, isNull, or, sql } from 'drizzle-orm';

/** Who works tickets uses a seat; who configures, reads or asks does not. */
const SEATED: readonly StaffRole[] = ['agent', 'supervisor'];

export const isSeated = (role: StaffRole) => SEATED.includes(role);

type Seatable = Pick<typeof schema.users.$inferSelect, 'role' | 'worksTickets' | 'disabledAt'>;

/** Whether somebody uses a seat as they are: an administrator does once they have worked a ticket. */
export const usesSeat = ({ role, worksTickets, disabledAt }: Seatable) =>
  disabledAt === null && (isSeated(role) || (role === 'admin' && worksTickets));

const SEATS_LOCK = 7_305_882_013;

/**
 * Refuses one more than the seats there are. It holds the count until the transaction ends: call it where somebody begins
 * to use a seat, before writing that.
 */
export async function claimSeat(tx: Transaction, seats: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${SEATS_LOCK})`);
  const { users } = schema;
  const [used] = await tx
    .select({ seats: count() })
    .from(users)
    .where(
      and(
        isNull(users.disabledAt),
        or(inArray(users.role, [...SEATED]), and(eq(users.role, 'admin'), eq(users.worksTickets, true))),
      ),
    );
  if ((used?.seats ?? 0) >= seats) throw new Refusal('seats_exhausted');
}

/**
 * An administrator who works a ticket takes a seat with it, and keeps it until it is given back.
 *
 * @throws Refusal `seats_exhausted`
 */
export async function seatAdmin(tx: Transaction, userId: string, seats: number): Promise<void> {
  const { users } = schema;
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for('update');
  if (user?.role !== 'admin' || usesSeat(user)) return;
  await claimSeat(tx, seats);
  await tx.update(users).set({ worksTickets: true }).where(eq(users.id, userId));
}
