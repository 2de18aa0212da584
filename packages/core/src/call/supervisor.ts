/** Whoever asks for a supervisor is put through in less than this, or called back the same working day (Ley 10/2025, art. 8.3). */
export const SUPERVISOR_WITHIN_MS = 3 * 60_000;

export interface SupervisorRequest {
  readonly askedAt: Date;
  readonly dueAt: Date;
}

/** What is known of the call in which a supervisor was asked for. */
export interface SupervisedCall {
  /** For certain: while a call is handed on it may seem to be over. */
  readonly over: boolean;
  /** When telephones of supervisors answered. */
  readonly supervisorsAt: readonly Date[];
}

export type SupervisorVerdict =
  | { readonly is: 'waiting' }
  /** A supervisor is on the line. */
  | { readonly is: 'met'; readonly at: Date }
  /** Too late, or they hung up before: a call is owed. */
  | { readonly is: 'owed' };

/** What became of the right to a supervisor. A supervisor who answers in time counts, whenever we are told of it. */
export function supervisorVerdict(
  { askedAt, dueAt }: SupervisorRequest,
  { over, supervisorsAt }: SupervisedCall,
  now: Date,
): SupervisorVerdict {
  const at = supervisorsAt.find((one) => one >= askedAt && one < dueAt);
  if (at) return { is: 'met', at };
  return over || now >= dueAt ? { is: 'owed' } : { is: 'waiting' };
}
