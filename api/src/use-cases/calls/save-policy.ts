import { Refusal } from '@sinia/core';
import { CONSEQUENCES, DEFAULT_CALL_POLICY } from '@sinia/core/call';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { defineUseCase } from '../use-case.ts';
import { insertPolicy, readPolicies, readPolicy } from './policy-store.ts';
import { stirAllRecordings } from './recording-store.ts';

const Consequence = z.enum(CONSEQUENCES);

export const CallPolicyShape = z.strictObject({
  consequences: z.strictObject({ missed: Consequence, abandoned: Consequence, voicemail: Consequence }),
  shortAbandonSeconds: z.int().min(0).max(60),
  callbackMinutes: z.int().min(5).max(10_080),
  reasonMinutes: z.int().min(1).max(1_440),
  recordingDays: z.int().min(0).max(1_825).default(DEFAULT_CALL_POLICY.recordingDays),
});
/** 0: as it is shipped. */
const Versioned = z.object({ version: z.int(), policy: CallPolicyShape });

/** What becomes of calls that nobody answered, and how long is left for what; with what counted before. */
export const getPolicy = defineQuery({
  name: 'getCallPolicy',
  permission: 'call.settings',
  input: z.object({}),
  output: Versioned.extend({
    /** Who wrote which version, and when; the latest first. */
    versions: z.array(Versioned.extend({ savedBy: z.string(), savedAt: z.iso.datetime() })),
  }),
  run: async ({ dependencies: { db } }) => {
    const [current, versions] = await Promise.all([readPolicy(db), readPolicies(db)]);
    return { ...current, versions };
  },
});

/**
 * Writes the rules anew; they count for calls that are settled from now on.
 *
 * @throws Refusal `version_stale` where somebody else wrote them meanwhile.
 */
export const savePolicy = defineUseCase({
  name: 'saveCallPolicy',
  permission: 'call.settings',
  input: z.object({
    version: z.int().meta({ description: 'The one that was read.' }),
    policy: CallPolicyShape,
  }),
  output: Versioned,
  load: (tx) => readPolicy(tx),
  about: () => ({}),
  run: async (work, { input: { version: read, policy }, subject, context, now }) => {
    if (subject.version !== read) throw new Refusal('version_stale');
    const version = read + 1;
    if (policy.recordingDays !== subject.policy.recordingDays) stirAllRecordings(work);
    await insertPolicy(work.tx, { version, policy, savedBy: context.actor.name, savedAt: now });
    work.audit(`call_policy.saved ${version}`, null);
    return { version, policy };
  },
});
