import { CallId, RecordingState } from '@sinia/contracts';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { aboutCall } from './call-scope-store.ts';
import { addHouseFact } from './house-fact.ts';
import { lockCallFacts } from './lock-call-facts.ts';

/** The exchange has stopped recording, or goes on. */
export const notePause = defineUseCase({
  name: 'notePause',
  permission: 'call.handle',
  input: z.object({ id: CallId, paused: z.boolean() }),
  output: RecordingState,
  load: (tx, { id }) => lockCallFacts(tx, id),
  about: (call, context) => aboutCall(call, context),
  run: async (work, { input: { paused }, subject: call, context, now }) => {
    const type = paused ? 'recording.paused' : 'recording.resumed';
    const key = `${type}:${call.id}:${now.toISOString()}`;
    await addHouseFact(work.tx, context.dependencies, call, key, { type, at: now });
    work.audit(`call.${paused ? 'recording_paused' : 'recording_resumed'} ${call.id}`, call.ticketId);
    work.signal('calls');
    return { paused };
  },
});
