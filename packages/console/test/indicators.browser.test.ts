import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DeskError } from '../src/port/desk-error.ts';
import { focused, inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(() => {
  strikeDesk();
  vi.restoreAllMocks();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const text = (words: string | RegExp) => page.getByText(words);

async function openIndicators(wanted: Wanted = {}) {
  const server = await raiseDesk({
    ...{ role: 'supervisor', beginAt: { page: 'indicators', people: 'find', personId: null } },
    ...wanted,
  });
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  return server;
}

describe('the figures of the telephone', () => {
  test('both readings in words, what must be zero, and no fault that axe finds', async () => {
    await openIndicators();
    await expect.element(text(/El 94,7\s%\ses van atendre/)).toBeVisible();
    await expect.element(text(/El 90\s%\ses van atendre/)).toBeVisible();
    expect(inside('.readings')?.textContent).toContain('No es compleix');
    expect(inside('.readings')?.textContent).toContain('Es compleix');
    expect(inside('.zeroes')?.textContent).toContain('Ateses sense consulta0Bé: és zero');
    expect(await violations()).toEqual([]);
  });

  test('a figure shows the calls behind it, and one of them its ticket', async () => {
    await openIndicators();
    await button(/^Ateses més tard 1/)
      .first()
      .click();
    const list = page.getByRole('region', { name: 'Trucades: Ateses més tard' }).first();
    await expect.element(list).toBeVisible();
    await expect.element(list.getByText('Número ocult')).toBeVisible();
    await expect.element(list.getByText(/^4\smin$/)).toBeVisible();
    await expect.poll(() => focused()?.textContent).toBe('Trucades: Ateses més tard');
    expect(await violations()).toEqual([]);
    await button('Tanca la llista').click();
    await expect.poll(() => inside('.behind')).toBeNull();
    await button(/^Abandonades 1/).click();
    await expect.element(page.getByRole('cell', { name: 'Cap', exact: true })).toBeVisible();
  });

  test('other days, another grouping; days that are none are said to be', async () => {
    const server = await openIndicators({ locale: 'es' });
    await expect.element(text(/Calculado el/)).toBeVisible();
    await page.getByRole('combobox', { name: 'Periodo' }).selectOptions('Ayer');
    await page.getByRole('combobox', { name: 'Agrupar por' }).selectOptions('Hora');
    await expect.poll(() => server.indicatorPort.asked.at(-1)?.groupBy).toBe('hour');
    const last = server.indicatorPort.asked.at(-1);
    expect(last?.from).toBe(last?.to);
    await page.getByRole('combobox', { name: 'Periodo' }).selectOptions('Otras fechas');
    await userEvent.fill(page.getByLabelText('Hasta'), '2020-01-01');
    await expect.element(page.getByRole('alert').getByText(/La fecha final/)).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('checked against the events: agrees, or says where not', async () => {
    const server = await openIndicators();
    await button('Comprova amb els esdeveniments').click();
    await expect.element(text(/S’han refet 20 trucades a partir de 120 esdeveniments/)).toBeVisible();
    server.indicatorPort.differing = [{ id: 'cal_7', fields: ['waitSeconds'] }];
    await button('Comprova amb els esdeveniments').click();
    await expect.element(text('1 de 20 trucades no coincideixen:')).toBeVisible();
    await expect.element(text('cal_7')).toBeVisible();
  });

  test('as a file and on paper', async () => {
    const server = await openIndicators();
    await button('Excel').click();
    await button('CSV').click();
    await expect.poll(() => server.indicatorPort.files).toEqual(['xlsx', 'csv']);
    const print = vi.spyOn(globalThis, 'print').mockImplementation(() => undefined);
    await button('Imprimeix').click();
    expect(print).toHaveBeenCalledOnce();
  });

  test('nobody called; it cannot be worked out, and then it can', async () => {
    const server = await openIndicators({
      prepare: ({ indicatorPort }) => {
        indicatorPort.samples = [];
        indicatorPort.problem = new DeskError('unreachable');
      },
    });
    await expect.element(text('No s’han pogut calcular les xifres.')).toBeVisible();
    server.indicatorPort.problem = null;
    await button('Torna-ho a provar').click();
    await expect.element(text('No hi ha cap trucada en aquest període.')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('at 360 px nothing is cut off', async () => {
    await openIndicators({ width: 360 });
    await expect.element(text(/es van atendre en menys de 3 minuts/).first()).toBeVisible();
    const root = inside('.indicators');
    expect(root?.scrollWidth).toBeLessThanOrEqual(root?.clientWidth ?? 0);
  });

  test('an agent has no way there', async () => {
    await raiseDesk({ role: 'agent' });
    await expect.element(button('Clients')).toBeVisible();
    expect(inside('.navigation')?.textContent).not.toContain('Indicadors');
  });
});
