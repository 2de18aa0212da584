import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './define/ticket-form.ts';
import { fakeService, origin, problem } from './test/fake-service.ts';
import { expectAccessible, mount, overflowing, press, root, says, smallTargets, type } from './test/mount.ts';
import type { SiniaTicketForm } from './ticket-form.ts';

const opened = {
  id: 'tkt_01k4x8m2q0abcdefghjkmnpqrs',
  reference: '572843901634',
  status: 'new',
  publicStatus: 'open',
  receivedAt: '2026-11-23T09:12:00.000Z',
  terms: [{ article: '21.3', dueAt: '2026-12-14T22:59:00.000Z' }],
  trackingUrl: `${origin}/seguiment?clau=572843901634`,
};

const create = 'POST /v1/tickets';
const created = { [create]: () => ({ status: 201, body: opened }) };
const form = (attributes: Record<string, string> = {}) =>
  mount<SiniaTicketForm>('sinia-ticket-form', {
    'api-url': origin,
    'publishable-key': 'pk_test',
    ...attributes,
  });

async function tellMatter(element: SiniaTicketForm) {
  press(element, 'Una fuita');
  type(element, 'subject', 'Surt aigua');
  type(element, 'body', 'De la vorera, des d’aquest matí 💧');
  await element.updateComplete;
}

async function fillIn(element: SiniaTicketForm) {
  await tellMatter(element);
  press(element, 'Continua');
  await element.updateComplete;
  type(element, 'name', 'Núria Puig');
  type(element, 'email', 'nuria@example.cat');
  await element.updateComplete;
}

const fieldValue = (element: SiniaTicketForm, id: string) =>
  root(element).querySelector<HTMLInputElement>(`#${id}`)?.value;

beforeEach(() => {
  sessionStorage.clear();
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 5_000;
    return now;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe.each([
  ['ca', 'Continua', 'Falten 3 coses'],
  ['es', 'Continuar', 'Faltan 3 cosas'],
  ['en', 'Continue', '3 things are missing'],
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
  await says(element, 'Hem rebut la seva consulta');
  expect(root(element).querySelector('output')?.textContent).toBe('5728\u00a04390\u00a01634');
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

test('keeps every word when the network is gone, and sends once when it is back', async () => {
  const service = fakeService(created);
  service.offline = true;
  const element = await form();
  await fillIn(element);
  press(element, 'Envia la consulta');
  await says(element, 'Sembla que no hi ha connexió');
  await says(element, 'El que ha escrit no s’ha perdut');
  expect(fieldValue(element, 'email')).toBe('nuria@example.cat');
  await expectAccessible(element);

  const again = await form();
  await says(again, 'Hem recuperat el que havia escrit');
  expect(fieldValue(again, 'subject')).toBe('Surt aigua');
  await expectAccessible(again);
});

test('pressing again after a failure repeats the idempotency key', async () => {
  let failures = 0;
  const service = fakeService({
    [create]: () => (failures++ < 1 ? problem(422, 'unprocessable') : { status: 201, body: opened }),
  });
  const element = await form();
  await fillIn(element);
  press(element, 'Envia la consulta');
  await says(element, 'detail of unprocessable');
  press(element, 'Torna-ho a provar');
  await says(element, 'Hem rebut');
  const keys = service.calls.map((call) => call.headers.get('Idempotency-Key'));
  expect(keys[0]).toBeTruthy();
  expect(new Set(keys).size).toBe(1);
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
  await says(element, 'Falten 3 coses');
  expect(overflowing(element)).toEqual([]);
  await fillIn(element);
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
  expect(service.calls[0]?.body).toMatchObject({ legalType: 'billing', category: 'factures' });
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

test('files go up with progress, an empty one is refused here, a failed one can be tried again', async () => {
  let attempts = 0;
  const service = fakeService({
    ...created,
    'POST /v1/attachments': () =>
      attempts++ === 0
        ? problem(415, 'unsupported')
        : { status: 201, body: { id: 'att_1', fileName: 'a.jpg' } },
  });
  const element = await form();
  const pick = (...files: File[]) => {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    const input = root(element).querySelector<HTMLInputElement>('#files');
    if (!input) throw new Error('no picker');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  pick(new File([], 'buit.txt'), new File(['x'], 'programa.exe'));
  await says(element, 'El fitxer és buit.');
  await says(element, 'No podem acceptar aquest tipus de fitxer.');
  press(element, 'Treu buit.txt');
  press(element, 'Treu programa.exe');
  pick(new File(['abc'], 'vorera.jpg'));
  await says(element, 'A punt');
  await expectAccessible(element);
  await fillIn(element);
  press(element, 'Envia la consulta');
  await says(element, 'Hem rebut');
  expect(service.calls.at(-1)?.body).toMatchObject({ attachmentIds: ['att_1'] });
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
