import { type CallFact, type CallState, readCaller } from '@sinia/core/call';
import { normaliseIdentity } from '@sinia/directory/identities';
import type { CallRow, NewCall } from './call-store.ts';

/** A call that has no end after so long is looked at: its end was lost. */
export const STALE_MS = 4 * 3_600_000;
/** How long to wait for what may still follow when nobody said that a call ended. */
export const PRESUMED_MS = 30_000;

/** Whose telephones there are: a person by extension. */
export type Extensions = ReadonlyMap<string, string>;
export const NOBODYS_TELEPHONES: Extensions = new Map();

type WorkedOut = Omit<NewCall, 'id' | 'exchangeId' | 'exchangeCall' | 'createdAt' | 'updatedAt' | 'lookAt'>;

/** What is known of a call, as its row keeps it. */
export function callRow(state: CallState, extensions: Extensions): WorkedOut {
  const { recording, recordingPaused, rating, consent, queue, legs, talks, transfers, menu } = state;
  return {
    ...pick(state),
    ...customerOf(state),
    ...agentOf(state, extensions),
    queueId: queue?.id ?? null,
    queueName: queue?.name ?? null,
    rating: rating?.value ?? null,
    ratedAt: rating?.at ?? null,
    consent: consent?.given ?? null,
    consentAt: consent?.at ?? null,
    recordingId: recording?.id ?? null,
    recordingSeconds: recording?.durationSeconds ? Math.floor(recording.durationSeconds) : null,
    details: { legs, talks, transfers, menu, recordingPaused },
  };
}

function pick(state: CallState) {
  const { direction, phase, outcome, closing, startedAt, queuedAt, answeredAt, endedAt } = state;
  const { waitSeconds, ringSeconds, talkSeconds, holdSeconds, priority, stale, cutWhileWaiting } = state;
  return {
    ...{ direction, phase, outcome, closing, startedAt, queuedAt, answeredAt, endedAt },
    ...{ waitSeconds, ringSeconds, talkSeconds, holdSeconds, priority, stale, cutWhileWaiting },
  };
}

/** The customer's number: who calls, or whom we call. What cannot be a telephone is kept as digits and matches nobody. */
function customerOf({ direction, from, to }: CallState) {
  const outbound = direction === 'outbound';
  const ourLine = outbound ? (from?.raw ?? null) : to;
  const told = outbound ? to : (from?.e164 ?? from?.raw ?? '');
  const caller = readNumber(told ?? '', !outbound && from?.anonymous === true);
  const line = ourLine && (numberOf(ourLine) ?? ourLine.slice(0, 40));
  const callerName = outbound ? null : (from?.name ?? null);
  return { ...caller, callerName, line };
}

/** What an exchange says of a number, in the one written form of numbers. */
export function readNumber(
  told: string,
  hidden = false,
): Pick<NewCall, 'callerKind'> & { number: string | null } {
  const caller = readCaller(told, hidden);
  if (caller.kind !== 'number')
    return { callerKind: caller.kind, number: caller.kind === 'short' ? caller.digits : null };
  return { callerKind: caller.kind, number: numberOf(caller.dialled) ?? caller.dialled.slice(0, 20) };
}

function numberOf(raw: string): string | null {
  const normalised = normaliseIdentity('phone', raw);
  return 'value' in normalised ? normalised.value : null;
}

/** Who talks with the customer, or did last. */
function agentOf({ talks, phase }: CallState, extensions: Extensions) {
  const last = talks.at(-1);
  const today = phase === 'ended' ? NOBODYS_TELEPHONES : extensions;
  return {
    extension: last?.extension ?? null,
    agentId: last ? userOf(last, today) : null,
  };
}

/** A fact with who had the telephones that it names when it was understood: tomorrow they may be somebody else's. */
export function withUsers(fact: CallFact, extensions: Extensions): CallFact {
  const { transfer } = fact;
  const toUserId = transfer && userOf({ userId: null, extension: transfer.toExtension }, extensions);
  return {
    ...fact,
    userId: userOf(fact, extensions) ?? fact.userId,
    transfer: transfer && { ...transfer, toUserId },
  };
}

/**
 * Who had a telephone in a call. Where its facts do not say it, today's extensions do while the call goes on; of one that
 * has ended only whose call it is is known.
 */
export function userInCall(
  telephone: Telephone,
  { phase, agentId, extension }: Pick<CallRow, 'phase' | 'agentId' | 'extension'>,
  extensions: Extensions,
): string | null {
  if (phase !== 'ended') return userOf(telephone, extensions);
  const isTheirs = telephone.extension !== null && telephone.extension === extension;
  return userOf(telephone, NOBODYS_TELEPHONES) ?? (isTheirs ? agentId : null);
}

interface Telephone {
  readonly userId: string | null;
  readonly extension: string | null;
}

/** The person behind a telephone, whom the exchange names as we do, or by the extension. */
export function userOf({ userId, extension }: Telephone, extensions: Extensions): string | null {
  if (userId?.startsWith('agt_')) return userId;
  return (extension && extensions.get(extension)) || null;
}

/** When somebody must look at a call again; null when there is nothing left to do. */
export function lookAtOf(
  state: CallState,
  lastFactAt: Date,
  settledAs: string | null,
  now: Date,
): Date | null {
  if (state.closing === 'open') return new Date(Math.max(lastFactAt.getTime() + STALE_MS, now.getTime()));
  if (settledAs === state.outcome) return null;
  if (state.closing === 'certain') return now;
  return new Date(Math.max(lastFactAt.getTime() + PRESUMED_MS, now.getTime()));
}
