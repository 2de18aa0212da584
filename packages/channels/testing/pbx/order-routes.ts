import { Hono } from 'hono';
import { z } from 'zod';
import type { Pbx } from './pbx.ts';
import { type PbxCall, PbxRefusal } from './pbx-call.ts';
import { recordingSound } from './recording-sound.ts';

const Order = z.object({ orderId: z.string(), extension: z.string(), number: z.string() });
const Recording = z.object({ action: z.enum(['pause', 'resume']) });
const Survey = z.object({
  ...{ surveyId: z.string(), number: z.string(), language: z.string() },
  how: z.enum(['callback', 'link']),
});

/** What the desk tells the exchange: the control API of `docs/integrator/calls.md`. */
export function orderRoutes(pbx: Pbx, token: string): Hono {
  const routes = new Hono();
  /** An order that comes again is the same order. */
  const placed = new Map<string, string>();
  routes.use(async (c, next) => {
    if (pbx.faults.down) return c.text('upstream connect error', 503);
    if (c.req.header('authorization') !== `Bearer ${token}`) return c.json({ error: 'token' }, 401);
    await next();
    if (pbx.faults.losesAnswers) c.res = new Response('gateway timeout', { status: 504 });
    return undefined;
  });
  routes.post('/originate', async (c) => {
    const { orderId, extension, number } = Order.parse(await c.req.json());
    const known = placed.get(orderId);
    if (known) return c.json({ callId: known }, 202);
    if (pbx.isBusy(extension)) return c.json({ error: 'busy' }, 409);
    const { id } = pbx.start({ direction: 'outbound', to: number, extensions: [extension] });
    placed.set(orderId, id);
    return c.json({ callId: id }, 202);
  });
  routes.post('/calls/:id/recording', async (c) => {
    const { action } = Recording.parse(await c.req.json());
    const call = find(pbx, c.req.param('id'));
    if (!call || call.state === 'ended') return c.json({ error: 'no such call' }, 404);
    if (call.recording === 'none') return c.json({ error: 'it is not recorded' }, 501);
    call.recording = action === 'pause' ? 'paused' : 'on';
    pbx.tell(call, action === 'pause' ? 'recording.paused' : 'recording.resumed');
    return c.body(null, 204);
  });
  routes.post('/calls/:id/survey', async (c) => {
    const { how, language } = Survey.parse(await c.req.json());
    const call = find(pbx, c.req.param('id'));
    if (!call) return c.json({ error: 'no such call' }, 404);
    call.survey = { how, language };
    return c.json({}, 202);
  });
  routes.get('/recordings/:id', (c) => {
    const seconds = pbx.recordings.get(c.req.param('id'));
    if (seconds === undefined) return c.json({ error: 'no such recording' }, 404);
    return c.body(new Uint8Array(recordingSound(seconds)), 200, { 'content-type': 'audio/x-wav' });
  });
  routes.delete('/recordings/:id', (c) => {
    const gone = pbx.recordings.delete(c.req.param('id'));
    return gone ? c.body(null, 204) : c.json({ error: 'no such recording' }, 404);
  });
  return routes;
}

function find(pbx: Pbx, id: string): PbxCall | null {
  try {
    return pbx.find(id);
  } catch (error) {
    if (error instanceof PbxRefusal) return null;
    throw error;
  }
}
