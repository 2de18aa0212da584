import { afterEach, expect, test } from 'vitest';
import './define/survey.ts';
import './define/ticket-tracker.ts';
import './hosted-page.ts';
import { fakeService, origin } from './test/fake-service.ts';
import { mount, says } from './test/mount.ts';

const reference = '572843901634';
const status = {
  reference,
  publicStatus: 'in_progress',
  channelGroup: 'written',
  receivedAt: '2026-11-23T09:12:00.000Z',
  inProgressAt: '2026-11-23T10:02:00.000Z',
  resolvedAt: null,
  terms: [],
};
const asked = { reference, subject: 'Sale agua', language: 'es', resolvedAt: null, answeredAt: null };
const routes = {
  [`GET /v1/tracking/${reference}`]: () => ({ body: status }),
  [`GET /v1/tracking/${reference}/ticket`]: () => ({
    body: { ...status, subject: 'Sale agua', language: 'es', mayReply: true, messages: [] },
  }),
  'GET /v1/surveys': () => ({ body: asked }),
};

const around = document.createElement('div');
afterEach(() => {
  around.remove();
  history.replaceState(null, '', location.pathname);
});

/** As the server sends it to a browser in Catalan. */
async function hosted(tag: string, address: string) {
  history.replaceState(null, '', `${location.pathname}${address}`);
  fakeService(routes);
  around.innerHTML = `<h1 data-ca="Seguiment" data-es="Seguimiento" data-en="Follow">Seguiment</h1>
    <a href="/accessibilitat" data-ca="Accessibilitat" data-es="Accesibilidad" data-ca-href="/accessibilitat"
      data-es-href="/accesibilidad">Accessibilitat</a>`;
  document.documentElement.append(around);
  return mount(tag, { 'api-url': origin, locale: 'ca', 'from-address': '' });
}

const heading = () => around.querySelector('h1')?.textContent;

test.each([
  ['sinia-ticket-tracker', `?clau=${reference}#token`, 'Ya estamos trabajando'],
  ['sinia-survey', '#token', '¿Cómo le hemos atendido?'],
])('%s by the link of a message in Spanish: the whole page is in Spanish', async (tag, address, words) => {
  const element = await hosted(tag, address);
  await says(element, words);
  expect(document.documentElement.lang).toBe('es');
  expect(heading()).toBe('Seguimiento');
  const link = around.querySelector('a');
  expect([link?.textContent, link?.getAttribute('href')]).toEqual(['Accesibilidad', '/accesibilidad']);
});

test('by the key alone nobody knows the language: it stays the browser’s', async () => {
  const element = await hosted('sinia-ticket-tracker', `?clau=${reference}`);
  await says(element, 'Ja hi estem treballant');
  expect(document.documentElement.lang).toBe('ca');
  expect(heading()).toBe('Seguiment');
});
