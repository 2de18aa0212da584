import type { Dependencies } from '../use-cases/context.ts';
import { type Loop, startLoop } from './loop.ts';
import { processCalls } from './process-calls.ts';
import { settleCalls } from './settle-calls.ts';

/** Works out what exchanges tell, and settles what has ended. */
export function followCalls(dependencies: Dependencies): Loop {
  const step = async () => {
    const taken = await processCalls(dependencies);
    return (await settleCalls(dependencies)) || taken > 0;
  };
  return startLoop('calls', dependencies, step, undefined, 'call_events');
}
