import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SiniaChat } from './chat.ts';
import './define/chat.ts';
import { fakeChat, reference, token } from './test/fake-chat.ts';
import { origin, problem } from './test/fake-service.ts';
import { expectAccessible, mount, press, root, says, smallTargets, spills, type } from './test/mount.ts';

const chatOn = (attributes: Record<string, string> = {}) =>
  mount<SiniaChat>('sinia-chat', { 'api-url': origin, 'publishable-key': 'pk_x', ...attributes });

async function opened(attributes: Record<string, string> = {}): Promise<SiniaChat> {
  const element = await chatOn(attributes);
  element.show();
  await expect.poll(() => root(element).querySelector('#text')).toBeTruthy();
  return element;
}

async function begun(attributes: Record<string, string> = {}): Promise<SiniaChat> {
  const element = await opened(attributes);
  type(element, 'text', 'No surt aigua.');
  root(element).querySelector<HTMLElement>('.intro button')?.click();
  await expect.poll(() => root(element).querySelector('#write')).toBeTruthy();
  return element;
}

function send(element: SiniaChat, text: string): void {
  type(element, 'write', text);
  root(element).querySelector<HTMLElement>('.composer button')?.click();
}

/** What sticks out of the panel. */
const spilling = (panel: Element) =>
  [...panel.querySelectorAll<HTMLElement>('*:not(.hidden):not(input[type=file])')]
    .filter(
      (inner) =>
        inner.offsetParent && (inner.getBoundingClientRect().right > innerWidth + 1 || spills(inner)),
    )
    .map((inner) => inner.outerHTML.slice(0, 120));

const bodies = (element: SiniaChat) =>
  [...root(element).querySelectorAll('.message .body')].map(({ textContent }) => textContent);

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

describe.each([
  [
    'ca',
    'hi ha una persona per respondre-li',
    'no hi ha cap robot',
    '5728 4390 1634',
    'Ara li toca',
    'EN TRÀMIT',
    'Marta està escrivint',
  ],
  [
    'es',
    'hay una persona para responderle',
    'no hay ningún robot',
    '5728 4390 1634',
    'Ahora le toca',
    'EN TRÁMITE',
    'Marta está escribiendo',
  ],
  [
    'en',
    'there is a person to answer',
    'no robot',
    '5728 4390 1634',
    'You are next',
    'IN PROGRESS',
    'Marta is writing',
  ],
])('in %s', (locale, there, robot, key, next, progress, typing) => {
  test('a person is asked for from the first step, the key is told, and answers come live', async () => {
    const fake = fakeChat();
    const element = await opened({ locale });
    await expect.poll(() => root(element).textContent?.toLowerCase()).toContain(there.toLowerCase());
    await says(element, robot);
    await expectAccessible(element);
    expect(smallTargets(element)).toEqual([]);
    type(element, 'text', 'No surt aigua.');
    root(element).querySelector<HTMLElement>('.intro button')?.click();
    await says(element, key);
    await says(element, next);
    await expect.poll(() => root(element).querySelector<HTMLTextAreaElement>('#write')?.value).toBe('');
    await expectAccessible(element);
    await expect.poll(() => fake.lines()).toBe(1);
    const heard = vi.fn();
    element.addEventListener('sinia-message-received', heard);
    fake.signal({ agents: [{ name: 'Marta', typing: true }] });
    await says(element, typing);
    fake.signal({ agents: [] });
    fake.answer('Ara mateix hi va un equip.');
    await says(element, 'Ara mateix hi va un equip.');
    await says(element, progress);
    expect(heard).toHaveBeenCalledOnce();
    expect(heard.mock.calls[0]?.[0].detail).toMatchObject({ reference, message: { author: 'agent' } });
    await expectAccessible(element);
    expect(smallTargets(element)).toEqual([]);
  });

  test.each([['closed'], ['unattended']] as const)(
    '%s: it says so and asks for an address',
    async (state) => {
      const opensAt = state === 'closed' ? new Date(Date.now() + 86_400_000).toISOString() : null;
      const { service } = fakeChat({ state, opensAt, says: { [locale]: 'Paraules de la casa.' } });
      const element = await opened({ locale });
      expect(root(element).querySelector('.standing')?.textContent).toContain('Paraules de la casa.');
      await expectAccessible(element);
      type(element, 'text', 'Tinc una fuita');
      root(element).querySelector<HTMLElement>('.intro button')?.click();
      await expect.poll(() => root(element).activeElement?.id).toBe('email');
      await expectAccessible(element);
      type(element, 'email', 'nuria.puig@example.cat');
      root(element).querySelector<HTMLElement>('.intro button')?.click();
      await expect.poll(() => root(element).querySelector('#write')).toBeTruthy();
      const sent = service.calls.find(({ method, path }) => method === 'POST' && path === '/v1/chat');
      expect(sent?.body).toEqual({
        body: 'Tinc una fuita',
        email: 'nuria.puig@example.cat',
        language: locale,
      });
    },
  );

  test('by mail, the conversation by mail, resolved, and over', async () => {
    const fake = fakeChat();
    const element = await begun({ locale });
    await expect.poll(() => fake.lines()).toBe(1);
    const [mail] = root(element).querySelectorAll<HTMLElement>('.composer ~ p button');
    mail?.click();
    await expect.poll(() => root(element).activeElement?.id).toBe('mail');
    await expectAccessible(element);
    type(element, 'mail', 'nuria@example.cat');
    root(element).querySelector<HTMLElement>('.mail .s-button-primary')?.click();
    await says(element, 'n***@example.cat');
    fake.answer('Ja està.');
    await says(element, 'Ja està.');
    const { ticket } = fake.chat;
    Object.assign(ticket, {
      publicStatus: 'resolved',
      resolvedAt: new Date().toISOString(),
      mayReply: false,
    });
    fake.changed();
    await expect.poll(() => root(element).querySelector('.composer')).toBeNull();
    await expectAccessible(element);
  });
});

test('the panel is a dialog that Escape closes, and the focus goes back to where it came from', async () => {
  fakeChat();
  const element = await chatOn();
  const heard = vi.fn();
  element.addEventListener('sinia-chat-opened', heard);
  press(element, 'Parli amb una persona');
  await expect.poll(() => root(element).activeElement?.id).toBe('heading');
  expect(heard.mock.calls[0]?.[0].detail).toEqual({ reference: null });
  root(element)
    .querySelector('dialog')
    ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  await expect.poll(() => root(element).activeElement?.id).toBe('launcher');
  expect(element.open).toBe(false);
});

test('what is written without a connection waits, keeps its order, and arrives once', async () => {
  const fake = fakeChat();
  const element = await begun();
  await expect.poll(() => fake.lines()).toBe(1);
  fake.cut();
  send(element, 'Primera');
  send(element, 'Segona');
  await says(element, 'S’ha perdut la connexió');
  await says(element, 'S’enviarà quan torni la connexió');
  await expectAccessible(element);
  expect(bodies(element)).toEqual(['No surt aigua.', 'Primera', 'Segona']);
  fake.mend();
  await expect
    .poll(() => fake.chat.ticket.messages.map(({ body }) => body), { timeout: 8_000 })
    .toEqual(['No surt aigua.', 'Primera', 'Segona']);
  await expect.poll(() => root(element).querySelector('[data-state="sending"]')).toBeNull();
  expect(bodies(element)).toEqual(['No surt aigua.', 'Primera', 'Segona']);
  await expect.poll(() => fake.lines()).toBe(1);
  fake.answer('Rebut');
  await says(element, 'Rebut');
});

test('a message whose answer was lost is sent again under the same key: it is one', async () => {
  const fake = fakeChat();
  const element = await begun();
  const { service } = fake;
  const path = `POST /v1/tracking/${reference}/messages`;
  const write = service.routes[path]!;
  service.routes[path] = async (call) => {
    await write(call);
    service.routes[path] = write;
    throw new TypeError('Failed to fetch');
  };
  send(element, 'Una sola vegada');
  await expect.poll(() => root(element).querySelector('[data-state="sending"]')).toBeNull();
  expect(bodies(element)).toEqual(['No surt aigua.', 'Una sola vegada']);
});

test('a reload goes on with the same conversation, and with what had not been sent', async () => {
  const fake = fakeChat();
  const element = await begun();
  fake.cut();
  send(element, 'Encara no ha sortit');
  await says(element, 'S’enviarà quan torni la connexió');
  element.remove();
  fake.mend();
  const again = await chatOn();
  again.show();
  await expect
    .poll(() => bodies(again), { timeout: 8_000 })
    .toEqual(['No surt aigua.', 'Encara no ha sortit']);
  const read = fake.service.calls.findLast(({ path }) => path.endsWith('/chat'));
  expect(read?.headers.get('Authorization')).toBe(`Bearer ${token}`);
});

test('what the service refuses stays, with why, and can be sent again or removed', async () => {
  const fake = fakeChat();
  const element = await begun();
  const path = `POST /v1/tracking/${reference}/messages`;
  const write = fake.service.routes[path]!;
  fake.service.routes[path] = () => problem(422, 'unprocessable');
  send(element, 'No hi cap');
  await says(element, 'No s’ha enviat');
  await expectAccessible(element);
  fake.service.routes[path] = write;
  press(element, 'Torna-ho a enviar');
  await expect.poll(() => fake.chat.ticket.messages.at(-1)?.body).toBe('No hi cap');
});

test('a message that comes while the panel is closed is counted on the button', async () => {
  const fake = fakeChat();
  const element = await begun();
  await expect.poll(() => fake.lines()).toBe(1);
  element.hide();
  fake.answer('Hola?');
  await says(element, '1 missatge nou');
  await expectAccessible(element);
  element.show();
  await expect.poll(() => root(element).querySelector('.unread')).toBeNull();
});

test('a conversation that cannot be opened any more makes room for a new one', async () => {
  const fake = fakeChat();
  const element = await begun();
  element.remove();
  fake.service.routes[`GET /v1/tracking/${reference}/chat`] = () => problem(401, 'credential_expired');
  const again = await chatOn();
  again.show();
  await says(again, 'ja no es pot obrir aquí');
  await says(again, 'Què necessita?');
  await expectAccessible(again);
});

test('when the service is not there it says so, and offers the telephone', async () => {
  const fake = fakeChat();
  fake.service.routes['GET /v1/chat'] = () => problem(503, 'unavailable');
  const element = await chatOn();
  element.show();
  await says(element, 'Tenim un problema nosaltres');
  await expectAccessible(element);
});

test('whoever begins often solves a riddle first, without noticing', async () => {
  let asked = 0;
  const fake = fakeChat();
  const open = fake.service.routes['POST /v1/chat']!;
  fake.service.routes['POST /v1/chat'] = (call) => {
    asked += 1;
    return asked === 1 ? problem(403, 'challenge_required') : open(call);
  };
  fake.service.routes['GET /v1/challenges'] = () => problem(503, 'unavailable');
  const element = await opened();
  type(element, 'text', 'Hola');
  root(element).querySelector<HTMLElement>('.intro button')?.click();
  await says(element, 'El que ha escrit no s’ha perdut');
  expect(root(element).querySelector<HTMLTextAreaElement>('#text')?.value).toBe('Hola');
});

test.each([360, 320])(
  'at %i px with large letters nothing sticks out, and the panel is all there is',
  async (width) => {
    const { page } = await import('vitest/browser');
    await page.viewport(width, 700);
    const fake = fakeChat();
    const element = await begun();
    element.style.setProperty('--sinia-font-size', '32px');
    fake.answer('https://www.aiguesmataro.cat/una-adreca-molt-llarga-que-no-es-pot-tallar-enlloc');
    await says(element, 'una-adreca');
    const panel = root(element).querySelector('dialog')!;
    expect(panel.matches(':modal')).toBe(true);
    expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth + 1);
    expect(spilling(panel)).toEqual([]);
    await page.viewport(1280, 800);
  },
);
