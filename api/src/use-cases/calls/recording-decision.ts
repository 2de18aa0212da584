import { type CallPolicy, decideRecording, type RecordingDecision } from '@sinia/core/call';
import type { CallRecording } from './recording-store.ts';

/** What the rules say of a recording, as its call and the ticket of that stand. */
export function recordingDecision(
  { call, ticket }: Pick<CallRecording, 'call' | 'ticket'>,
  policy: CallPolicy,
  now: Date,
): RecordingDecision {
  const { consent, outcome, startedAt, endedAt, stale } = call;
  const told = ticket && {
    resolvedAt: ticket.solvedAt,
    closedAt: ticket.closedAt,
    notifiedAt: ticket.resolutionNotifiedAt,
    canBeTold: ticket.canBeTold,
  };
  const ended = endedAt ?? (stale ? startedAt : null);
  return decideRecording({ consent, outcome, endedAt: ended, ticket: told }, policy, now);
}
