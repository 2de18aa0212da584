import { expect, test } from 'vitest';
import { createFakePbx } from '../testing/pbx/fake-pbx.ts';

const heard: { event: string; callId: string }[] = [];
const { app, pbx } = createFakePbx({
  ...{ token: 't', secret: 's', baseUrl: 'http://127.0.0.1:1', line: '930000000', eventsUrl: '/' },
  now: () => new Date(),
  queues: { atencio: { name: 'Atenció', extensions: ['214', '215'] } },
  fetch: async (_url, init) => {
    heard.push(JSON.parse(String(init?.body)));
    return new Response(null, { status: 202 });
  },
});

const post = (path: string, body: unknown) =>
  app.request(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
const form = (path: string, fields: Record<string, string>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields) });

async function started(script: object = { from: '600000042', queue: 'atencio' }): Promise<string> {
  return ((await (await post('/calls', script)).json()) as { id: string }).id;
}

test('a call by its script, and what is done with it', async () => {
  const id = await started();
  expect((await post(`/calls/${id}/answer`, { extension: '215' })).status).toBe(200);
  expect((await post(`/calls/${id}/hangup`, '')).status).toBe(200);
  await pbx.events.settle();
  expect(heard.filter(({ callId }) => callId === id).map(({ event }) => event)).toEqual([
    ...['call.started', 'queue.entered', 'call.ringing', 'call.ringing', 'call.answered', 'call.ended'],
    ...['call.ended', 'recording.available', 'cdr.final'],
  ]);
});

test.each<[string, unknown, number]>([
  ['hold', {}, 409],
  ['dance', {}, 404],
  ['transfer', { type: 'sideways' }, 400],
  ['answer', '{', 400],
])('%s of a ringing call: %o is %i', async (verb, body, status) => {
  expect((await post(`/calls/${await started()}/${verb}`, body)).status).toBe(status);
});

test('orders need the token', async () => {
  expect((await post('/control/originate', {})).status).toBe(401);
});

test.each([
  ['/', 'ca', 'Proveu les trucades'],
  ['/?lang=es', 'es', 'Pruebe las llamadas'],
])('the page %s speaks %s', async (path, lang, title) => {
  const page = await (await app.request(path)).text();
  expect(page).toContain(`<html lang="${lang}">`);
  expect(page).toContain(`<h1>${title}</h1>`);
});

test('on the page one rings, answers and hangs up; what has changed meanwhile is said', async () => {
  const rung = await form('/try', { caller: 'shared', lang: 'es', consent: 'on' });
  expect([rung.status, rung.headers.get('location')]).toEqual([303, '/?lang=es']);
  const call = [...pbx.calls.values()].at(-1)!;
  expect(call).toMatchObject({ from: '930000048', consent: true, state: 'ringing' });
  const next = (verb: string, body: object) =>
    form(`/try/${call.id}/${verb}`, { lang: 'ca', body: JSON.stringify(body) });
  expect((await next('answer', { extension: '214' })).headers.get('location')).toBe('/?lang=ca');
  expect((await next('answer', { extension: '214' })).headers.get('location')).toBe('/?lang=ca&refused');
  expect(await (await app.request('/?refused')).text()).toContain('role="alert"');
  await next('hangup', { by: 'caller' });
  expect(call.state).toBe('ended');
});
