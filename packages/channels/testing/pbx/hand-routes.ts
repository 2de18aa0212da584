import { Hono } from 'hono';
import { z } from 'zod';
import type { Pbx } from './pbx.ts';
import { PbxRefusal } from './pbx-call.ts';
import { PBX_VERBS, type PbxVerb } from './pbx-verbs.ts';

const Faults = z
  .object({
    copies: z.int().min(1).max(5),
    reorders: z.boolean(),
    delayMs: z.int().min(0).max(60_000),
    loses: z.array(z.string()),
    skewSeconds: z.int(),
    lateCdr: z.boolean(),
    down: z.boolean(),
    losesAnswers: z.boolean(),
  })
  .partial();

const Script = z
  .object({
    from: z.string(),
    name: z.string(),
    to: z.string(),
    direction: z.enum(['inbound', 'outbound']),
    queue: z.string(),
    extensions: z.array(z.string()),
    ivr: z.object({
      path: z.array(z.string()),
      language: z.string().optional(),
      contract: z.string().optional(),
    }),
    consent: z.boolean(),
    records: z.boolean(),
    priority: z.enum(['senior', 'disability']),
    faults: Faults,
  })
  .partial();

const Body = z
  .object({
    extension: z.string(),
    type: z.enum(['blind', 'attended']),
    toQueue: z.string(),
    by: z.enum(['caller', 'agent', 'timeout']),
    value: z.int(),
    scale: z.int(),
  })
  .partial();

/**
 * How a test, a page or the webphone of the demonstration plays whoever calls and whoever answers: `POST /calls` starts a
 * call by its script, `POST /calls/{id}/{verb}` goes on with it, `GET /calls` says how they stand.
 */
export function handRoutes(pbx: Pbx): Hono {
  const routes = new Hono();
  routes.onError((error, c) => {
    if (error instanceof PbxRefusal) return c.json({ error: error.message }, 409);
    if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400);
    if (error instanceof SyntaxError) return c.json({ error: 'no JSON' }, 400);
    throw error;
  });
  routes.get('/calls', (c) => c.json({ data: [...pbx.calls.values()].toReversed().slice(0, 50) }));
  routes.post('/calls', async (c) => c.json(pbx.start(Script.parse(await bodyOf(c.req.raw)) as never), 201));
  routes.get('/calls/:id', (c) => c.json(pbx.find(c.req.param('id'))));
  routes.post('/calls/:id/:verb', async (c) => {
    const verb = c.req.param('verb');
    if (!Object.hasOwn(PBX_VERBS, verb)) return c.json({ error: `no verb ${verb}` }, 404);
    const body = Body.parse(await bodyOf(c.req.raw));
    return c.json(pbx.do(verb as PbxVerb, c.req.param('id'), body));
  });
  routes.post('/faults', async (c) => {
    pbx.faults = { ...pbx.faults, ...Faults.parse(await bodyOf(c.req.raw)) } as Pbx['faults'];
    return c.json(pbx.faults);
  });
  return routes;
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  return text === '' ? {} : JSON.parse(text);
}
