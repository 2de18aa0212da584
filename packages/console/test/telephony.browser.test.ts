import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { readPasted } from '../src/ui/administration/telephony/read-pasted.ts';
import { TelephonyPanel } from '../src/ui/administration/telephony/telephony-panel.tsx';
import { button, hidePanel, panelRoot, panelViolations, showPanel } from './show-panel.ts';

const box = (name: string | RegExp) => page.getByRole('textbox', { name });
const choice = (name: string) => page.getByRole('combobox', { name });
const number = (name: RegExp) => page.getByRole('spinbutton', { name });
const text = (words: string | RegExp) => page.getByText(words);

describe('telephony', () => {
  afterEach(hidePanel);

  test('an exchange: its health in words, a secret shown once, changed with overlap, put out of use', async () => {
    await showPanel(TelephonyPanel);
    await expect
      .element(text(/Comparada amb el registre del 23\/11\/2026: 412 trucades, 2 que no/))
      .toBeVisible();
    await text('Incidències per dia').first().click();
    await expect.element(text(/Va respondre una extensió que no és de ningú/)).toBeVisible();
    await button('Edita Centraleta').click();
    await button('Fes un secret nou').click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(box('Secret per signar')).toHaveValue('secret_rotated');
    await expect.element(text(/Valen dos secrets/)).toBeVisible();
    await button('Fet').click();
    await button('Elimina').click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(text(/poseu-la fora de servei\.$/)).toBeVisible();
    await button('Posa fora de servei').click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(text('Fora de servei').first()).toBeVisible();
    await text('Prova-ho amb un avís').click();
    const code = () => panelRoot()?.querySelector('pre')?.textContent ?? '';
    await expect.poll(code).toContain('/v1/calls/events');
    expect(code()).not.toContain('secret_');
  });

  test('whose telephone it is: taken ones are refused in words; a pasted list says which line is wrong', async () => {
    await showPanel(TelephonyPanel);
    await button('Extensions').click();
    await box('Extensió').fill('204');
    await button('Afegeix').click();
    await expect.element(text(/Aquesta extensió ja és d’algú/)).toBeVisible();
    await button('Enganxa una llista').click();
    await box(/^Llista d’extensions/).fill('216;Cristina Vila\n217;Ningú');
    await button('Afegeix-les totes').click();
    await expect.element(text(/la persona no hi és: 217;Ningú/)).toBeVisible();
    await box(/^Llista d’extensions/).fill('216;cristina@sinia.example');
    await button('Afegeix-les totes').click();
    await expect.element(page.getByRole('cell', { name: '216' })).toBeVisible();
  });

  test('the rules: saved as a version, and an older one comes back', async () => {
    await showPanel(TelephonyPanel);
    await button('Regles').click();
    await userEvent.selectOptions(choice('Trucada perduda'), 'S’obre una consulta');
    await number(/^Termini per dir el motiu/).fill('20');
    await button('Desa com a versió 1').click();
    await expect.element(button('Desa com a versió 2')).toBeVisible();
    await number(/^Termini per dir el motiu/).fill('30');
    await button('Desa com a versió 2').click();
    await button('Torna a la versió 1').click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(button('Desa com a versió 4')).toBeVisible();
    await expect.element(number(/^Termini per dir el motiu/)).toHaveValue(20);
  });

  test('reasons: added under another, put in order, retired', async () => {
    await showPanel(TelephonyPanel);
    await button('Motius').click();
    await userEvent.selectOptions(choice('Dins de'), 'Factura');
    await box('Nom en català').fill('Lectura');
    await button('Afegeix un motiu').click();
    await expect.element(button('Retira Lectura')).toBeVisible();
    await button('Puja Factura').click();
    const order = () =>
      [...(panelRoot()?.querySelectorAll('.admin-main') ?? [])].map((one) => one.textContent);
    await expect.poll(order).toEqual(['Factura', 'Lectura', 'Avaria', 'Fuita']);
    await button('Retira Fuita').click();
    await expect.element(button('Torna a fer servir Fuita')).toBeVisible();
  });

  test.each(['ca', 'es'] as const)('axe finds nothing, in %s, wide and narrow', async (locale) => {
    await showPanel(TelephonyPanel, locale);
    const parts = () => [...(panelRoot()?.querySelectorAll<HTMLElement>('.s-segments > button') ?? [])];
    for (const width of [1280, 360]) {
      await page.viewport(width, 800);
      for (const part of parts()) {
        part.click();
        await expect.poll(() => panelRoot()?.querySelector('.admin-form')).not.toBeNull();
        for (const one of panelRoot()?.querySelectorAll<HTMLElement>('[aria-expanded="false"]') ?? [])
          one.click();
        expect([part.textContent, await panelViolations()]).toEqual([part.textContent, []]);
      }
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});

test.each([
  ['204;Anna Roca', [{ extension: '204', userId: 'agt_1' }], []],
  ['204\tANNA@sinia.example\r\n\r\n', [{ extension: '204', userId: 'agt_1' }], []],
  ['dos zero;Anna Roca', [], ['dos zero;Anna Roca']],
  ['205;Ningú', [], ['205;Ningú']],
])('a pasted list: %j', (pasted, rows, unread) => {
  const people = [{ id: 'agt_1', name: 'Anna Roca', email: 'anna@sinia.example' }];
  expect(readPasted(pasted, people)).toEqual({ rows, unread });
});
