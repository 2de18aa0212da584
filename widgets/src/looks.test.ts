import { afterEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import './define/survey.ts';
import './define/ticket-tracker.ts';
import { elementStyles } from './element.styles.ts';
import { fakeService, origin } from './test/fake-service.ts';
import { created, fillIn, form, freshForm, tellMatter, tellPerson } from './test/fill-form.ts';
import { expectAccessible, mount, press, root, says, type } from './test/mount.ts';

freshForm();

const reference = '572843901634';
const status = {
  reference,
  publicStatus: 'in_progress',
  channelGroup: 'written',
  receivedAt: '2026-11-23T09:12:00.000Z',
  inProgressAt: '2026-11-23T10:02:00.000Z',
  resolvedAt: null,
  terms: [{ article: '21.3', dueAt: '2026-12-14T22:59:00.000Z' }],
};
const message = {
  id: 'msg_1',
  author: 'agent',
  authorName: 'Cristina',
  body: 'Bon dia.',
  channel: 'web',
  attachments: [{ id: 'att_1', fileName: 'pla.pdf' }],
  createdAt: '2026-11-23T10:02:00.000Z',
};
const base = `/v1/tracking/${reference}`;
const routes = {
  ...created,
  [`GET ${base}`]: () => ({ body: status }),
  [`GET ${base}/ticket`]: () => ({
    body: {
      ...status,
      subject: 'Surt aigua',
      language: 'ca',
      mayReply: true,
      messages: [message, { ...message, id: 'msg_2', author: 'customer', body: 'فاطمة الزهراء' }],
    },
  }),
  'GET /v1/tracking': () => ({ body: { data: [{ ...status, subject: 'Surt aigua' }] } }),
  'GET /v1/surveys': () => ({
    body: {
      reference,
      language: 'ca',
      subject: 'Surt aigua',
      resolvedAt: status.receivedAt,
      answeredAt: null,
    },
  }),
};

/** The five tokens as four very different pages set them; nothing set; and both schemes. */
const pages: Record<string, Record<string, string>> = {
  'no theme, light': { 'color-scheme': 'light' },
  'no theme, dark': { 'color-scheme': 'dark', background: '#101418' },
  website: {
    'color-scheme': 'light',
    '--sinia-color-primary': '#7a1f2b',
    '--sinia-color-surface': '#fffdf8',
    '--sinia-radius': '2px',
    '--sinia-font-size': '18px',
  },
  portal: { 'color-scheme': 'light', '--sinia-color-primary': '#5b3df5', '--sinia-radius': '12px' },
  intranet: { 'color-scheme': 'light', '--sinia-color-primary': '#1d5c3a', '--sinia-font-size': '13px' },
  webphone: {
    'color-scheme': 'dark',
    '--sinia-color-primary': '#4ade80',
    '--sinia-color-surface': '#171b22',
    '--sinia-font': 'monospace',
    background: '#0b0d11',
  },
};

function dress(page: Record<string, string> = {}): void {
  for (const [name, value] of Object.entries(page)) document.documentElement.style.setProperty(name, value);
}

afterEach(() => document.documentElement.removeAttribute('style'));

describe.each(Object.keys(pages))('on a page like this: %s', (name) => {
  test('every state of the form can be read', async () => {
    dress(pages[name]);
    const service = fakeService(routes);
    const element = await form();
    press(element, 'Continua');
    await says(element, 'Cal revisar 3 coses');
    await expectAccessible(element);
    await tellMatter(element);
    await expectAccessible(element);
    await tellPerson(element);
    await expectAccessible(element);
    press(element, 'Continua');
    await says(element, 'És correcte?');
    service.offline = true;
    press(element, 'Envia la consulta');
    await says(element, 'No hi ha connexió');
    await expectAccessible(element);
    service.offline = false;
    press(element, 'Prova-ho ara');
    await says(element, 'La seva clau és');
    await expectAccessible(element);
  });

  test('every state of the tracker and of the survey can be read', async () => {
    dress(pages[name]);
    fakeService(routes);
    const tracker = (more: Record<string, string>) =>
      mount('sinia-ticket-tracker', { 'api-url': origin, ...more });
    await expectAccessible(await tracker({ locale: 'es' }));
    const known = await tracker({ locale: 'es', reference });
    await says(known, 'Ya estamos trabajando');
    await expectAccessible(known);
    const thread = await tracker({ reference, token: 'x' });
    await says(thread, 'Bon dia.');
    await expectAccessible(thread);
    const list = await tracker({ mode: 'list', token: 'x' });
    await says(list, 'Surt aigua');
    await expectAccessible(list);
    const survey = await mount('sinia-survey', { 'api-url': origin, token: 'x', locale: 'es' });
    await says(survey, 'Muy bien');
    press(survey, 'Muy mal');
    await says(survey, 'Qué ha fallado');
    await expectAccessible(survey);
  });
});

test('what is chosen, the key and its button follow the page', async () => {
  dress(pages.portal);
  fakeService(routes);
  const element = await form();
  await tellMatter(element);
  const colour = (selector: string, property: string) =>
    getComputedStyle(root(element).querySelector(selector) as Element).getPropertyValue(property);
  expect(colour('.choice:has(:checked)', 'border-color')).toBe('rgb(91, 61, 245)');
  await fillIn(element);
  press(element, 'Envia la consulta');
  await says(element, 'La seva clau és');
  expect(colour('.key-card .s-button-strong', 'background-color')).toBe('rgb(91, 61, 245)');
  expect(colour('.key-card', 'background-color')).toMatch(/^oklab/);
});

test('a page themes with five tokens and no other', () => {
  const css = elementStyles.map(String).join('\n');
  const read = new Set(Array.from(css.matchAll(/var\((--sinia-[\w-]+)/g), ([, token]) => token));
  const set = new Set(Array.from(css.matchAll(/(--sinia-[\w-]+):/g), ([, token]) => token));
  expect([...read].filter((token) => !set.has(token)).toSorted()).toEqual([
    '--sinia-color-primary',
    '--sinia-color-surface',
    '--sinia-font',
    '--sinia-font-size',
    '--sinia-radius',
  ]);
});

describe('with forced colours', () => {
  type Protocol = { send(method: string, values: object): Promise<unknown> };
  const force = (value: 'active' | 'none') =>
    (cdp() as unknown as Protocol).send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value }],
    });
  afterEach(() => force('none'));

  test('what is chosen and where a consulta stands have a shape of their own', async () => {
    await force('active');
    fakeService(routes);
    const element = await form();
    await tellMatter(element);
    const borders = [...root(element).querySelectorAll('.choice')].map(
      (choice) => getComputedStyle(choice).borderWidth,
    );
    expect(borders).toEqual(['1px', '3px', '1px', '1px']);
    const marks = [...root(element).querySelectorAll('.progress i')].map(
      (mark) => getComputedStyle(mark).borderColor,
    );
    expect(new Set(marks).size).toBe(2);
    const tracker = await mount('sinia-ticket-tracker', { 'api-url': origin, reference });
    await says(tracker, 'Ja hi estem treballant');
    const stops = [...root(tracker).querySelectorAll('.mark')].map(
      (mark) => getComputedStyle(mark).background,
    );
    expect(new Set(stops).size).toBe(3);
    await expectAccessible(tracker);
  });
});

test('a text of 20,000 letters in the survey is kept, and the words say what fits', async () => {
  const { calls } = fakeService(routes);
  const survey = await mount('sinia-survey', { 'api-url': origin, token: 'x' });
  await says(survey, 'Molt bé');
  press(survey, 'Molt bé');
  type(survey, 'comment', 'a'.repeat(20_000));
  press(survey, 'Envia la valoració');
  await says(survey, 'té 20.000 lletres i n’hi caben 2.000');
  expect(calls.filter((call) => call.method === 'POST')).toEqual([]);
});
