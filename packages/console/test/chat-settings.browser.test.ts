import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ChatSettingsPanel } from '../src/ui/administration/chat/chat-settings-panel.tsx';
import {
  clockOf,
  type Day,
  minutesOf,
  withSpan,
  wrongSpans,
} from '../src/ui/administration/chat/week-spans.ts';
import { button, field, hidePanel, showPanel } from './show-panel.ts';
import { inside, raiseDesk, strikeDesk, violations } from './stage.ts';

const text = (words: string | RegExp) => page.getByText(words);
const number = (name: RegExp) => page.getByRole('spinbutton', { name });

describe('the settings of the chat', () => {
  afterEach(hidePanel);

  test('hours are changed by keyboard, and what cannot be is said before it is saved', async () => {
    await showPanel(ChatSettingsPanel);
    await button('Afegeix un tram: Dissabte').click();
    await field('Dissabte, tram 1: des de').fill('10:00');
    await field('Dissabte, tram 1: fins a').fill('09:00');
    await button('Desa com a versió 1').click();
    await expect.element(text('Dissabte: un tram acaba abans de començar.')).toBeVisible();
    await field('Dissabte, tram 1: fins a').fill('13:00');
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Desa com a versió 2')).toBeVisible();
    await expect.element(field('Dissabte, tram 1: fins a')).toHaveValue('13:00');
  });

  test('what is said, who attends and how long is waited is one version, and an older one comes back', async () => {
    await showPanel(ChatSettingsPanel);
    await field(/^Català · Què es diu fora d’horari/).fill('Tornem dilluns.');
    await number(/^Paciència/).fill('5');
    await page.getByRole('combobox', { name: /^Qui l’atén/ }).selectOptions('Avaries');
    await button('Desa com a versió 1').click();
    await expect.element(button('Desa com a versió 2')).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: /^Qui l’atén/ })).toHaveValue('grp_leaks');
    await number(/^Paciència/).fill('9');
    await page.getByRole('checkbox', { name: /^Tanca el xat ara/ }).click();
    await button('Desa com a versió 2').click();
    await expect.element(text(/^El xat és tancat a mà/)).toBeVisible();
    await button('Torna a la versió 1').click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(button('Desa com a versió 4')).toBeVisible();
    await expect.element(number(/^Paciència/)).toHaveValue(5);
    await expect.element(page.getByRole('checkbox', { name: /^Tanca el xat ara/ })).not.toBeChecked();
    await expect.element(field(/^Català · Què es diu fora d’horari/)).toHaveValue('Tornem dilluns.');
  });

  test('a closed day is added and taken away', async () => {
    await showPanel(ChatSettingsPanel);
    await field('Dia').fill('2031-08-14');
    await button('Afegeix el dia').click();
    await button('Treu dijous, 14 d’agost del 2031').click();
    await expect.element(button('Treu dijous, 14 d’agost del 2031')).not.toBeInTheDocument();
  });
});

describe('the same in the settings of the desk', () => {
  afterEach(strikeDesk);

  test.each([
    ['ca', 'light', 1280],
    ['es', 'dark', 360],
  ] as const)('axe finds nothing, in %s, %s, at %i px', async (locale, scheme, width) => {
    const [settings, title] = locale === 'ca' ? ['Ajustos', 'Xat'] : ['Ajustes', 'Chat'];
    await raiseDesk({ role: 'admin', locale, scheme, width });
    await expect.element(button(/Andrés Gil/)).toBeInTheDocument();
    await button(settings).click();
    await page.getByRole('navigation', { name: settings }).getByRole('button', { name: title }).click();
    await expect.poll(() => inside('.week')?.childElementCount).toBe(7);
    expect(await violations()).toEqual([]);
    const main = inside('.settings-main');
    expect(main?.scrollWidth).toBeLessThanOrEqual(main?.clientWidth ?? 0);
  });
});

test.each<[string, boolean, number | null]>([
  ['08:30', false, 510],
  ['00:00', false, 0],
  ['00:00', true, 1_440],
  ['', true, null],
])('%j, as an end: %s, is %s minutes', (clock, end, minutes) => {
  expect(minutesOf(clock, end)).toBe(minutes);
  if (minutes !== null) expect(clockOf(minutes)).toBe(clock);
});

test.each<[string, Day, Day]>([
  ['a day that was closed', [], [[480, 1_200]]],
  [
    'after the last',
    [[480, 840]],
    [
      [480, 840],
      [900, 1_140],
    ],
  ],
  [
    'until midnight at the latest',
    [[480, 1_260]],
    [
      [480, 1_260],
      [1_320, 1_440],
    ],
  ],
  ['where there is no room', [[480, 1_400]], [[480, 1_400]]],
])('one more span: %s', (_name, day, more) => {
  expect(withSpan(day)).toEqual(more);
});

test.each<[string, Day, string[]]>([
  [
    'side by side',
    [
      [480, 840],
      [840, 1_140],
    ],
    [],
  ],
  [
    'one in the other',
    [
      [480, 840],
      [600, 700],
    ],
    ['overlapping'],
  ],
  [
    'not in order',
    [
      [900, 1_000],
      [480, 950],
    ],
    ['overlapping'],
  ],
  ['of no length', [[480, 480]], ['backwards']],
])('spans that cannot be: %s', (_name, day, reasons) => {
  expect(wrongSpans([day]).map(({ reason }) => reason)).toEqual(reasons);
});
