import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakeService, problem } from './test/fake-service.ts';
import {
  create,
  created,
  fieldValue,
  fillIn,
  form,
  freshForm,
  opened,
  tellMatter,
  tellPerson,
} from './test/fill-form.ts';
import { expectAccessible, overflowing, press, root, says, smallTargets, type } from './test/mount.ts';

freshForm();

describe.each([
  ['ca', 'Continua', 'Cal revisar 3 coses'],
  ['es', 'Continuar', 'Hay que revisar 3 cosas'],
  ['en', 'Continue', '3 things need another look'],
])('in %s', (locale, next, summary) => {
  test('the first step and its complaints are accessible, and the focus goes to the summary', async () => {
    fakeService(created);
    const element = await form({ locale });
    await expectAccessible(element);
    expect(smallTargets(element)).toEqual([]);
    press(element, next);
    await says(element, summary);
    await expect.poll(() => root(element).activeElement?.id).toBe('summary');
    await expectAccessible(element);
  });
});

test('sends what was said, shows the key in groups of four, and tells the page', async () => {
  const service = fakeService(created);
  const element = await form();
  const heard = vi.fn();
  document.body.addEventListener('sinia-ticket-created', heard, { once: true });
  await fillIn(element);
  await expectAccessible(element);
  press(element, 'Envia la consulta');
  await says(element, 'També l’enviem per correu a nuria@example.cat.');
  expect(root(element).querySelector('output')?.textContent).toBe('5728 4390 1634');
  expect(heard.mock.calls[0]?.[0].detail.reference).toBe(opened.reference);
  expect(service.calls.at(-1)?.body).toEqual({
    subject: 'Surt aigua',
    body: 'De la vorera, des d’aquest matí 💧',
    language: 'ca',
    legalType: 'incident',
    requester: { name: 'Núria Puig', email: 'nuria@example.cat' },
  });
  await expectAccessible(element);
  expect(smallTargets(element)).toEqual([]);
  expect(sessionStorage.length).toBe(0);
  expect(location.href).not.toContain('nuria');
});

test('the last look shows what will be sent, and leads back to each part', async () => {
  fakeService(created);
  const element = await form();
  await tellMatter(element);
  type(element, 'street', 'Carrer de la Riera');
  type(element, 'number', '48');
  press(element, 'Continua');
  await element.updateComplete;
  type(element, 'name', 'فاطمة الزهراء');
  type(element, 'phone', '600 111 222');
  press(element, 'Continua');
  await says(element, 'per SMS al 600 111 222. És correcte?');
  const said = [...root(element).querySelectorAll('dd')].map((line) => line.textContent);
  expect(said).toEqual([
    'Una fuita o una avaria',
    'Carrer de la Riera, 48',
    'Surt aigua',
    'De la vorera, des d’aquest matí 💧',
    'فاطمة الزهراء',
    '600 111 222',
  ]);
  await expectAccessible(element);
  press(element, 'Canvia-ho: La consulta');
  await says(element, 'Expliqui’ns què passa');
  await expect.poll(() => root(element).activeElement?.id).toBe('heading');
});

test('where it happens goes along, and is not asked about a bill', async () => {
  const service = fakeService(created);
  const element = await form();
  type(element, 'number', '48');
  press(element, 'Continua');
  await says(element, 'Escrigui també el carrer.');
  type(element, 'street', 'Carrer de la Riera');
  await fillIn(element);
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  expect(service.calls[0]?.body).toMatchObject({ location: { street: 'Carrer de la Riera', number: '48' } });
  press(element, 'Fes una altra consulta');
  await says(element, 'De què es tracta?');
  press(element, 'Una factura');
  await element.updateComplete;
  expect(root(element).querySelector('#street')).toBeNull();
});

test('a landline alone cannot take the key: it says so', async () => {
  fakeService(created);
  const element = await form();
  await tellPerson(element);
  type(element, 'email', '');
  press(element, 'Continua');
  await says(element, 'Escrigui un correu o un mòbil');
  type(element, 'phone', '93 741 61 00');
  press(element, 'Continua');
  await says(element, 'A un telèfon fix no li podem enviar la clau');
  type(element, 'phone', '+34 600-111-222');
  press(element, 'Continua');
  await says(element, 'És correcte?');
});

test('20,000 letters pasted into the summary are kept, and move to the explanation', async () => {
  const service = fakeService(created);
  const element = await form();
  await tellMatter(element);
  const letter = 'aigua '.repeat(3_333).trim();
  type(element, 'subject', letter);
  type(element, 'body', '');
  press(element, 'Continua');
  await says(element, 'té 19.997 lletres i n’hi caben 200');
  expect(fieldValue(element, 'subject')).toBe(letter);
  await expectAccessible(element);
  press(element, 'Passa-ho a l’explicació');
  await element.updateComplete;
  expect(fieldValue(element, 'body')).toBe(letter);
  press(element, 'Continua');
  await element.updateComplete;
  type(element, 'name', 'Núria Puig');
  type(element, 'email', 'nuria@example.cat');
  press(element, 'Continua');
  await says(element, 'És correcte?');
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  expect(service.calls[0]?.body).toMatchObject({ body: letter });
});

test('a field that the server refuses is shown where it is, on its step', async () => {
  fakeService({
    [create]: () =>
      problem(400, 'invalid_body', {
        errors: [{ pointer: '/subject', code: 'too_big', detail: 'Massa llarg.' }],
      }),
  });
  const element = await form();
  await fillIn(element);
  press(element, 'Envia la consulta');
  await says(element, 'Massa llarg.');
  expect(root(element).querySelector('#subject')?.getAttribute('aria-invalid')).toBe('true');
});

test('solves a proof of work only when the server asks for one', async () => {
  const salt = 'salt?expires=1&';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}42`));
  const challenge = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const service = fakeService({
    [create]: ({ body }) =>
      'challenge' in (body as object) ? { status: 201, body: opened } : problem(403, 'challenge_required'),
    'GET /v1/challenges': () => ({
      body: { algorithm: 'SHA-256', challenge, maxnumber: 100, salt, signature: 's' },
    }),
  });
  const element = await form();
  await fillIn(element);
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  const [, , sent] = service.calls;
  const { challenge: proof } = sent!.body as { challenge: string };
  expect(JSON.parse(atob(proof))).toMatchObject({ number: 42, salt, signature: 's' });
});

test.each([
  ['at 320 px', 320, '100%'],
  ['with text at 200 %', 360, '200%'],
])('nothing sticks out %s', async (_, width, size) => {
  fakeService(created);
  await page.viewport(width, 900);
  document.documentElement.style.fontSize = size;
  const element = await form();
  press(element, 'Continua');
  await says(element, 'Cal revisar 3 coses');
  expect(overflowing(element)).toEqual([]);
  await tellPerson(element);
  type(element, 'name', 'Maria Montserrat Puigdollers-Casadevall');
  type(element, 'email', 'montserrat.puigdollers.casadevall@correu-electronic.example');
  expect(overflowing(element)).toEqual([]);
  press(element, 'Continua');
  await says(element, 'És correcte?');
  expect(overflowing(element)).toEqual([]);
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  expect(overflowing(element)).toEqual([]);
  document.documentElement.style.fontSize = '';
  await page.viewport(414, 896);
});

test('can be filled in and sent without a mouse', async () => {
  fakeService(created);
  const element = await form();
  await userEvent.tab();
  expect(root(element).activeElement?.id).toBe('matter');
  await userEvent.keyboard(' {ArrowDown}');
  expect(root(element).activeElement?.id).toBe('matter-incident');
  await userEvent.tab();
  await userEvent.keyboard('Carrer de la Riera');
  await userEvent.tab();
  await userEvent.keyboard('48');
  await userEvent.tab();
  await userEvent.keyboard('Surt aigua');
  await userEvent.tab();
  await userEvent.keyboard('De la vorera');
  await userEvent.tab();
  expect(root(element).activeElement?.id).toBe('files');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => root(element).activeElement?.id).toBe('heading');
  await userEvent.tab();
  await userEvent.keyboard('Núria Puig');
  await userEvent.tab();
  await userEvent.keyboard('nuria@example.cat{Enter}');
  await says(element, 'És correcte?');
  for (const _ of ['Canvia-ho', 'Canvia-ho', 'Envia']) await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await says(element, 'Hem rebut la seva consulta');
  await expect.poll(() => root(element).activeElement?.id).toBe('heading');
});

test('the page may veto', async () => {
  const service = fakeService(created);
  const element = await form();
  element.addEventListener('sinia-before-submit', (event) => event.preventDefault());
  await fillIn(element);
  press(element, 'Envia la consulta');
  await element.updateComplete;
  expect(service.calls).toEqual([]);
});

test('whoever the host vouches for is not asked who they are', async () => {
  const service = fakeService(created);
  const element = await form({ mode: 'staff' });
  element.token = async () => 'signed';
  await element.updateComplete;
  type(element, 'subject', 'Paper per a la impressora');
  type(element, 'body', 'A la segona planta.');
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  expect(service.calls[0]?.headers.get('Authorization')).toBe('Bearer signed');
  expect(service.calls[0]?.body).toEqual({
    subject: 'Paper per a la impressora',
    body: 'A la segona planta.',
    language: 'ca',
    channel: 'intranet',
  });
});

test('whoever signs in half way keeps what they wrote and is spared the rest', async () => {
  fakeService(created);
  const element = await form();
  await tellPerson(element);
  element.token = 'signed';
  await says(element, 'De què es tracta?');
  expect(fieldValue(element, 'subject')).toBe('Surt aigua');
  press(element, 'Envia la consulta');
  await says(element, 'La seva clau és');
  expect(root(element).textContent).not.toContain('També l’enviem');
});

test('a fixed kind of enquiry is not asked for, and is sent', async () => {
  const service = fakeService(created);
  const element = await form({ 'legal-type': 'billing', category: 'factures' });
  element.token = 'signed';
  await element.updateComplete;
  expect(root(element).querySelector('#matter')).toBeNull();
  type(element, 'subject', 'La factura');
  type(element, 'body', 'És molt alta.');
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  const posted = service.calls.find(({ method }) => method === 'POST');
  expect(posted?.body).toMatchObject({ legalType: 'billing', category: 'factures' });
});

test('a filled trap sends nothing', async () => {
  const service = fakeService(created);
  const element = await form();
  await fillIn(element);
  const trap = root(element).querySelector<HTMLInputElement>('#trap');
  if (trap) trap.value = 'http://spam.example';
  press(element, 'Envia la consulta');
  await element.updateComplete;
  expect(service.calls).toEqual([]);
});

test('two forms in two languages live on one page', async () => {
  fakeService(created);
  const first = await form();
  const second = document.createElement('sinia-ticket-form');
  const spanish = document.createElement('div');
  spanish.lang = 'es-ES';
  spanish.append(second);
  document.body.append(spanish);
  await says(second, 'Envíenos su consulta');
  await says(first, 'Faci’ns la seva consulta');
});
