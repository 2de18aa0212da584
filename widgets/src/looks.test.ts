import { afterEach, describe, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import './define/survey.ts';
import './define/ticket-tracker.ts';
import { elementStyles } from './element.styles.ts';
import { fakeService, origin, problem } from './test/fake-service.ts';
import { created, fillIn, form, freshForm, opened, tellMatter } from './test/fill-form.ts';
import { expectAccessible, mount, press, root, says, smallTargets, type } from './test/mount.ts';

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
  'POST /v1/surveys': () => ({ status: 201, body: { answeredAt: status.receivedAt } }),
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

const shows = (element: Element, selector: string) =>
  expect.poll(() => root(element).querySelector(selector), { timeout: 8000 }).toBeTruthy();
const click = (element: Element, selector: string) =>
  root(element).querySelector<HTMLElement>(selector)?.click();

const looks = Object.keys(pages).flatMap((name) => [[name, 'ca'] as const, [name, 'es'] as const]);

describe.each(looks)('on a page like this: %s, in %s', (name, locale) => {
  test('every state of the form can be read', async () => {
    dress(pages[name]);
    const line = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    let refusals = 1;
    fakeService({
      ...routes,
      'POST /v1/tickets': () =>
        refusals-- > 0 ? problem(422, 'unprocessable') : { status: 201, body: opened },
    });
    const element = await form({ locale });
    click(element, '[part~=submit]');
    await shows(element, '#summary');
    await expectAccessible(element);
    click(element, '#matter-incident');
    type(element, 'subject', 'Surt aigua');
    type(element, 'body', 'De la vorera');
    await expectAccessible(element);
    click(element, '[part~=submit]');
    await shows(element, '#name');
    type(element, 'name', 'فاطمة الزهراء');
    type(element, 'phone', '600 111 222');
    await expectAccessible(element);
    click(element, '[part~=submit]');
    await shows(element, '[part~=check]');
    click(element, '[part~=submit]');
    await shows(element, '[part~=waiting]');
    await expectAccessible(element);
    line.mockRestore();
    click(element, '[part~=waiting] button');
    await shows(element, '[part~=failure]');
    await expectAccessible(element);
    click(element, '[part~=failure] button');
    await shows(element, '.key-card');
    await expectAccessible(element);
    expect(smallTargets(element)).toEqual([]);
  });

  test('every state of the tracker and of the survey can be read', async () => {
    dress(pages[name]);
    fakeService(routes);
    const tracker = (more: Record<string, string>) =>
      mount('sinia-ticket-tracker', { 'api-url': origin, locale, ...more });
    await expectAccessible(await tracker({}));
    const known = await tracker({ reference });
    await shows(known, '[part~=line]');
    await expectAccessible(known);
    const thread = await tracker({ reference, token: 'x' });
    await shows(thread, '[part~=message]');
    await expectAccessible(thread);
    const list = await tracker({ mode: 'list', token: 'x' });
    await shows(list, '[part~=ticket]');
    await expectAccessible(list);
    const survey = await mount('sinia-survey', { 'api-url': origin, token: 'x', locale });
    await shows(survey, '#rating');
    click(survey, '#rating');
    await shows(survey, 'input[name=cause]');
    await expectAccessible(survey);
    click(survey, '[part~=submit]');
    await shows(survey, '.seal');
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
