const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const UNIQUE_VIOLATION = '23505';

/** What was free when it was looked at and is taken now: looked at again, it is refused in words, or drawn anew. */
const TAKEN_MEANWHILE = new Set(['tickets_reference', 'contact_identities_personal']);

/** Whether the same transaction may well succeed when it is run again with new random values. */
export function isTransient(error: unknown): boolean {
  const { code, constraint } = databaseError(error);
  if (code === SERIALIZATION_FAILURE || code === DEADLOCK) return true;
  return code === UNIQUE_VIOLATION && constraint !== undefined && TAKEN_MEANWHILE.has(constraint);
}

/** SQLSTATE and constraint of a database error, also below Drizzle's wrapper. */
export function databaseError(error: unknown): { code?: string; constraint?: string } {
  if (typeof error !== 'object' || error === null) return {};
  if ('cause' in error && error.cause) return databaseError(error.cause);
  const { code, constraint_name: constraint } = error as { code?: string; constraint_name?: string };
  return { ...(code ? { code } : {}), ...(constraint ? { constraint } : {}) };
}
