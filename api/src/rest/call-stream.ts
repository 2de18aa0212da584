import type { MyCalls } from '@sinia/contracts';
import type { Context as HonoContext } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { waitFor } from '../live/wait-for.ts';
import { noteShown, readMyCalls } from '../use-cases/calls/my-calls.query.ts';
import type { Context } from '../use-cases/context.ts';
import { requireReach } from '../use-cases/use-case.ts';
import { unlessRefused } from './event-stream.ts';
import { reloadActor } from './reload-actor.ts';
import { contextOf, type RestEnvironment } from './rest-environment.ts';

const HEARTBEAT_MS = 20_000;
const POLL_MS = 2_000;

/**
 * One's own calls as they stand, told whenever that changes: events named `calls`, each with all there is to show, so
 * that nothing must be resumed. The caller is read again at every look.
 */
export function streamMyCalls(c: HonoContext<RestEnvironment>): Response {
  c.header('Cache-Control', 'no-store');
  return streamSSE(c, async (stream) => {
    const waiter = waitFor(c.var.dependencies, 'calls');
    stream.onAbort(waiter.close);
    const tell = newsTeller(stream);
    try {
      while (!stream.aborted) {
        const context = await callerNow(c).catch(unlessRefused);
        if (!context) return;
        await tell(context, await readMyCalls(context));
        await waiter.next(POLL_MS);
      }
    } finally {
      waiter.close();
    }
  });
}

async function callerNow(c: HonoContext<RestEnvironment>): Promise<Context> {
  await reloadActor(c);
  const context = contextOf(c);
  requireReach(context, 'call.handle');
  return context;
}

/** Writes what has changed since it was last told, or after a while that we are still here. */
function newsTeller(stream: SSEStreamingApi) {
  const shown = new Set<string>();
  let told = '';
  let lastWrite = 0;
  return async (context: Context, data: MyCalls['data']) => {
    const now = JSON.stringify({ data });
    const silent = Date.now() - lastWrite;
    if (now === told && silent < HEARTBEAT_MS) return;
    lastWrite = Date.now();
    await stream.writeSSE(now === told ? { event: 'heartbeat', data: '' } : { event: 'calls', data: now });
    told = now;
    for (const { call } of data) {
      if (!shown.has(call.id)) await noteShown(context, call.id);
      shown.add(call.id);
    }
  };
}
