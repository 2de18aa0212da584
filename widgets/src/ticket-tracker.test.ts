import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import './define/ticket-tracker.ts';
import { fakeService, origin, problem, type Routes } from './test/fake-service.ts';
import { expectAccessible, mount, overflowing, press, root, says, smallTargets, type } from './test/mount.ts';
import type { SiniaTicketTracker } from './ticket-tracker.ts';

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
const message = {
  id: 'msg_1',
  author: 'agent',
  authorName: 'Cristina',
  body: 'Bon dia.\nLa brigada hi va avui.',
  channel: 'web',
  attachments: [],
  createdAt: '2026-11-23T10:02:00.000Z',
};
const ticket = { ...status, subject: 'Surt aigua', language: 'ca', mayReply: true, messages: [message] };

const base = `/v1/tracking/${reference}`;
const service = (routes: Routes = {}) =>
  fakeService({
    [`GET ${base}`]: () => ({ body: status }),
    [`GET ${base}/ticket`]: () => ({ body: ticket }),
    ...routes,
  });
const tracker = (attributes: Record<string, string> = {}) =>
  mount<SiniaTicketTracker>('sinia-ticket-tracker', {
    'api-url': origin,
    'publishable-key': 'pk_test',
    ...attributes,
  });

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe.each([
  ['ca', 'Mira com va', 'La clau ha de tenir 12 xifres.', 'Ja hi estem treballant.'],
  ['es', 'Ver cómo va', 'La clave debe tener 12 cifras.', 'Ya estamos trabajando en ella.'],
  ['en', 'See how it is going', 'The key has 12 figures.', 'We are working on it.'],
])('in %s', (locale, search, complaint, sentence) => {
  test('asks for the key, complains, and shows the status with spaces in the key', async () => {
    service();
    const element = await tracker({ locale });
    await expectAccessible(element);
    type(element, 'reference', '5728 4390');
    press(element, search);
    await says(element, complaint);
    await expectAccessible(element);
    type(element, 'reference', '5728 4390-1634');
    press(element, search);
    await says(element, sentence);
    await expectAccessible(element);
    expect(smallTargets(element)).toEqual([]);
  });
});

test('an unknown key is told at the field', async () => {
  service({ [`GET ${base}`]: () => problem(404, 'not_found') });
  const element = await tracker();
  type(element, 'reference', reference);
  press(element, 'Mira com va');
  await says(element, 'No trobem cap consulta amb aquesta clau');
  expect(root(element).querySelector('#reference')?.getAttribute('aria-invalid')).toBe('true');
});

test('by key alone nothing personal is asked for or shown, and a link can be had', async () => {
  const { calls } = service({ [`POST ${base}/access`]: () => ({ status: 202, body: { accepted: true } }) });
  const element = await tracker({ reference });
  await says(element, 'Vol llegir la resposta');
  expect(calls.map((call) => call.path)).toEqual([base]);
  type(element, 'access-email', 'nuria@example.cat');
  press(element, 'Envia’m l’enllaç');
  await says(element, 'ara mateix rebrà l’enllaç');
  expect(calls.at(-1)?.body).toEqual({ email: 'nuria@example.cat' });
  await expectAccessible(element);
});

test('with a link shows the thread, and a reply that fails is kept and sent once', async () => {
  let attempts = 0;
  const { calls } = service({
    [`POST ${base}/messages`]: () =>
      attempts++ === 0
        ? problem(409, 'conflict')
        : { status: 201, body: { ...message, id: 'msg_2', author: 'customer' } },
  });
  const element = await tracker({ reference, token: 'secret' });
  const sent = vi.fn();
  element.addEventListener('sinia-reply-sent', sent);
  await says(element, 'La brigada hi va avui.');
  await expectAccessible(element);
  expect(smallTargets(element)).toEqual([]);
  type(element, 'reply', 'Gràcies');
  press(element, 'Envia el missatge');
  await says(element, 'El que ha escrit no s’ha perdut');
  expect(root(element).querySelector<HTMLTextAreaElement>('#reply')?.value).toBe('Gràcies');
  press(element, 'Envia el missatge');
  await says(element, 'Missatge enviat.');
  const posts = calls.filter((call) => call.method === 'POST');
  expect(posts.map((call) => call.headers.get('Authorization'))).toEqual(['Bearer secret', 'Bearer secret']);
  expect(new Set(posts.map((call) => call.headers.get('Idempotency-Key'))).size).toBe(1);
  expect(sent).toHaveBeenCalledOnce();
  expect(calls.every((call) => !call.path.includes('secret'))).toBe(true);
});

test('a reply waits for the connection, with its file, and goes by itself', async () => {
  const faulty = service({
    [`POST ${base}/messages`]: () => ({ status: 201, body: { ...message, id: 'msg_2', author: 'customer' } }),
    'POST /v1/attachments': () => ({ status: 201, body: { id: 'att_1' } }),
  });
  const element = await tracker({ reference, token: 'secret' });
  await says(element, 'La brigada hi va avui.');
  faulty.offline = true;
  type(element, 'reply', 'Hi torna a haver aigua');
  const transfer = new DataTransfer();
  transfer.items.add(new File(['abc'], 'vorera.txt'));
  const input = root(element).querySelector('#files') as HTMLInputElement;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
  press(element, 'Envia el missatge');
  await says(element, 'No hi ha connexió');
  await expectAccessible(element);
  faulty.offline = false;
  dispatchEvent(new Event('online'));
  await says(element, 'Missatge enviat.');
  const sent = faulty.calls.filter((call) => call.path === `${base}/messages`);
  expect(sent.at(-1)?.body).toEqual({ body: 'Hi torna a haver aigua', attachmentIds: ['att_1'] });
});

test('a link that has run out falls back to the status and says so', async () => {
  service({ [`GET ${base}/ticket`]: () => problem(401, 'credential_expired') });
  const element = await tracker({ reference, token: 'old' });
  await says(element, 'Aquest enllaç ja no serveix');
  await expectAccessible(element);
});

test('a file that is being checked, or that holds a virus, is named and opens nothing', async () => {
  const files = [
    { id: 'att_1', fileName: 'vorera.jpg', held: { why: 'being_checked', virus: null } },
    { id: 'att_2', fileName: 'factura.exe', held: { why: 'virus', virus: 'Eicar' } },
  ];
  service({
    [`GET ${base}/ticket`]: () => ({ body: { ...ticket, messages: [{ ...message, attachments: files }] } }),
  });
  const element = await tracker({ reference, token: 'secret' });
  await says(element, 'vorera.jpg: l’estem comprovant.');
  await says(element, 'factura.exe: no es pot obrir, conté un virus.');
  expect(root(element).querySelectorAll('[part=message] button').length).toBe(0);
});

test.each([
  ['at 320 px', 320, '100%'],
  ['with text at 200 %', 360, '200%'],
])('nothing sticks out %s', async (_, width, size) => {
  const long = {
    ...message,
    body: 'https://example.cat/'.repeat(12),
    attachments: [{ id: 'att_1', fileName: `${'vorera'.repeat(12)}.jpg` }],
  };
  service({
    [`GET ${base}/ticket`]: () => ({ body: { ...ticket, subject: 'Aigua'.repeat(30), messages: [long] } }),
  });
  await page.viewport(width, 900);
  document.documentElement.style.fontSize = size;
  const element = await tracker({ reference, token: 'secret' });
  await says(element, 'example.cat');
  expect(overflowing(element)).toEqual([]);
  document.documentElement.style.fontSize = '';
  await page.viewport(414, 896);
});

test('a closed ticket says what to do instead of writing', async () => {
  const closed = {
    ...ticket,
    publicStatus: 'resolved',
    resolvedAt: '2026-11-23T12:00:00.000Z',
    mayReply: false,
  };
  service({ [`GET ${base}/ticket`]: () => ({ body: closed }) });
  const element = await tracker({ reference, token: 'secret' });
  await says(element, 'ja està tancada');
  expect(root(element).querySelector('#reply')).toBeNull();
  await expectAccessible(element);
});

test('takes the key and the token from the address, and leaves no token there', async () => {
  service();
  const before = location.href;
  history.replaceState(null, '', `${location.pathname}?clau=${reference}#secret`);
  const element = await tracker({ 'from-address': '' });
  await says(element, 'La brigada hi va avui.');
  expect(location.hash).toBe('');
  history.replaceState(null, '', before);
});

test("lists a person's own tickets and goes there and back", async () => {
  service({ 'GET /v1/tracking': () => ({ body: { data: [{ ...status, subject: 'Surt aigua' }] } }) });
  const element = await tracker({ mode: 'list' });
  element.token = async () => 'signed';
  await says(element, 'Les seves consultes');
  await expectAccessible(element);
  expect(smallTargets(element)).toEqual([]);
  press(element, 'Surt aigua');
  await says(element, 'La brigada hi va avui.');
  press(element, 'Totes les consultes');
  await says(element, 'Les seves consultes');
});

test('the list shows at once what a form on the same page has opened', async () => {
  const list = [status];
  service({
    'GET /v1/tracking': () => ({ body: { data: list.map((one) => ({ ...one, subject: 'Surt aigua' })) } }),
  });
  const element = await tracker({ mode: 'list', token: 'x' });
  await says(element, 'Surt aigua');
  list.push({ ...status, reference: '123456789012' });
  document.body.dispatchEvent(new CustomEvent('sinia-ticket-created', { bubbles: true, composed: true }));
  await expect.poll(() => root(element).querySelectorAll('.ticket').length).toBe(2);
});

test('an empty list says what would be there', async () => {
  service({ 'GET /v1/tracking': () => ({ body: { data: [] } }) });
  const element = await tracker({ mode: 'list', token: 'x' });
  await says(element, 'Encara no ha fet cap consulta');
  await expectAccessible(element);
});

test('a failed load says so, offers a person and another try', async () => {
  const faulty = service();
  faulty.offline = true;
  const element = await tracker({ reference });
  await says(element, 'No hem pogut carregar-ho');
  await expectAccessible(element);
  faulty.offline = false;
  press(element, 'Torna-ho a provar');
  await says(element, 'Ja hi estem treballant');
});
