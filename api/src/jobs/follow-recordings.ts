import { type ExchangeControl, ExchangeFailure } from '@sinia/channels/phone';
import type { CallPolicy, RecordingReason } from '@sinia/core/call';
import { plainReason } from '../error-for-log.ts';
import { backOff } from '../outbox/back-off.ts';
import { insertAudit } from '../use-cases/audit-store.ts';
import { countIssues } from '../use-cases/calls/call-store.ts';
import { addHouseFact } from '../use-cases/calls/house-fact.ts';
import { keepRecording } from '../use-cases/calls/keep-recording.ts';
import { openExchange } from '../use-cases/calls/open-exchange.ts';
import { readPolicy } from '../use-cases/calls/policy-store.ts';
import { recordingDecision } from '../use-cases/calls/recording-decision.ts';
import {
  type CallRecording,
  claimRecordings,
  exchangesOf,
  putRecordingDown,
  setRecording,
} from '../use-cases/calls/recording-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

const BATCH = 20;
const FETCH_MS = 120_000;
/** A recording that is not where it was told to be, or an exchange that does not answer: so often, then once a day. */
const TRIES = 12;
const DAY_MS = 86_400_000;
/** Why a deleted recording is still looked at, and what the health of its exchange counts it as. */
const BY_HAND = 'recording_by_hand';

type Exchanges = Awaited<ReturnType<typeof exchangesOf>>;

/**
 * Does with recordings what the rules say: brings here what was agreed to, deletes what was not, or what has been kept
 * long enough, here and with the exchange. @returns whether more may be waiting
 */
export async function followRecordings(dependencies: Dependencies): Promise<boolean> {
  const { db, clock, log } = dependencies;
  const due = await claimRecordings(db, clock(), BATCH);
  if (due.length === 0) return false;
  const [{ policy }, exchanges] = await Promise.all([
    readPolicy(db),
    exchangesOf(db, [...new Set(due.map(({ recording }) => recording.exchangeId))]),
  ]);
  for (const one of due) {
    try {
      await follow(dependencies, one, policy, exchanges);
    } catch (error) {
      log.warn({ err: error, recordingId: one.recording.id }, 'a recording could not be followed');
      await tryAgain(dependencies, one, error);
    }
  }
  return due.length === BATCH;
}

async function follow(
  dependencies: Dependencies,
  one: CallRecording,
  policy: CallPolicy,
  exchanges: Exchanges,
): Promise<void> {
  const { db, clock } = dependencies;
  const { recording } = one;
  const exchange = exchanges.get(recording.exchangeId);
  const isThere = exchange?.control && exchange.control.recordings !== 'none';
  const control = isThere ? openExchange(dependencies, exchange) : null;
  if (recording.status === 'deleted') return deleteBytes(dependencies, one, control);
  const { verdict, reason, lookAt } = recordingDecision(one, policy, clock());
  if (verdict === 'delete') {
    await deleteHere(dependencies, one, reason);
    return deleteBytes(dependencies, one, control);
  }
  if (verdict === 'keep' && recording.status === 'waiting') {
    if (control && exchange?.control?.recordings === 'copy') await copy(dependencies, one, control);
    else await setRecording(db, recording.id, { status: 'linked' });
  }
  return putRecordingDown(db, recording, { dueAt: lookAt, attempts: 0, lastError: null });
}

async function copy(dependencies: Dependencies, { recording }: CallRecording, control: ExchangeControl) {
  const fetched = await control.fetchRecording(recording.recordingId, AbortSignal.timeout(FETCH_MS));
  await keepRecording(dependencies, recording, fetched);
}

/** From now on nobody can listen to it, whatever the exchange does; the call says that there is none. */
async function deleteHere(
  dependencies: Dependencies,
  { recording, call, ticket }: CallRecording,
  reason: RecordingReason,
): Promise<void> {
  const { db, clock } = dependencies;
  const at = clock();
  const told = { id: recording.recordingId, status: 'deleted', durationSeconds: null };
  await db.transaction(async (tx) => {
    const fact = { type: 'recording.available', at, recording: told } as const;
    await addHouseFact(tx, dependencies, call, `recording_deleted:${recording.id}`, fact);
    await setRecording(tx, recording.id, { status: 'deleted', deletedAt: at, deletedWhy: reason });
  });
  const context = systemContext(dependencies, 'recordings', `recording-${recording.id}`);
  await insertAudit(context, `call.recording_deleted ${call.id} ${reason}`, ticket?.id ?? null);
}

/** Its bytes, here and with the exchange. */
async function deleteBytes(
  dependencies: Dependencies,
  { recording }: CallRecording,
  control: ExchangeControl | null,
): Promise<void> {
  const { db, files } = dependencies;
  if (recording.fetchedAt) await files.delete(recording.id);
  if (!control) return leaveToHands(dependencies, recording);
  await control.deleteRecording(recording.recordingId, AbortSignal.timeout(FETCH_MS)).catch((error) => {
    // One that deletes by a rule of its own is believed.
    if (!(error instanceof ExchangeFailure && error.code === 'unsupported')) throw error;
  });
  await putRecordingDown(db, recording, { dueAt: null, lastError: null });
}

/** Nobody can tell the exchange: whoever looks after it is told every day, until it takes orders. */
async function leaveToHands(
  { db, clock }: Dependencies,
  recording: CallRecording['recording'],
): Promise<void> {
  const now = clock();
  const dueAt = new Date(now.getTime() + DAY_MS);
  await db.transaction(async (tx) => {
    await countIssues(tx, recording.exchangeId, new Map([[BY_HAND, 1]]), now);
    await putRecordingDown(tx, recording, { dueAt, attempts: 0, lastError: BY_HAND });
  });
}

/** Later again, with the reason for whoever looks. */
async function tryAgain(
  { db, clock }: Dependencies,
  { recording }: CallRecording,
  error: unknown,
): Promise<void> {
  const { attempts } = recording;
  const wait = attempts < TRIES ? backOff(attempts, Math.random()) : DAY_MS;
  const dueAt = new Date(clock().getTime() + wait);
  await putRecordingDown(db, recording, { dueAt, lastError: plainReason(error) });
}
