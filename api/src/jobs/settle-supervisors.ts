import { askedSupervisors } from '../use-cases/calls/asked-supervisors.query.ts';
import { settleSupervisor } from '../use-cases/calls/settle-supervisor.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

/** Looks at every caller who waits for a supervisor. One that fails is looked at again; the others do not wait for it. */
export async function settleSupervisors(dependencies: Dependencies): Promise<boolean> {
  const { log } = dependencies;
  for (const { taskId, callId } of await askedSupervisors(dependencies)) {
    const context = systemContext(dependencies, 'calls', `supervisor-${taskId}`);
    await settleSupervisor.execute(context, { taskId, callId }).catch((error: unknown) => {
      log.error({ err: error, callId }, 'a request for a supervisor could not be settled');
    });
  }
  return false;
}
