import type { SystemActor } from '../../auth/actor.ts';
import type { Context, Dependencies } from '../context.ts';

/** The house acting by itself, after a change: its name in the timeline is that of the job. */
export function systemContext(dependencies: Dependencies, job: string, requestId: string): Context {
  const actor: SystemActor = { kind: 'system', id: job, name: 'Sínia' };
  return { actor, door: 'job', requestId, language: 'ca', dependencies };
}
