import { Hono } from 'hono';

/** The telephone that this page is. */
export const EXTENSION = '214';

/** Whom one can play: synthetic customers of the demonstration's billing system, and nobody. */
const CALLERS: Readonly<Record<string, object>> = {
  known: { from: '600000042' },
  unknown: { from: '699888777' },
  hidden: { from: 'anonymous' },
  shared: { from: '930000048' },
  senior: { from: '600000002', priority: 'senior' },
};

/** What the buttons of the telephone do at the exchange. */
const VERBS: Readonly<Record<string, object>> = {
  answer: { extension: EXTENSION },
  reject: { extension: EXTENSION },
  hold: {},
  unhold: {},
  transfer: { type: 'blind', extension: '215' },
  hangup: { by: 'agent' },
};

type Leg = { readonly extension: string; readonly state: string };
type ExchangeCall = {
  readonly id: string;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly legs: readonly Leg[];
  readonly rating: number | null;
};

/**
 * The wire between the telephone on the page and the exchange: a page of its own origin asks its own server, which asks the
 * exchange of the demonstration.
 *
 * @param pbxUrl empty where there is none: then the telephone is dead
 */
export function phoneRoutes(pbxUrl: string): Hono {
  const routes = new Hono();
  const ask = async (path: string, body?: object): Promise<Response> => {
    if (!pbxUrl) return Response.json({ error: 'no exchange' }, { status: 503 });
    const sent = body && { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${pbxUrl}${path}`, sent).catch(() => null);
    if (!answer) return Response.json({ error: 'no exchange' }, { status: 503 });
    return Response.json(await answer.json(), { status: answer.status });
  };
  routes.get('/', async () => {
    const answer = await ask('/calls');
    if (!answer.ok) return answer;
    const { data } = (await answer.json()) as { readonly data: readonly ExchangeCall[] };
    return Response.json({ data: data.filter(isOurs).slice(0, 5).map(shown) });
  });
  routes.post('/ring', async (c) => {
    const { caller } = await c.req.json<{ readonly caller?: string }>();
    const ivr = { path: ['1'], language: 'ca' };
    return ask('/calls', { ...CALLERS[caller ?? ''], queue: 'atencio', ivr, consent: true });
  });
  routes.post('/dial', async (c) => {
    const { number } = await c.req.json<{ readonly number?: string }>();
    return ask('/calls', { direction: 'outbound', to: number ?? '', extensions: [EXTENSION] });
  });
  routes.post('/calls/:id/survey', async (c) => {
    const { value } = await c.req.json<{ readonly value?: number }>();
    return ask(`/calls/${encodeURIComponent(c.req.param('id'))}/survey`, { value });
  });
  routes.post('/calls/:id/:verb', async (c) => {
    const { id, verb } = c.req.param();
    const body = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    return body ? ask(`/calls/${encodeURIComponent(id)}/${verb}`, body) : c.notFound();
  });
  return routes;
}

/** It rings here, is talked on here, or was until just now. */
const isOurs = ({ legs, state }: ExchangeCall) =>
  legs.some(({ extension, state: leg }) => extension === EXTENSION && (leg !== 'gone' || state === 'ended'));

const shown = ({ id, direction, from, to, state, legs, rating }: ExchangeCall) => ({
  ...{ id, state, rating, number: direction === 'outbound' ? to : from },
  rings: legs.some((leg) => leg.extension === EXTENSION && leg.state === 'ringing'),
});
