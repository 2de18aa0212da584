import { CallConsent, CallId, ConsentBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { defineUseCase } from '../use-case.ts';
import { aboutCall } from './call-scope-store.ts';
import { addHouseFact } from './house-fact.ts';
import { lockCallFacts } from './lock-call-facts.ts';
import { stirRecordings } from './recording-store.ts';

/** An agent asked whether the call may be recorded, and was told. Who says no has no recording kept. */
export const sayConsent = defineUseCase({
  name: 'sayConsent',
  permission: 'call.handle',
  input: ConsentBody.extend({ id: CallId }),
  output: CallConsent,
  load: (tx, { id }) => lockCallFacts(tx, id),
  about: (call, context) => aboutCall(call, context),
  run: async (work, { input: { given }, subject: call, context, now }) => {
    if (call.direction === 'internal') throw new Refusal('call_not_of_a_customer');
    const key = `consent:${call.id}:${now.toISOString()}`;
    const fact = { type: 'recording.consented', at: now, consent: given } as const;
    await addHouseFact(work.tx, context.dependencies, call, key, fact);
    await stirRecordings(work.tx, [call.id], now);
    work.audit(`call.consent_${given ? 'given' : 'refused'} ${call.id}`, call.ticketId);
    work.signal('calls');
    return { given, at: now.toISOString() };
  },
});
