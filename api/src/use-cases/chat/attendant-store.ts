import type { Attendant } from '@sinia/core/chat';
import { type Database, schema, type Transaction } from '@sinia/database';
import type { UnitOfWork } from '../unit-of-work.ts';

const { chatAttendants } = schema;

/** Everybody who ever said whether they answer chats. */
export function readAttendants(reader: Database | Transaction): Promise<(Attendant & { userId: string })[]> {
  return reader.select().from(chatAttendants);
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
