import type { ContactNote } from '@sinia/directory';
import { backOff } from '../outbox/back-off.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { type ConnectionRow, readConnection } from '../use-cases/directory/connection-store.ts';
import { askLive } from '../use-cases/directory/live-directory.ts';
import { claimNote, type NoteRow, writeNote } from '../use-cases/directory/note-store.ts';

const BUDGET_MS = 20_000;
const TRIES = 8;
const REST_MS = 60_000;

/** Writes the next contact into the billing system: as often as it takes, and once. @returns whether there was one */
export async function writeContactNotes(dependencies: Dependencies): Promise<boolean> {
  const { db, clock } = dependencies;
  const connection = await readConnection(db);
  if (!connection?.writesBack || connection.pausedAt) return false;
  const row = await claimNote(db, clock());
  if (!row) return false;
  const asked = await askLive(dependencies, connection, { budgetMs: BUDGET_MS }, async (port, signal) =>
    port.registerContact ? port.registerContact(row.note as unknown as ContactNote, { signal }) : null,
  );
  if ('failure' in asked) await putOff(dependencies, connection, row, asked.failure);
  else if (asked.answer === null) await end(dependencies, row, 'not_offered');
  else await writeNote(db, row.ticketId, { ...DONE, externalId: asked.answer.externalId, sentAt: clock() });
  return true;
}

const DONE = { status: 'sent', leaseUntil: null, failure: null } as const;

async function putOff(
  dependencies: Dependencies,
  { id }: ConnectionRow,
  row: NoteRow,
  failure: string,
): Promise<void> {
  const { db, clock, log } = dependencies;
  // It was not asked at all.
  const attempts = failure === 'breaker_open' ? row.attempts - 1 : row.attempts;
  if (attempts >= TRIES) return end(dependencies, row, failure);
  log.info({ connection: id, ticketId: row.ticketId, failure }, 'a contact could not be noted yet');
  const wait = attempts === row.attempts ? backOff(attempts, Math.random()) : REST_MS;
  const dueAt = new Date(clock().getTime() + wait);
  await writeNote(db, row.ticketId, { status: 'queued', leaseUntil: null, attempts, failure, dueAt });
}

async function end({ db, log }: Dependencies, { ticketId }: NoteRow, failure: string): Promise<void> {
  log.warn({ ticketId, failure }, 'a contact is not noted in the billing system');
  await writeNote(db, ticketId, { status: 'failed', leaseUntil: null, failure });
}
