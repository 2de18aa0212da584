import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inside, raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

const field = () => page.getByRole('searchbox');
const marked = () => [...(inside('.rows')?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent);

describe('searching with operators', () => {
  test('they are offered, understood in words, and sent as filters; the words stand out', async () => {
    const server = await raiseDesk();
    await field().click();
    await page.getByRole('button', { name: 'Estat:' }).click();
    await expect.element(field()).toHaveValue('estat:');
    await page.getByRole('button', { name: 'Nova', exact: true }).click();
    await userEvent.keyboard('fuita');
    await expect.poll(() => server.asked.at(-1)).toMatchObject({ q: 'fuita', filters: { status: ['new'] } });
    await expect.poll(marked).toContain('Fuita');
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}');
    await expect.element(page.getByText('Estat: Nova')).toBeVisible();
  });

  test('what means nothing is said', async () => {
    await raiseDesk({ locale: 'es' });
    await field().fill('estado:azul fuita');
    inside('.row')?.focus();
    await expect.element(page.getByText('No se entiende: estado:azul')).toBeVisible();
  });

  test.each(['ca', 'es'] as const)('axe finds nothing, in %s', async (locale) => {
    await raiseDesk({ locale });
    await field().fill(locale === 'ca' ? 'fuita canal:' : 'fuita canal:');
    await field().click();
    await expect.element(page.getByRole('group').first()).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
