import { CONSEQUENCES, DEFAULT_CALL_POLICY } from '@sinia/core/call';
import { z } from 'zod';
import { actorKey } from '../../auth/actor.ts';
import { defineQuery } from '../query.ts';
import { defineUseCase } from '../use-case.ts';
import { insertPolicy, readPolicy } from './policy-store.ts';
import { stirAllRecordings } from './recording-store.ts';

const Consequence = z.enum(CONSEQUENCES);

export const CallPolicyShape = z.strictObject({
  consequences: z.strictObject({ missed: Consequence, abandoned: Consequence, voicemail: Consequence }),
  shortAbandonSeconds: z.int().min(0).max(60),
  callbackMinutes: z.int().min(5).max(10_080),
  reasonMinutes: z.int().min(1).max(1_440),
  recordingDays: z.int().min(0).max(1_825).default(DEFAULT_CALL_POLICY.recordingDays),
});
const Versioned = z.object({ version: z.int(), policy: CallPolicyShape });

/** What becomes of calls that nobody answered, and how long is left for what. */
export const getPolicy = defineQuery({
  name: 'getCallPolicy',
  permission: 'call.settings',
  input: z.object({}),
  output: Versioned,
  run: ({ dependencies: { db } }) => readPolicy(db),
});

/** Writes the rules anew; they count for calls that are settled from now on. */
export const savePolicy = defineUseCase({
  name: 'saveCallPolicy',
  permission: 'call.settings',
  input: z.object({ policy: CallPolicyShape }),
  output: Versioned,
  load: (tx) => readPolicy(tx),
  about: () => ({}),
  run: async (work, { input: { policy }, subject, context, now }) => {
    const version = subject.version + 1;
    if (policy.recordingDays !== subject.policy.recordingDays) stirAllRecordings(work);
    await insertPolicy(work.tx, { version, policy, savedBy: actorKey(context.actor), savedAt: now });
    work.audit(`call_policy.saved ${version}`, null);
    return { version, policy };
  },
});
