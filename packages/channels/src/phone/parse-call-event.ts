import {
  CALL_DIRECTIONS,
  CALL_EVENTS,
  CALL_PRIORITIES,
  type CallEventType,
  type CallFact,
  DISPOSITIONS,
  END_REASONS,
} from '@sinia/core/call';
import {
  consentOf,
  menuOf,
  numberOf,
  partyOf,
  queueOf,
  recordingOf,
  surveyOf,
  transferOf,
} from './call-event-parts.ts';
import { CallEventReading, type CallIssue } from './call-event-reading.ts';

/** An event as it is understood. `parent` is the call that it belongs to, where it says so. */
export interface ParsedCallEvent {
  readonly fact: CallFact;
  readonly parent: string | null;
  readonly issues: readonly CallIssue[];
}

/** How far the clock of an exchange may be from ours without a word. */
const SKEW_MS = 5 * 60_000;
const MOST_IN_ID = 200;
const OURS: ReadonlySet<string> = new Set<CallEventType>(['call.stale']);

/**
 * Reads an event of our contract (`POST /v1/calls/events`). What is wrong in it is left out and told in `issues`.
 *
 * @param key what makes a redelivery the same event; stands for `eventId` where it has none.
 * @param receivedAt stands for `occurredAt` where it has none, and tells a clock that goes wrong.
 * @returns null for a kind of event that we do not know: it is kept, and changes nothing.
 */
export function parseCallEvent(body: unknown, key: string, receivedAt: Date): ParsedCallEvent | null {
  const read = new CallEventReading();
  const event = read.object(body) ?? {};
  const name = read.text(event.event, 80);
  const type = CALL_EVENTS.find((one) => one === name && !OURS.has(one));
  const call = read.text(event.callId, MOST_IN_ID);
  if (!type || !call) return null;
  const at = momentOf(read, event.occurredAt, receivedAt);
  return {
    fact: { id: key, type, at, call, ...partsOf(read, event), ...measuresOf(read, event) },
    parent: read.text(event.parentCallId, MOST_IN_ID),
    issues: [...read.issues],
  };
}

function momentOf(read: CallEventReading, occurredAt: unknown, receivedAt: Date): Date {
  const at = read.instant(occurredAt);
  if (!at) {
    read.issues.add('time_missing');
    return receivedAt;
  }
  // Late is usual, from the future is not.
  if (at.getTime() - receivedAt.getTime() > SKEW_MS) read.issues.add('clock_skew');
  return at;
}

type Parts =
  | 'leg'
  | 'direction'
  | 'from'
  | 'to'
  | 'queue'
  | 'extension'
  | 'userId'
  | 'menu'
  | 'endReason'
  | 'disposition'
  | 'transfer'
  | 'consent'
  | 'priority';

function partsOf(read: CallEventReading, event: Readonly<Record<string, unknown>>): Pick<CallFact, Parts> {
  const agent = read.object(event.agent);
  return {
    leg: read.text(event.legId, MOST_IN_ID),
    direction: read.oneOf(event.direction, CALL_DIRECTIONS),
    from: partyOf(read, event.from),
    to: numberOf(read, event.to),
    queue: queueOf(read, event.queue),
    extension: read.text(agent?.extension, 40),
    userId: read.text(agent?.userId, MOST_IN_ID),
    menu: menuOf(read, event.ivr),
    endReason: read.oneOf(event.endReason, END_REASONS),
    disposition: read.oneOf(event.disposition, DISPOSITIONS),
    transfer: transferOf(read, event.transfer),
    consent: consentOf(read, event.consent),
    priority: read.oneOf(event.priority, CALL_PRIORITIES),
  };
}

type Measures =
  | 'seq'
  | 'waitSeconds'
  | 'ringSeconds'
  | 'talkSeconds'
  | 'holdSeconds'
  | 'span'
  | 'recording'
  | 'survey';

function measuresOf(
  read: CallEventReading,
  event: Readonly<Record<string, unknown>>,
): Pick<CallFact, Measures> {
  const startedAt = read.instant(event.startedAt);
  const answeredAt = read.instant(event.answeredAt);
  return {
    seq: read.number(event.seq) ?? 0,
    waitSeconds: read.seconds(event.waitSeconds),
    ringSeconds: read.seconds(event.ringSeconds),
    talkSeconds: read.seconds(event.talkSeconds),
    holdSeconds: read.seconds(event.holdSeconds),
    span: startedAt || answeredAt ? { startedAt, answeredAt } : null,
    recording: recordingOf(read, event.recording),
    survey: surveyOf(read, event.survey),
  };
}
