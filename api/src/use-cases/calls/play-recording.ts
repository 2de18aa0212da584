import { CallId, RecordingLink } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { signFileLink } from '../attachments/file-link.ts';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import type { CallRow } from './call-store.ts';
import { findExchange } from './exchange-store.ts';
import { visibleCall } from './get-call.query.ts';
import { keepRecording } from './keep-recording.ts';
import { openExchange, tellExchange } from './open-exchange.ts';
import { readPolicy } from './policy-store.ts';
import { recordingDecision } from './recording-decision.ts';
import { type RecordingRow, recordingOfCall } from './recording-store.ts';

/**
 * A link to listen to a call, for whoever may: it ends after a few minutes, and that it was asked for is noted. One that
 * lies with the exchange is brought here first.
 */
export const playRecording = defineQuery({
  name: 'playRecording',
  permission: 'call.listen',
  input: z.object({ id: CallId }),
  output: RecordingLink,
  async run(context, { id }) {
    const { db } = context.dependencies;
    const call = await visibleCall(context, 'call.listen', id);
    const found = await recordingOfCall(db, call.id);
    if (!found || !(await isKept(context, found))) throw new Refusal('recording_not_kept');
    if (found.recording.status !== 'kept') await bringHere(context, call, found.recording);
    await insertAudit(context, `call.recording_played ${call.id}`, call.ticketId);
    return signFileLink(context, found.recording.id);
  },
});

type Found = NonNullable<Awaited<ReturnType<typeof recordingOfCall>>>;

async function isKept({ dependencies: { db, clock } }: Context, found: Found): Promise<boolean> {
  const { policy } = await readPolicy(db);
  return recordingDecision(found, policy, clock()).verdict === 'keep';
}

async function bringHere({ dependencies }: Context, call: CallRow, recording: RecordingRow): Promise<void> {
  const exchange = await findExchange(dependencies.db, call.exchangeId);
  const isThere = exchange?.control && exchange.control.recordings !== 'none';
  const control = isThere ? openExchange(dependencies, exchange) : null;
  if (!control) throw new Refusal('recording_not_kept');
  const fetched = await tellExchange(dependencies, 'recording_not_kept', (signal) =>
    control.fetchRecording(recording.recordingId, signal),
  );
  await keepRecording(dependencies, recording, fetched);
}
