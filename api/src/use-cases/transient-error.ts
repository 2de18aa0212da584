const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const UNIQUE_VIOLATION = '23505';

/** What was free when it was looked at and is taken now: looked at again, it is refused in words, or drawn anew. */
const TAKEN_MEANWHILE = new Set([
  'tickets_reference',
  'contact_identities_personal',
  'call_policies_pkey',
  'chat_settings_pkey',
  'identification_settings_pkey',
]);

/** Whether the same transaction may well succeed when it is run again with new random values. */
export function isTransient(error: unknown): boolean {
  const { code, constraint } = databaseError(error);
  if (code === SERIALIZATION_FAILURE || code === DEADLOCK) return true;
  return code === UNIQUE_VIOLATION && constraint !== undefined && TAKEN_MEANWHILE.has(constraint);
}

/** It does not fit, breaks a rule, is too large (PostgreSQL, appendix A: classes 22, 23, 54). */
const DATA_CLASSES = new Set(['22', '23', '54']);

/** Whether the values themselves are why: the database will refuse them again whenever they come. */
export function isOfData(error: unknown): boolean {
  return DATA_CLASSES.has(databaseError(error).code?.slice(0, 2) ?? '');
}

/** SQLSTATE and constraint of a database error, also below Drizzle's wrapper. */
export function databaseError(error: unknown): { code?: string; constraint?: string } {
  if (typeof error !== 'object' || error === null) return {};
  if ('cause' in error && error.cause) return databaseError(error.cause);
  const { code, constraint_name: constraint } = error as { code?: string; constraint_name?: string };
  return { ...(code ? { code } : {}), ...(constraint ? { constraint } : {}) };
}
