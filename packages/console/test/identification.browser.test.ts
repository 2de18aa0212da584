import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { personId } from './sample-people.ts';
import { inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

const TITLES = { ca: 'Identificació de clients', es: 'Identificación de clientes' } as const;
const OPEN = { ca: 'Ajustos', es: 'Ajustes' } as const;
const button = (name: string | RegExp) => page.getByRole('button', { name });
const text = (words: string | RegExp) => page.getByText(words);

async function openRules(wanted: Wanted = {}) {
  const { locale = 'ca' } = wanted;
  const language = locale === 'es' ? 'es' : 'ca';
  const server = await raiseDesk({ role: 'admin', ...wanted });
  await button(OPEN[language]).click();
  await page
    .getByRole('navigation', { name: OPEN[language] })
    .getByRole('button', { name: TITLES[language] })
    .click();
  await expect.element(page.getByRole('heading', { level: 2, name: TITLES[language] })).toBeVisible();
  return server;
}

describe('how customers are identified', () => {
  test('other rules are tried on what is there, then saved as the next version', async () => {
    const server = await openRules();
    await expect.element(text('Encara valen les regles amb què ve el programa.')).toBeVisible();
    server.customers.trial = {
      fields: {
        changes: 2,
        examples: [{ contactId: personId(1), field: 'language', before: 'ca', after: 'es' }],
      },
      tickets: { looked: 40, changes: 0, examples: [] },
      duplicates: { before: 1, after: 7 },
    };
    await page.getByRole('combobox', { name: 'Què fa la regla: Telèfon' }).selectOptions('offer');
    await expect.element(button('Desa com a versió 1')).toHaveAttribute('aria-disabled', 'true');
    await button('Prova sense desar').click();
    await expect.element(text('2 dades de les fitxes serien unes altres')).toBeVisible();
    await expect.element(text('Llengua: Català → Castellà')).toBeVisible();
    await expect.element(text('Parelles per revisar: 1 → 7')).toBeVisible();
    expect(await violations()).toEqual([]);
    await button('Desa com a versió 1').click();
    await expect.element(text(/Regles desades/)).toBeVisible();
    await expect.element(text(/^Versió 1/)).toBeVisible();
    await expect.element(text(/Cristina Vidal · avui/)).toBeVisible();
    expect(server.customers.rulesNow.settings.effects.phone).toBe('offer');
  });

  test('what was changed after it was tried is tried again', async () => {
    await openRules();
    await button('Adreça: fes que escrit per atenció valgui abans').click();
    await button('Prova sense desar').click();
    await expect.element(text(/Res no canviaria/)).toBeVisible();
    await expect.element(button('Desa com a versió 1')).toHaveAttribute('aria-disabled', 'false');
    await page.getByRole('spinbutton', { name: 'Duplicats a partir de' }).fill('70');
    await page.getByRole('spinbutton', { name: 'Candidats a partir de' }).click();
    await expect.element(text('Proveu-ho abans de desar.')).toBeVisible();
    await expect.element(button('Desa com a versió 1')).toHaveAttribute('aria-disabled', 'true');
    await button('Descarta els canvis').click();
    await expect.element(page.getByRole('spinbutton', { name: 'Duplicats a partir de' })).toHaveValue(60);
  });

  test('somebody else was quicker: that is said, and nothing is lost', async () => {
    const server = await openRules();
    await page.getByRole('combobox', { name: 'Què fa la regla: Telèfon' }).selectOptions('offer');
    await button('Prova sense desar').click();
    await expect.element(text(/Res no canviaria/)).toBeVisible();
    server.customers.failNext('saveRules', 'version_stale');
    await button('Desa com a versió 1').click();
    await expect.poll(() => inside('.s-toast[data-tone=danger]')).not.toBeNull();
    await expect
      .element(page.getByRole('combobox', { name: 'Què fa la regla: Telèfon' }))
      .toHaveValue('offer');
  });

  test.each([
    ['ca', 'light', 1280],
    ['es', 'dark', 360],
  ] as const)('axe finds nothing, in %s, %s, at %i px', async (locale, scheme, width) => {
    await openRules({ locale, scheme, width });
    await expect.poll(() => inside('.rules-fields')).toBeTruthy();
    expect(await violations()).toEqual([]);
    const main = inside('.settings-main');
    expect(main?.scrollWidth).toBeLessThanOrEqual(main?.clientWidth ?? 0);
  });
});
