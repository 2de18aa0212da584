/** What an exchange does wrong, switched on for one call or for all. */
export type PbxFaults = {
  /** Each event is told so many times. */
  copies: number;
  /** The last first. */
  reorders: boolean;
  /** Before an event is told. */
  delayMs: number;
  /** Kinds of events that are never told. */
  loses: readonly string[];
  /** Its clock goes wrong by so much. */
  skewSeconds: number;
  /** The record of a call comes only when it is asked for (`cdr`). */
  lateCdr: boolean;
  /** It takes no orders. */
  down: boolean;
  /** An order is carried out and its answer never comes. */
  losesAnswers: boolean;
};

export const GOOD_PBX: PbxFaults = {
  ...{ copies: 1, reorders: false, delayMs: 0, loses: [], skewSeconds: 0, lateCdr: false },
  ...{ down: false, losesAnswers: false },
};

/** A telephone of the house in a call. */
export type PbxLeg = { id: string; extension: string; state: 'ringing' | 'talking' | 'gone' };

/** One call of the exchange's own: a blind transfer begins another, which is the same to the customer. */
export type PbxThread = {
  id: string;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  heldSince: Date | null;
  holdSeconds: number;
};

export type PbxState = 'menu' | 'queued' | 'ringing' | 'talking' | 'held' | 'voicemail' | 'ended';

/** A call as somebody at the exchange sees it. `id` is the linked id: of the first of its threads. */
export type PbxCall = {
  id: string;
  direction: 'inbound' | 'outbound';
  from: string;
  name: string | null;
  to: string;
  queue: string | null;
  state: PbxState;
  legs: PbxLeg[];
  threads: PbxThread[];
  /** A colleague who is asked while the customer waits. */
  consultation: { id: string; extension: string; answered: boolean } | null;
  /** Null where nobody asked in the menu. */
  consent: boolean | null;
  recording: 'on' | 'paused' | 'none';
  recordingId: string | null;
  /** What was asked for: `callback` or `link`; and the answer. */
  survey: { how: string; language: string } | null;
  rating: number | null;
  faults: PbxFaults;
  /** Records that wait to be told. */
  lateRecords: Record<string, unknown>[];
};

export type PbxScript = {
  from?: string;
  name?: string;
  to?: string;
  direction?: 'inbound' | 'outbound';
  queue?: string;
  /** Telephones that ring, all at once. */
  extensions?: readonly string[];
  ivr?: { path: string[]; language?: string; contract?: string };
  consent?: boolean;
  /** Whether the exchange records this call; it does unless it is said. */
  records?: boolean;
  /** Somebody of 65 or more, or with a disability, who said so in the menu. */
  priority?: 'senior' | 'disability';
  faults?: Partial<PbxFaults>;
};

/** What somebody does that the state of the call does not allow. */
export class PbxRefusal extends Error {}

export function threadOf(call: PbxCall): PbxThread {
  return call.threads.at(-1) as PbxThread;
}

export function talkingLeg(call: PbxCall): PbxLeg | undefined {
  return call.legs.findLast(({ state }) => state === 'talking');
}

/** @throws PbxRefusal in other states */
export function requireState(call: PbxCall, ...states: readonly PbxState[]): void {
  if (!states.includes(call.state)) throw new PbxRefusal(`the call is ${call.state}`);
}
