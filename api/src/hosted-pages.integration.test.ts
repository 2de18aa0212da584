import { schema } from '@sinia/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from './app.ts';
import { testServerUrl } from './auth/test-server-url.ts';
import { type TestWorld, testWorld } from './auth/test-world.ts';

let world: TestWorld;

beforeAll(async () => {
  world = await testWorld(testServerUrl());
});
afterAll(() => world.database.drop());

test.each([
  ['/accessibilitat', 'es', 'ca', 'Declaració d’accessibilitat'],
  ['/accesibilidad', 'ca', 'es', 'Declaración de accesibilidad'],
  ['/accessibility', 'ca', 'en', 'Accessibility statement'],
  ['/seguiment', 'es', 'es', 'href="/accesibilidad"'],
  ['/valora', 'ca', 'ca', 'href="/accessibilitat"'],
])('%s asked for in %s answers in %s, under the strict policy', async (path, wanted, language, words) => {
  const answer = await createApp(world).request(path, { headers: { 'Accept-Language': wanted } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Security-Policy')).toContain("require-trusted-types-for 'script'");
  const page = await answer.text();
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(words);
});

test.each(['/seguiment', '/valora'])('%s brings its words in every language', async (path) => {
  const page = await (await createApp(world).request(path, { headers: { 'Accept-Language': 'ca' } })).text();
  expect(page).toContain('src="/widgets/v1/hosted-page.js"');
  for (const tag of ['title', 'h1', 'p', 'a'])
    expect(page).toMatch(new RegExp(`<${tag} [^>]*data-ca="[^"]+" data-es="[^"]+" data-en="[^"]+"`));
});

test('/pop is framed by the pages of staff alone, and tells their origins to its element', async () => {
  const site = (name: string, channel: 'phone' | 'web') => ({
    ...{ id: `sit_${name}`, name, channel, origins: [`https://${name}.example`], identitySecrets: [] },
    ...{ publishableKey: `pk_${name}`, createdAt: world.clock() },
  });
  await world.db.insert(schema.sites).values([site('webphone', 'phone'), site('website', 'web')]);
  const answer = await createApp(world).request('/pop', { headers: { 'Accept-Language': 'es' } });
  const policy = answer.headers.get('Content-Security-Policy');
  expect(policy).toContain("frame-ancestors 'self' https://webphone.example;");
  expect(answer.headers.get('X-Frame-Options')).toBeNull();
  const page = await answer.text();
  expect(page).toMatch(/<sinia-screen-pop [^>]*from-address\s+allowed-origins="https:\/\/webphone.example">/);
  expect(page).toContain('<title>Llamadas');
});
