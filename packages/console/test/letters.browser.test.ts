import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inside, raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

const LETTER = {
  id: 'dlv_1',
  reference: '572843901633',
  language: 'ca',
  name: 'Núria Puig',
  address: 'Carrer de la Riera, 48, 08301 Mataró',
  subject: 'Consulta 5728 4390 1633: RESOLTA',
  text: 'Benvolguda senyora,\n\nJa hem reparat la fuita.',
  createdAt: '2026-11-24T09:00:00.000Z',
} as const;

async function openLetters(locale: 'ca' | 'es', name: string, paper = [LETTER]) {
  const server = await raiseDesk({ locale, prepare: (desk) => Object.assign(desk, { paper }) });
  await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeInTheDocument();
  inside('.console')?.focus();
  await userEvent.keyboard('{Control>}k{/Control}');
  await page.getByRole('combobox').fill(name);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog', { name })).toBeVisible();
  return server;
}

describe('letters', () => {
  test('one that is posted goes from the pile', async () => {
    const server = await openLetters('ca', 'Cartes per enviar');
    await expect.poll(() => inside('.letter')?.textContent).toContain('Ja hem reparat la fuita.');
    await page.getByRole('button', { name: 'La carta de la consulta 572843901633 ja és a Correus' }).click();
    await expect.element(page.getByText('No hi ha cap carta per enviar.')).toBeVisible();
    expect(server.calls).toContain('postLetter');
  });

  test.each([
    ['ca', 'Cartes per enviar'],
    ['es', 'Cartas por enviar'],
  ] as const)('axe finds nothing, in %s, with and without letters', async (locale, name) => {
    await openLetters(locale, name);
    await expect.poll(() => inside('.letter')).toBeTruthy();
    expect(await violations()).toEqual([]);
    await page.viewport(360, 740);
    expect(await violations()).toEqual([]);
    expect(inside('.letter')?.getBoundingClientRect().right).toBeLessThanOrEqual(360);
  });
});
