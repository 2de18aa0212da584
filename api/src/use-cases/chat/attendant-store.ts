import type { Holder } from '@sinia/core';
import type { Attendant } from '@sinia/core/chat';
import { type Database, schema, type Transaction } from '@sinia/database';
import { eq, isNull, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';

const { chatAttendants, groupMembers, users } = schema;

export interface KnownAttendant extends Attendant {
  readonly userId: string;
  /** What the permission table asks of them. */
  readonly holder: Holder;
}

/** Everybody who ever said whether they answer chats. */
export async function readAttendants(reader: Database | Transaction): Promise<KnownAttendant[]> {
  const rows = await reader
    .select({
      ...{ userId: users.id, role: users.role },
      ...{ available: chatAttendants.available, seenAt: chatAttendants.seenAt },
      groupIds: sql<string[]>`array(
        select ${groupMembers.groupId} from ${groupMembers} where ${groupMembers.userId} = ${users.id})`,
    })
    .from(chatAttendants)
    .innerJoin(users, eq(users.id, chatAttendants.userId))
    .where(isNull(users.disabledAt));
  return rows.map(({ role, groupIds, ...one }) => ({
    ...one,
    holder: { holder: role, agentId: one.userId, groupIds },
  }));
}

export function keepAttendant(work: UnitOfWork, userId: string, available: boolean): void {
  const row = { userId, available, seenAt: work.now };
  work.write(
    work.tx
      .insert(chatAttendants)
      .values(row)
      .onConflictDoUpdate({ target: chatAttendants.userId, set: { available, seenAt: work.now } }),
  );
}
