import { signal } from '@preact/signals';
import { ca } from '@sinia/i18n/console/ca';
import { es } from '@sinia/i18n/console/es';
import axe from 'axe-core';
import { type FunctionComponent, h, render } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { prepareRoot } from '../src/prepare-root.ts';
import { Desk } from '../src/state/desk.ts';
import { Preferences } from '../src/state/preferences.ts';
import { GroupsPanel } from '../src/ui/administration/groups-panel.tsx';
import { KeysPanel } from '../src/ui/administration/keys-panel.tsx';
import { PeoplePanel } from '../src/ui/administration/people-panel.tsx';
import { SitesPanel } from '../src/ui/administration/sites-panel.tsx';
import { ToastList } from '../src/ui/overlays/toast-list.tsx';
import { DeskContext } from '../src/ui/parts/desk-context.ts';
import { FakeDesk } from './fake-desk.ts';
import { ME } from './sample-desk.ts';

let place: HTMLElement;

async function show(Page: FunctionComponent, locale: 'ca' | 'es' = 'ca', width = 1280) {
  await page.viewport(width, 900);
  document.documentElement.lang = locale;
  place = document.body.appendChild(document.createElement('div'));
  const words = signal({ texts: locale === 'ca' ? ca : es, locale });
  const preferences = new Preferences(locale);
  const desk = new Desk({ port: new FakeDesk(), me: { ...ME, role: 'admin' }, preferences, words });
  const root = h('main', { class: 's-root console' }, h(Page, null), h(ToastList, null));
  render(h(DeskContext.Provider, { value: desk, children: root }), prepareRoot(place).root);
  await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
}

afterEach(() => {
  if (place.shadowRoot) render(null, place.shadowRoot);
  place.remove();
});

async function violations() {
  await expect.poll(() => place.shadowRoot?.getAnimations().length).toBe(0);
  const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } };
  const found = await axe.run(place, { rules, runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice'] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const field = (name: string) => page.getByLabelText(name, { exact: true });

describe('people', () => {
  test('somebody is invited; the link is shown once, and a known address is refused in words', async () => {
    await show(PeoplePanel);
    await button('Convida una persona').click();
    await field('Nom i cognoms').fill('Aina Pons');
    await field('Correu de feina').fill('marta@sinia.example');
    await button('Crea l’enllaç d’invitació').click();
    await expect.element(page.getByText(/Ja hi ha una persona amb aquesta adreça/)).toBeVisible();
    await field('Correu de feina').fill('aina@sinia.example');
    await button('Crea l’enllaç d’invitació').click();
    await expect.element(page.getByText('Aina Pons')).toBeVisible();
    await expect
      .element(page.getByRole('textbox', { name: 'Enllaç d’invitació' }))
      .toHaveValue('https://desk.example/desk#invitacio=abc');
    await button('Fet').click();
    expect(page.getByRole('textbox', { name: 'Enllaç d’invitació' }).query()).toBeNull();
  });

  test('locking somebody out asks twice', async () => {
    await show(PeoplePanel);
    await button('Edita Cristina Vila').click();
    await button('Desactiva').click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(page.getByText('Cristina Vila ja no pot entrar.')).toBeVisible();
    await expect.element(page.getByText('Desactivada')).toBeVisible();
  });
});

test('a group that is in use stays, and the reason is said', async () => {
  await show(GroupsPanel);
  await button('Elimina Avaries').click();
  await button('Segur? Torneu-ho a prémer').click();
  await expect.element(page.getByText(/Aquest grup és el que rep les consultes noves/)).toBeVisible();
});

test('a site: origins are checked, the code to paste carries its key and theme', async () => {
  await show(SitesPanel);
  await button('Edita website').click();
  await field('Orígens').fill('https://www.example.cat/camí');
  await button('Desa').click();
  await expect.element(page.getByText(/^Escriviu cada origen amb https:/)).toBeVisible();
  await button('Codi per enganxar').click();
  await field('Color principal').fill('#7a1f2b');
  const code = () => place.shadowRoot?.querySelector('pre')?.textContent ?? '';
  await expect.poll(code).toContain('--sinia-color-primary: #7a1f2b;');
  expect(code()).toContain('publishable-key="pk_abc"');
});

test('a key is shown once and can be revoked', async () => {
  await show(KeysPanel);
  await field('Per a què serveix').fill('Facturació');
  await userEvent.click(page.getByRole('checkbox', { name: 'tickets:read' }));
  await button('Crea una clau').click();
  await expect.element(page.getByRole('textbox', { name: 'Clau nova' })).toHaveValue('sk_shown_once');
  await button('Anul·la Facturació').click();
  await button('Segur? Torneu-ho a prémer').click();
  await expect.element(page.getByText('Anul·lada', { exact: true })).toBeVisible();
});

const PAGES = { PeoplePanel, GroupsPanel, SitesPanel, KeysPanel };

describe.each(['ca', 'es'] as const)('in %s', (locale) => {
  test.each(Object.entries(PAGES))('axe finds nothing in %s, wide and narrow', async (_name, Page) => {
    await show(Page, locale);
    expect(await violations()).toEqual([]);
    await page.viewport(360, 740);
    for (const one of place.shadowRoot?.querySelectorAll<HTMLElement>('.admin-row button') ?? []) {
      if (/Edit|Codi|Código/.test(one.textContent ?? '')) one.click();
    }
    expect(await violations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});
