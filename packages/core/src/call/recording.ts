import type { CallPolicy } from './call-policy.ts';
import type { CallOutcome } from './outcome.ts';

/** What decides about the recording of a call. */
export interface RecordedCall {
  /** Null where nobody said anything. */
  readonly consent: boolean | null;
  readonly outcome: CallOutcome | null;
  readonly endedAt: Date | null;
  /** The ticket of the call; null where there is none. */
  readonly ticket: {
    /** Since when it has been resolved; null while somebody works on it. */
    readonly resolvedAt: Date | null;
    readonly closedAt: Date | null;
    /** When a resolution was last told. */
    readonly notifiedAt: Date | null;
    /** Whether there is a way to tell the customer anything. */
    readonly canBeTold: boolean;
  } | null;
}

/** `wait`: neither fetched nor deleted for now. */
export type RecordingVerdict = 'wait' | 'keep' | 'delete';
export type RecordingReason =
  | 'consent_refused'
  | 'consent_missing'
  | 'consent_not_said_yet'
  | 'not_notified'
  | 'term_running'
  | 'term_over';

type Row = readonly [
  applies: (call: RecordedCall, policy: Terms, now: Date) => boolean,
  verdict: RecordingVerdict,
  reason: RecordingReason,
];
type Terms = Pick<CallPolicy, 'recordingDays' | 'reasonMinutes'>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Who speaks to a machine that says that it records has agreed by speaking. */
const mayBeKept = ({ consent, outcome }: RecordedCall) => consent === true || outcome === 'voicemail';

/** Read from the top: the first row that applies. Kept until the resolution is notified (Ley 10/2025, art. 12.1). */
export const RECORDING_TABLE: readonly Row[] = [
  [({ consent }) => consent === false, 'delete', 'consent_refused'],
  [(call, policy, now) => !mayBeKept(call) && isWrittenUp(call, policy, now), 'delete', 'consent_missing'],
  [(call) => !mayBeKept(call), 'wait', 'consent_not_said_yet'],
  [(call) => termBegins(call) === null, 'keep', 'not_notified'],
  [(call, policy, now) => Number(termEnd(call, policy)) > now.getTime(), 'keep', 'term_running'],
  [() => true, 'delete', 'term_over'],
];

export interface RecordingDecision {
  readonly verdict: RecordingVerdict;
  readonly reason: RecordingReason;
  /** When to decide anew, if nothing else happens; null where it is decided. */
  readonly lookAt: Date | null;
}

/** What becomes of the recording of a call, and why. */
export function decideRecording(call: RecordedCall, policy: Terms, now: Date): RecordingDecision {
  const row = RECORDING_TABLE.find(([applies]) => applies(call, policy, now)) as Row;
  const [, verdict, reason] = row;
  return { verdict, reason, lookAt: lookAt(reason, call, policy, now) };
}

function lookAt(reason: RecordingReason, call: RecordedCall, policy: Terms, now: Date): Date | null {
  const tomorrow = new Date(now.getTime() + DAY_MS);
  if (reason === 'consent_not_said_yet') return writtenUpAt(call, policy) ?? tomorrow;
  if (reason === 'not_notified') return tomorrow;
  return reason === 'term_running' ? termEnd(call, policy) : null;
}

/** From when the days count: the notice, the closing where nobody could be told, the end of a call without a ticket. */
function termBegins({ ticket, endedAt }: RecordedCall): Date | null {
  if (!ticket) return endedAt;
  const { resolvedAt, closedAt, notifiedAt, canBeTold } = ticket;
  if (!resolvedAt) return null;
  if (!canBeTold) return closedAt;
  return notifiedAt && notifiedAt >= resolvedAt ? notifiedAt : null;
}

function termEnd(call: RecordedCall, { recordingDays }: Terms): Date | null {
  const begins = termBegins(call);
  return begins && new Date(begins.getTime() + recordingDays * DAY_MS);
}

/** Whether consent would have been written down by now. */
function isWrittenUp(call: RecordedCall, policy: Terms, now: Date): boolean {
  const at = writtenUpAt(call, policy);
  return at !== null && at <= now;
}

function writtenUpAt({ endedAt }: RecordedCall, { reasonMinutes }: Terms): Date | null {
  return endedAt && new Date(endedAt.getTime() + reasonMinutes * MINUTE_MS);
}
