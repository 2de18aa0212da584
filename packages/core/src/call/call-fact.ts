/** What a telephone exchange can tell of a call, in the order in which it usually happens. */
export const CALL_EVENTS = [
  'call.started',
  'ivr.selected',
  'queue.entered',
  'call.ringing',
  'call.answered',
  'call.held',
  'call.unheld',
  'call.transferred',
  'recording.consented',
  'recording.paused',
  'recording.resumed',
  'call.rejected',
  'call.missed',
  'call.abandoned',
  'call.voicemail',
  'call.ended',
  'agent.wrapup',
  'recording.available',
  'survey.completed',
  'call.stale',
  'cdr.final',
] as const;
export type CallEventType = (typeof CALL_EVENTS)[number];

export const CALL_DIRECTIONS = ['inbound', 'outbound', 'internal'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

/** Who hung up, or what ended it. `timeout` and `system`: the exchange did, while somebody waited. */
export const END_REASONS = [
  'caller',
  'agent',
  'transfer',
  'timeout',
  'system',
  'busy',
  'no_answer',
  'failed',
  'other',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** The verdict of a call detail record (Asterisk's `disposition`). */
export const DISPOSITIONS = ['answered', 'no_answer', 'busy', 'failed', 'abandoned', 'voicemail'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Why somebody goes first on the telephone (Ley 10/2025, art. 10.6): declared, never proven. */
export const CALL_PRIORITIES = ['senior', 'disability'] as const;
export type CallPriority = (typeof CALL_PRIORITIES)[number];

export interface CallParty {
  readonly raw: string;
  readonly e164: string | null;
  readonly name: string | null;
  /** Whether the exchange says that the caller hides the number. */
  readonly anonymous: boolean;
}

export interface CallTransfer {
  readonly type: 'blind' | 'attended';
  readonly toExtension: string | null;
  /** Whose telephone that was then, where the house knows it. */
  readonly toUserId?: string | null;
  readonly toQueue: string | null;
}

/** One thing that was told of a call. Seconds are whole or broken, never negative; what is not known is null. */
export interface CallFact {
  /** The provider's id of the event: the same fact told twice has the same. */
  readonly id: string;
  readonly type: CallEventType;
  readonly at: Date;
  /** The provider's count, where it counts; orders what happened in the same moment. */
  readonly seq: number;
  /** The provider's id of the call that it is told of; several are one conversation when they are linked. */
  readonly call: string;
  readonly leg: string | null;
  readonly direction: CallDirection | null;
  readonly from: CallParty | null;
  /** The number that was called, or the one that we call. */
  readonly to: string | null;
  readonly queue: { readonly id: string; readonly name: string | null } | null;
  readonly extension: string | null;
  readonly userId: string | null;
  readonly menu: {
    readonly path: readonly string[];
    readonly language: string | null;
    readonly contract: string | null;
  } | null;
  readonly waitSeconds: number | null;
  readonly ringSeconds: number | null;
  readonly talkSeconds: number | null;
  readonly holdSeconds: number | null;
  readonly endReason: EndReason | null;
  readonly disposition: Disposition | null;
  /** When a record says that the call began and was answered; its own moment is the end. */
  readonly span: { readonly startedAt: Date | null; readonly answeredAt: Date | null } | null;
  readonly transfer: CallTransfer | null;
  readonly recording: {
    readonly id: string;
    readonly status: string;
    readonly durationSeconds: number | null;
  } | null;
  readonly survey: { readonly questionId: string; readonly value: number; readonly scale: number } | null;
  /** Whether the caller agrees to be recorded (Ley 10/2025, art. 12.1). */
  readonly consent: boolean | null;
  readonly priority: CallPriority | null;
}

const RANK = new Map<CallEventType, number>(CALL_EVENTS.map((type, index) => [type, index]));

/**
 * Facts in the one order that depends on nothing but themselves: each once, by time, by the provider's count, by what
 * usually comes first. Whatever is made of this order is the same for any order of arrival.
 */
export function inOrder(facts: readonly CallFact[]): CallFact[] {
  const once = new Map<string, CallFact>();
  for (const fact of facts) if (!once.has(fact.id)) once.set(fact.id, fact);
  return [...once.values()].sort(
    (a, b) =>
      a.at.getTime() - b.at.getTime() ||
      a.seq - b.seq ||
      (RANK.get(a.type) ?? 0) - (RANK.get(b.type) ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
}
