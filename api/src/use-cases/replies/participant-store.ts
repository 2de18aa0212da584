import { schema } from '@sinia/database';
import type { UnitOfWork } from '../unit-of-work.ts';

/** Adds an address that may write to a ticket; who may already, may. */
export function insertParticipant(work: UnitOfWork, ticketId: string, address: string): void {
  work.write(
    work.tx.insert(schema.participants).values({ ticketId, address, kind: 'approved' }).onConflictDoNothing(),
  );
}
