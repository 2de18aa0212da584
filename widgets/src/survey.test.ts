import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import './define/survey.ts';
import type { SiniaSurvey } from './survey.ts';
import { fakeService, origin, problem, type Routes } from './test/fake-service.ts';
import { expectAccessible, mount, press, root, says, smallTargets, type } from './test/mount.ts';

const asked = {
  reference: '572843901634',
  language: 'ca',
  subject: 'Surt aigua',
  resolvedAt: '2026-11-23T12:00:00.000Z',
  answeredAt: null,
};
const routes: Routes = {
  'GET /v1/surveys': () => ({ body: asked }),
  'POST /v1/surveys': () => ({ status: 201, body: { answeredAt: '2026-11-24T09:00:00.000Z' } }),
};
const survey = (attributes: Record<string, string> = {}) =>
  mount<SiniaSurvey>('sinia-survey', { 'api-url': origin, token: 'secret', ...attributes });

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe.each([
  ['ca', 'Malament', 'Què ha fallat', 'El temps que hem trigat', 'Envia la valoració', 'Gràcies.'],
  ['es', 'Mal', 'Qué ha fallado', 'El tiempo que hemos tardado', 'Enviar la valoración', 'Gracias.'],
  ['en', 'Badly', 'What went wrong', 'The time we took', 'Send the rating', 'Thank you.'],
])('in %s', (locale, bad, question, cause, send, thanks) => {
  test('a bad rating is asked for its cause, and is sent with it', async () => {
    const { calls } = fakeService(routes);
    const element = await survey({ locale });
    await says(element, send);
    await expectAccessible(element);
    expect(smallTargets(element)).toEqual([]);
    press(element, `2 ${bad}`);
    await says(element, question);
    await expectAccessible(element);
    press(element, cause);
    type(element, 'comment', 'Massa dies 🙁');
    press(element, send);
    await says(element, thanks);
    expect(calls.at(-1)?.body).toEqual({ rating: 2, cause: 'time', comment: 'Massa dies 🙁' });
    await expectAccessible(element);
  });
});

test('a good rating is one press and a button, and the page hears of it', async () => {
  const { calls } = fakeService(routes);
  const element = await survey();
  const heard = vi.fn();
  element.addEventListener('sinia-survey-answered', heard);
  await says(element, 'Molt bé');
  press(element, 'Molt bé');
  press(element, 'Envia la valoració');
  await says(element, 'Gràcies.');
  expect(calls.at(-1)?.body).toEqual({ rating: 5 });
  expect(calls.at(-1)?.headers.get('Authorization')).toBe('Bearer secret');
  expect(heard.mock.calls[0]?.[0].detail).toEqual({ rating: 5 });
});

test('without a rating it says what is missing, where', async () => {
  fakeService(routes);
  const element = await survey();
  await says(element, 'Molt bé');
  press(element, 'Envia la valoració');
  await says(element, 'Triï una de les cinc respostes.');
  await expect.poll(() => root(element).activeElement?.id).toBe('rating');
  await expectAccessible(element);
});

test('an answer waits for the connection and goes by itself, once', async () => {
  const service = fakeService(routes);
  const element = await survey();
  await says(element, 'Molt bé');
  press(element, 'Molt bé');
  type(element, 'comment', 'Ràpids');
  service.offline = true;
  press(element, 'Envia la valoració');
  await says(element, 'No hi ha connexió');
  expect(root(element).querySelector<HTMLTextAreaElement>('#comment')?.value).toBe('Ràpids');
  await expectAccessible(element);
  service.offline = false;
  dispatchEvent(new Event('online'));
  await says(element, 'Gràcies.');
  const answers = service.calls.filter((call) => call.method === 'POST');
  expect(new Set(answers.map((call) => call.headers.get('Idempotency-Key'))).size).toBe(1);
  expect(sessionStorage.length).toBe(0);
});

test('an answer that is refused is kept and can be sent again', async () => {
  let attempts = 0;
  fakeService({
    ...routes,
    'POST /v1/surveys': () =>
      attempts++ === 0
        ? problem(422, 'unprocessable')
        : { status: 201, body: { answeredAt: asked.resolvedAt } },
  });
  const element = await survey();
  await says(element, 'Molt bé');
  press(element, 'Molt bé');
  press(element, 'Envia la valoració');
  await says(element, 'El que ha escrit no s’ha perdut');
  press(element, 'Torna-ho a provar');
  await says(element, 'Gràcies.');
});

test.each([
  [
    'answered before',
    () => ({ body: { ...asked, answeredAt: '2026-11-24T09:00:00.000Z' } }),
    'Ja ens havia respost',
  ],
  ['of a link that has run out', () => problem(401, 'credential_expired'), 'ja no es pot respondre'],
])('a survey %s says so', async (_, answer, words) => {
  fakeService({ 'GET /v1/surveys': answer });
  const element = await survey();
  await says(element, words);
  await expectAccessible(element);
});

test('a page opened without its link says so instead of waiting for ever', async () => {
  fakeService(routes);
  const element = await mount<SiniaSurvey>('sinia-survey', { 'api-url': origin, 'from-address': '' });
  await says(element, 'ja no es pot respondre');
});
