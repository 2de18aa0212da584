import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { GroupsPanel } from '../src/ui/administration/groups-panel.tsx';
import { KeysPanel } from '../src/ui/administration/keys-panel.tsx';
import { PeoplePanel } from '../src/ui/administration/people-panel.tsx';
import { SitesPanel } from '../src/ui/administration/sites-panel.tsx';
import { button, field, hidePanel, panelRoot, panelViolations, showPanel } from './show-panel.ts';

afterEach(hidePanel);

describe('people', () => {
  test('somebody is invited; the link is shown once, and a known address is refused in words', async () => {
    await showPanel(PeoplePanel);
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

  test('what is missing is said in our words; one begins to type at once', async () => {
    await showPanel(PeoplePanel, 'es');
    await button('Invitar a una persona').click();
    const focused = () => panelRoot()?.activeElement as HTMLInputElement | null;
    await expect.poll(() => focused()?.name).toBe('name');
    await userEvent.keyboard('{Tab}aina{Enter}');
    const said = page.getByRole('alert');
    await expect.element(said.getByText('Nombre y apellidos: hay que rellenarlo.')).toBeVisible();
    await expect.element(said.getByText('Correo de trabajo: no es una dirección de correo.')).toBeVisible();
    expect(focused()?.name).toBe('name');
    expect(focused()?.ariaInvalid).toBe('true');
    expect(await panelViolations()).toEqual([]);
    await userEvent.keyboard('Aina Pons');
    expect(focused()?.ariaInvalid).toBeNull();
  });

  test('locking somebody out asks twice', async () => {
    await showPanel(PeoplePanel);
    await button('Edita Cristina Vila').click();
    await button('Desactiva').click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(page.getByText('Cristina Vila ja no pot entrar.')).toBeVisible();
    await expect.element(page.getByText('Desactivada')).toBeVisible();
  });
});

test('a key without a permission is not made, and the words say so', async () => {
  await showPanel(KeysPanel);
  await field('Per a què serveix').fill('Facturació');
  await button('Crea una clau').click();
  await expect.element(page.getByRole('alert').getByText('Trieu almenys un permís.')).toBeVisible();
});

test('a group that is in use stays, and the reason is said', async () => {
  await showPanel(GroupsPanel);
  await button('Elimina Avaries').click();
  await button('Segur? Torneu-ho a prémer').click();
  await expect.element(page.getByText(/Aquest grup és el que rep les consultes noves/)).toBeVisible();
});

test('a site: origins are checked, the code to paste carries its key and theme', async () => {
  await showPanel(SitesPanel);
  await button('Edita website').click();
  await field('Orígens').fill('https://www.example.cat/camí');
  await button('Desa').click();
  await expect.element(page.getByText(/^Escriviu cada origen amb https:/)).toBeVisible();
  await button('Codi per enganxar').click();
  await field('Color principal').fill('#7a1f2b');
  const code = () => panelRoot()?.querySelector('pre')?.textContent ?? '';
  await expect.poll(code).toContain('--sinia-color-primary: #7a1f2b;');
  expect(code()).toContain('publishable-key="pk_abc"');
});

test('a key is shown once and can be revoked', async () => {
  await showPanel(KeysPanel);
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
    await showPanel(Page, locale);
    expect(await panelViolations()).toEqual([]);
    await page.viewport(360, 740);
    for (const one of panelRoot()?.querySelectorAll<HTMLElement>('.admin-row button') ?? []) {
      if (/Edit|Codi|Código/.test(one.textContent ?? '')) one.click();
    }
    expect(await panelViolations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});
