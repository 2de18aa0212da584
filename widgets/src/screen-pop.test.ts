import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import './define/screen-pop.ts';
import type { SiniaScreenPop } from './screen-pop.ts';
import { customer, ended, fakeCalls, popOf, signIn, summary, talking, ticket } from './test/fake-calls.ts';
import { origin, problem } from './test/fake-service.ts';
import { expectAccessible, mount, overflowing, press, root, says, smallTargets, type } from './test/mount.ts';

const pop = (attributes: Record<string, string> = {}) =>
  mount<SiniaScreenPop>('sinia-screen-pop', { 'api-url': origin, 'keep-signed-in': '', ...attributes });

const opened = {
  ...{ id: ticket.id, reference: ticket.reference, status: 'open', publicStatus: 'in_progress', terms: [] },
  ...{ receivedAt: '2026-11-23T09:00:00.000Z', trackingUrl: `${origin}/seguiment` },
};
const known = {
  customers: [customer],
  openTickets: [summary],
  nearby: [{ ...summary, subject: 'Tall d’aigua' }],
};

beforeEach(() => {
  sessionStorage.clear();
  signIn();
});
afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

describe.each([
  [
    'ca',
    'No teniu cap trucada',
    'Sona',
    'Continua aquesta',
    'Clau per llegir',
    'En conversa',
    'Per anotar',
    'Tot anotat',
  ],
  [
    'es',
    'No tiene ninguna llamada',
    'Suena',
    'Continuar esta',
    'Clave para leer',
    'En conversación',
    'Por anotar',
    'Todo anotado',
  ],
])('in %s', (locale, idle, rings, goOn, key, talks, toWrite, written) => {
  test('a call from the first ring to what is left to write', async () => {
    const server = fakeCalls();
    const element = await pop({ locale, style: 'width: 360px' });
    const sound = async (words: string) => {
      await says(element, words);
      await expectAccessible(element);
      expect(overflowing(element)).toEqual([]);
      expect(smallTargets(element)).toEqual([]);
    };
    await sound(idle);
    server.tell(popOf({ ...known, call: { priority: 'senior' } }));
    await sound(rings);
    expect(root(element).textContent).toContain('Núria Puig');
    expect(root(element).textContent).toContain('442761');
    expect(root(element).textContent).toContain('Tall d’aigua');
    await sound(goOn);
    server.tell(talking({ ...known, ticket }));
    await sound(talks);
    await sound(key);
    expect(root(element).querySelector('.key')?.textContent).toBe('5728 4390 1633');
    server.tell(ended({ ...known, ticket }));
    await sound(toWrite);
    server.tell(
      ended({
        ...known,
        ticket: { ...ticket, noticeRoute: { channel: 'sms', address: '+34600111222' } },
        reasonId: 'rsn_2',
        call: { rating: 4 },
      }),
    );
    await sound(written);
  });
});

describe('who calls', () => {
  test('one of several is asked before anything is read out, and can be chosen', async () => {
    const server = fakeCalls({ 'POST /v1/calls/cal_1/contact': () => ({ body: { contactId: 'con_2' } }) });
    const element = await pop();
    const other = { contactId: 'con_2', name: 'Pere Mas', address: null, vulnerable: null, over65: true };
    server.tell(popOf({ provisional: true, candidates: [other] }));
    await says(element, 'pregunteu-ho abans de llegir');
    await expectAccessible(element);
    press(element, 'És Pere Mas');
    await expect.poll(() => server.calls.at(-1)?.body).toEqual({ contactId: 'con_2' });
    await expect.poll(() => root(element).querySelector('[aria-disabled="true"]')).toBeNull();
    press(element, 'No és aquesta persona');
    await expect.poll(() => server.calls.at(-1)?.body).toEqual({ contactId: null });
  });

  test.each([
    ['a hidden number', { from: null, anonymous: true }, 'Número ocult'],
    ['a number that nobody has', { from: '+34699000111' }, 'Cap contacte ni client'],
  ])('%s is said so', async (_, call, words) => {
    const server = fakeCalls();
    const element = await pop();
    server.tell(popOf({ contact: null, call }));
    await says(element, words);
    await expectAccessible(element);
    expect(root(element).textContent).toContain('Obre la consulta');
  });
});

describe('what is done with a call', () => {
  test('its ticket is opened once; the key is there at once and the page hears of it', async () => {
    const server = fakeCalls({ 'POST /v1/calls/cal_1/ticket': () => ({ status: 201, body: opened }) });
    const element = await pop();
    const heard = vi.fn();
    element.addEventListener('sinia-ticket-created', heard);
    server.tell(popOf());
    await says(element, 'Obre la consulta');
    press(element, 'Obre la consulta');
    await says(element, '5728 4390 1633');
    expect(heard.mock.calls[0]?.[0].detail.reference).toBe(ticket.reference);
    expect(server.calls.filter(({ path }) => path.endsWith('/ticket'))).toHaveLength(1);
  });

  test('goes on with an open one', async () => {
    const server = fakeCalls({ 'POST /v1/calls/cal_1/link': () => ({ body: { ticketId: ticket.id } }) });
    const element = await pop();
    server.tell(talking(known));
    await says(element, 'Continua aquesta');
    press(element, 'Continua aquesta');
    await expect.poll(() => server.calls.at(-1)?.body).toEqual({ ticketId: ticket.id });
  });

  test('reason and notice route are kept together; a landline takes no SMS', async () => {
    const server = fakeCalls({ 'POST /v1/calls/cal_1/write-up': () => ({ body: { reasonId: 'rsn_2' } }) });
    const element = await pop();
    server.tell(ended({ ticket, call: { from: '+34937416100' } }));
    await says(element, 'Fuita al carrer');
    expect(root(element).textContent).not.toContain('Antic');
    press(element, 'Desa');
    await says(element, 'Trieu el motiu de la trucada.');
    const select = root(element).querySelector<HTMLSelectElement>('#reason')!;
    select.value = 'rsn_2';
    select.dispatchEvent(new Event('change'));
    press(element, 'SMS al mòbil');
    await says(element, 'Mòbil');
    type(element, 'address', '937 416 100');
    press(element, 'Desa');
    await says(element, 'A un fix no s’hi pot enviar cap SMS');
    await expectAccessible(element);
    type(element, 'address', '600 111 222');
    press(element, 'Desa');
    await expect
      .poll(() => server.calls.at(-1)?.body)
      .toEqual({ reasonId: 'rsn_2', noticeRoute: { channel: 'sms', address: '600 111 222' } });
  });

  test('consent, card data, and a supervisor within three minutes', async () => {
    const dueAt = new Date(Date.now() + 180_000).toISOString();
    const server = fakeCalls({
      'POST /v1/calls/cal_1/consent': () => ({}),
      'POST /v1/calls/cal_1/recording': () => ({}),
      'POST /v1/calls/cal_1/supervisor': () => ({ body: { taskId: 'tsk_1', dueAt } }),
    });
    const element = await pop();
    server.tell(talking());
    await says(element, 'Accepta que es gravi?');
    const settled = () => expect.poll(() => root(element).querySelector('[aria-disabled="true"]')).toBeNull();
    press(element, 'Sí');
    await expect.poll(() => server.calls.at(-1)?.body).toEqual({ given: true });
    await settled();
    press(element, 'Atura la gravació');
    await expect.poll(() => server.calls.at(-1)?.body).toEqual({ action: 'pause' });
    await settled();
    server.tell(talking({ call: { recordingPaused: true } }));
    await says(element, 'La gravació està aturada');
    press(element, 'Reprèn la gravació');
    await expect.poll(() => server.calls.at(-1)?.body).toEqual({ action: 'resume' });
    await settled();
    press(element, 'Vol parlar amb un supervisor');
    await expect.poll(() => server.calls.at(-1)?.path).toContain('/supervisor');
    server.tell(talking({ supervisor: { dueAt, state: 'waiting' } }));
    await says(element, 'perquè s’hi posi un supervisor');
    await expectAccessible(element);
    server.tell(talking({ supervisor: { dueAt, state: 'late' } }));
    await says(element, 'un supervisor li trucarà avui mateix');
  });

  test('what is refused is said on the card and can be tried again', async () => {
    let tries = 0;
    const server = fakeCalls({
      'POST /v1/calls/cal_1/ticket': () =>
        tries++ ? { status: 201, body: opened } : problem(422, 'unprocessable'),
    });
    const element = await pop();
    server.tell(popOf());
    await says(element, 'Obre la consulta');
    press(element, 'Obre la consulta');
    await says(element, 'detail of unprocessable');
    await expectAccessible(element);
    press(element, 'Torna-ho a provar');
    await says(element, '5728 4390 1633');
  });
});

test('the page hears of each step of a call, and of when it was shown; ids and numbers, no names', async () => {
  const server = fakeCalls();
  const element = await pop();
  const heard: string[] = [];
  const details: unknown[] = [];
  for (const name of ['ringing', 'shown', 'answered', 'ended'])
    element.addEventListener(`sinia-call-${name}`, (event) => {
      heard.push(name);
      details.push((event as CustomEvent).detail);
    });
  await says(element, 'No teniu cap trucada');
  server.tell(popOf());
  await says(element, 'Sona');
  await expect.poll(() => heard).toEqual(['ringing', 'shown']);
  expect(root(element).querySelector('[aria-live="assertive"]')?.textContent).toContain('Núria Puig');
  server.tell(talking());
  server.tell(ended());
  await expect.poll(() => heard).toEqual(['ringing', 'shown', 'answered', 'ended']);
  expect(JSON.stringify(details)).not.toContain('Núria');
});

test('of several calls each can be shown; a second that rings does not push away the one that talks', async () => {
  const server = fakeCalls();
  const element = await pop();
  server.tell(talking());
  await says(element, 'En conversa');
  const second = popOf({ contact: null, call: { id: 'cal_2', callId: '2', from: '+34699000111' } });
  server.tell(second, talking());
  await says(element, '699 000 111');
  expect(root(element).querySelector('[data-call]')?.getAttribute('data-call')).toBe('cal_1');
  press(element, '699 000 111');
  await expect
    .poll(() => root(element).querySelector('[data-call]')?.getAttribute('data-call'))
    .toBe('cal_2');
  await expect.poll(() => root(element).activeElement?.id).toBe('who-calls');
  await expectAccessible(element);
});

test('a connection that is lost is said, and what rings meanwhile is there when it is back', async () => {
  const server = fakeCalls();
  const element = await pop();
  await says(element, 'No teniu cap trucada');
  server.offline = true;
  server.breakOff();
  await says(element, 'No hi ha connexió');
  await expectAccessible(element);
  server.tell(popOf());
  server.offline = false;
  await says(element, 'Sona');
  expect(root(element).textContent).not.toContain('No hi ha connexió');
});

test('whoever is not signed in, or no longer, is told so', async () => {
  sessionStorage.clear();
  fakeCalls();
  const element = await pop();
  await says(element, 'entreu amb el vostre compte');
  await expectAccessible(element);
});

test.each([
  [401, 'La sessió s’ha acabat'],
  [403, 'no atén trucades'],
])('a stream that answers %s says why', async (status, words) => {
  fakeCalls({ 'GET /v1/calls/mine': () => problem(status, 'credential_expired') });
  const element = await pop();
  await says(element, words);
  await expectAccessible(element);
});

test('a page that was opened with a number takes it out of the address and shows who has it', async () => {
  const { call: _, ticket: __, reasonId, supervisor, writeUpDueAt, ...caller } = popOf(known);
  const server = fakeCalls({
    'POST /v1/calls/lookup': () => ({ body: { ...caller, pop: null, number: '+34600111222' } }),
    'POST /v1/tickets': () => ({ status: 201, body: opened }),
  });
  const before = location.href;
  history.replaceState(null, '', '#ani=+34600111222&callid=1766459963.101');
  const element = await pop({ 'from-address': '' });
  expect(location.href).toBe(before.replace(/#.*/, ''));
  await says(element, 'Núria Puig');
  const asked = server.calls.find(({ path }) => path === '/v1/calls/lookup');
  expect(asked?.body).toEqual({ number: '+34600111222', callId: '1766459963.101' });
  await expectAccessible(element);
  press(element, 'Obre una consulta nova');
  const sent = () => server.calls.find(({ method, path }) => method === 'POST' && path === '/v1/tickets');
  await expect.poll(sent).toBeTruthy();
  expect(sent()?.body).toMatchObject({ channel: 'phone', requester: { phone: '+34600111222' } });
  await says(element, 'Clau per llegir');
});

test('one tab shows the calls; another says so and can take over', async () => {
  const server = fakeCalls();
  server.tell(popOf());
  const first = await pop();
  await says(first, 'Sona');
  const second = document.createElement('sinia-screen-pop');
  second.setAttribute('api-url', origin);
  document.querySelector('main')?.append(second);
  await says(second, 'en una altra pestanya');
  await expectAccessible(second);
  press(second, 'Mostra-les aquí');
  await says(second, 'Sona');
  await says(first, 'en una altra pestanya');
});
