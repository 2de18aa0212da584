import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SsoPanel } from '../src/ui/administration/sso/sso-panel.tsx';
import { button, field, hidePanel, panelRoot, panelViolations, showPanel } from './show-panel.ts';

afterEach(hidePanel);

const focusedName = () => (panelRoot()?.activeElement as HTMLInputElement | null)?.name;

async function fillConnection(change: { issuer?: string; secret?: string } = {}) {
  await field('Emissor').fill(change.issuer ?? 'https://login.microsoftonline.com/t/v2.0');
  await field('Identificador de l’aplicació').fill('app-1');
  await field('Secret de l’aplicació').fill(change.secret ?? 'un secret');
}

test.each([
  [{ issuer: 'https://login.microsoftonline.com/common/v2.0' }, /totes les organitzacions del món/, 'issuer'],
  [{ secret: 'malament' }, /no reconeix l’aplicació amb aquest secret/, 'clientSecret'],
] as const)('%j is refused at its field, and nothing is lost', async (change, words, name) => {
  await showPanel(SsoPanel);
  await fillConnection(change);
  await button('Prova-la i desa').click();
  await expect.element(page.getByText(words)).toBeVisible();
  await expect.poll(focusedName).toBe(name);
  await expect.element(field('Identificador de l’aplicació')).toHaveValue('app-1');
  await expect.element(page.getByText('Apagada', { exact: true })).toBeVisible();
});

test('trying saves nothing; saving switches it on and shows no secret again', async () => {
  await showPanel(SsoPanel);
  await fillConnection();
  await button('Prova la connexió').click();
  await expect.element(page.getByText(/^Funciona:/)).toBeVisible();
  await expect.element(page.getByText('Apagada', { exact: true })).toBeVisible();
  await button('Prova-la i desa').click();
  await expect.element(page.getByText('En marxa', { exact: true })).toBeVisible();
  await expect.element(field('Secret de l’aplicació')).toHaveValue('');
  await expect.element(page.getByText(/Deixeu-lo buit per conservar/)).toBeVisible();
});

test('groups get roles; the same group twice is said before anything is sent', async () => {
  await showPanel(SsoPanel);
  await expect.element(page.getByText(/els rols es donen a mà/)).toBeVisible();
  for (const [at, name] of ['Atenció', 'Caps'].entries()) {
    await button('Afegeix un grup').click();
    await page.getByLabelText('Nom', { exact: true }).nth(at).fill(name);
    await field('Identificador del grup o rol d’aplicació').nth(at).fill('g-1');
  }
  await button('Desa els grups').click();
  await expect.element(page.getByText('Hi ha un grup repetit.')).toBeVisible();
  await button('Treu Caps').click();
  await field('Rol').selectOptions('supervisor');
  await userEvent.click(page.getByRole('checkbox', { name: 'Avaries' }));
  await button('Desa els grups').click();
  await expect.element(page.getByText('Desat.')).toBeVisible();
  await expect.element(field('Rol')).toHaveValue('supervisor');
  await expect.element(page.getByRole('checkbox', { name: 'Avaries' })).toBeChecked();
});

describe.each([
  ['ca', 'Afegeix un grup'],
  ['es', 'Añadir un grupo'],
] as const)('in %s', (locale, add) => {
  test('axe finds nothing, wide and narrow, and nothing is wider than the window', async () => {
    await showPanel(SsoPanel, locale);
    await button(add).click();
    expect(await panelViolations()).toEqual([]);
    await page.viewport(360, 740);
    expect(await panelViolations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});
