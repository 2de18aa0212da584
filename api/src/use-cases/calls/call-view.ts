import type { Call } from '@sinia/contracts';
import type { Leg } from '@sinia/core/call';
import { timestamp } from '../tickets/ticket-view.ts';
import { type Extensions, userInCall } from './call-row.ts';
import type { CallRow } from './call-store.ts';

/** A call as both doors tell it. */
export function callView(row: CallRow, extensions: Extensions): Call {
  const { id, direction, phase, outcome, callerKind, callerName, agentId, extension, contactId } = row;
  const { waitSeconds, ringSeconds, talkSeconds, holdSeconds, ticketId, rating, priority, stale } = row;
  return {
    ...{ id, callId: row.exchangeCall, direction, phase, outcome },
    ...partiesOf(row),
    fromName: callerName,
    anonymous: callerKind === 'hidden',
    queue: row.queueId ? { id: row.queueId, name: row.queueName } : null,
    startedAt: row.startedAt.toISOString(),
    queuedAt: timestamp(row.queuedAt),
    answeredAt: timestamp(row.answeredAt),
    endedAt: timestamp(row.endedAt),
    ...{ waitSeconds, ringSeconds, talkSeconds, holdSeconds, agentId, extension, contactId },
    ...{ ticketId, rating, priority, stale },
    recording: row.recordingId ? { id: row.recordingId, durationSeconds: row.recordingSeconds } : null,
    recordingPaused: row.details.recordingPaused ?? false,
    consent: row.consentAt ? { given: row.consent === true, at: row.consentAt.toISOString() } : null,
    legs: row.details.legs
      .filter(({ consultation }) => !consultation)
      .map((leg) => legView(leg, userInCall(leg, row, extensions))),
  };
}

/** We call from our line, or are called on it. */
function partiesOf({ direction, number, line }: CallRow) {
  return direction === 'outbound' ? { from: line, to: number } : { from: number, to: line };
}

function legView(leg: Leg, agentId: string | null) {
  return {
    extension: leg.extension,
    agentId,
    outcome: leg.outcome,
    ringingAt: instant(leg.ringingAt),
    answeredAt: instant(leg.answeredAt),
    endedAt: instant(leg.endedAt),
  };
}

/** Moments inside of JSON come back as text. */
function instant(at: Date | string | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
