import type { Context as HonoContext } from 'hono';
import { actorKey } from '../auth/actor.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { callerAddress, countedAddress } from './caller-address.ts';
import { refuse } from './rate-limits.ts';
import type { RestEnvironment } from './rest-environment.ts';

const MOST_OF_CALLER = 6;
const MOST_OF_ADDRESS = 50;
/** How much more a demo allows, whose visitors and tests all come from one address. */
const DEMO_FACTOR = 10;
const RETRY_SECONDS = 15;

/** How many are open, by whom. As the rates, they are counted in the memory of the one server process. */
const known = new WeakMap<Dependencies, Map<string, number>>();

/**
 * Counts one more live stream of the caller and of their address.
 *
 * @returns to be called when the stream has ended, however often
 * @throws Refusal `rate_limited` where as many are open as may be
 */
export function takeStream(c: HonoContext<RestEnvironment>): () => void {
  const { dependencies, actor } = c.var;
  const { demo, trustedProxies = 0 } = dependencies.settings;
  const open = known.get(dependencies) ?? new Map<string, number>();
  known.set(dependencies, open);
  const most = new Map([
    [`caller ${actorKey(actor)}`, MOST_OF_CALLER],
    [
      `address ${countedAddress(callerAddress(c, trustedProxies))}`,
      MOST_OF_ADDRESS * (demo ? DEMO_FACTOR : 1),
    ],
  ]);
  for (const [name, quota] of most)
    if ((open.get(name) ?? 0) >= quota) refuse(c, { resetSeconds: RETRY_SECONDS });
  for (const name of most.keys()) open.set(name, (open.get(name) ?? 0) + 1);
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    for (const name of most.keys()) putDown(open, name);
  };
}

function putDown(open: Map<string, number>, name: string): void {
  const left = (open.get(name) ?? 0) - 1;
  if (left > 0) open.set(name, left);
  else open.delete(name);
}
