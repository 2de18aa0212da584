import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

const OPEN = { ca: 'Ajustos', es: 'Ajustes' } as const;
const button = (name: string | RegExp) => page.getByRole('button', { name });
const field = (name: string | RegExp) => page.getByLabelText(name);

async function openPage(name: string, wanted: Wanted & { locale?: 'ca' | 'es' } = {}) {
  const { locale = 'ca' } = wanted;
  await raiseDesk({ role: 'admin', ...wanted });
  await expect.element(button(/Andrés Gil/)).toBeInTheDocument();
  await button(OPEN[locale]).click();
  await goTo(name, locale);
}

async function goTo(name: string, locale: 'ca' | 'es') {
  const nav = page.getByRole('navigation', { name: OPEN[locale] });
  await nav.getByRole('button', { name, exact: true }).click();
  await expect.element(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

test('what each system exchanges, how it is doing, and who answers for it', async () => {
  await openPage('Integracions');
  await expect.element(page.getByText(/3 errors seguits/)).toBeVisible();
  await page.getByText('Què s’intercanvia amb Enreach').click();
  await expect.element(page.getByText(/hores i resultat de cada trucada/)).toBeVisible();
  await button('Canvia el responsable de Enreach').click();
  await field(/^Responsable/).fill('Telefonia, ext. 4100');
  await button('Desa').click();
  await expect.element(page.getByText('Responsable: Telefonia, ext. 4100')).toBeVisible();
  await button('Connexió Aquacis').click();
  await expect.element(page.getByRole('heading', { level: 2, name: 'Aquacis' })).toBeVisible();
});

test('whoever supervises reads it and changes nothing; an agent does not see the page', async () => {
  await openPage('Integracions', { role: 'supervisor' });
  await expect.element(page.getByText('Responsable: Sistemes, ext. 4021')).toBeVisible();
  expect(button(/Canvia el responsable/).query()).toBeNull();
  expect(button('Connexió Aquacis').query()).toBeNull();
  strikeDesk();
  await raiseDesk({ role: 'agent' });
  await button(OPEN.ca).click();
  await expect.element(button('Bústies')).toBeVisible();
  expect(button('Integracions').query()).toBeNull();
});

describe('the connection to Aquacis', () => {
  test('it is tried in words, and what was typed stays', async () => {
    await openPage('Aquacis');
    await field(/^Contrasenya/).fill('malament');
    await button('Prova la connexió').click();
    await expect.element(page.getByText(/El servidor no accepta aquest usuari i contrasenya/)).toBeVisible();
    await expect.element(field('Adreça del servei')).toHaveValue('https://aquacis.example/soap');
    await field(/^Contrasenya/).fill('');
    await button('Prova la connexió').click();
    await expect
      .element(page.getByText(/ha respost en 41 ms, Aquacis 9\. Hi ha 60.?000 clients/))
      .toBeVisible();
  });

  test('views of a database, with a column that is called otherwise', async () => {
    await openPage('Aquacis');
    await page.getByRole('radio', { name: /Vistes de la base de dades/ }).click();
    await field('Servidor').fill('aquacis.example');
    await page.getByRole('textbox', { name: 'Base de dades' }).fill('aquacis');
    await field('Usuari').fill('sinia');
    await field('Contrasenya').fill('secret');
    await field('Columnes amb un altre nom').fill('documentId nif');
    await button('Desa').click();
    await expect.element(page.getByText('No s’entén aquesta línia: documentId nif')).toBeVisible();
    await field('Columnes amb un altre nom').fill('documentId = nif');
    await button('Desa').click();
    await expect.element(page.getByText('Desat.')).toBeVisible();
    await expect.element(field('Columnes amb un altre nom')).toHaveValue('documentId = nif');
  });

  test('it is put in pause; what cannot be done now is said', async () => {
    await openPage('Aquacis');
    await button('Còpia sencera ara').click();
    await expect.element(page.getByText(/Ja hi ha una importació en marxa/)).toBeVisible();
    await button('Posa en pausa').click();
    await expect.element(page.getByText('En pausa', { exact: true })).toBeVisible();
    await expect.element(button('Reprèn')).toBeVisible();
  });
});

async function choose(name: string) {
  const input = inside('input[type="file"]') as HTMLInputElement | null;
  const chosen = new DataTransfer();
  chosen.items.add(new File(['Client;Titular\n'], name));
  if (!input) throw new Error('no place for a file');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('a file of customers', () => {
  test('sent, its columns told, tried, imported for good and taken back', async () => {
    await openPage('Importació de clients');
    await choose('clients.csv');
    await expect.element(field('Conté: Client')).toHaveValue('customerId');
    await button('Prova-ho sense canviar res').click();
    await expect.element(page.getByText(/^Cal dir quina columna/)).toBeVisible();
    await userEvent.selectOptions(field('Conté: Titular'), 'Nom');
    await button('Prova-ho sense canviar res').click();
    await expect.element(page.getByText('Prova', { exact: true })).toBeVisible();
    await button(/^Informe de clients\.csv/).click();
    await expect.element(page.getByText('Data d’alta: La data no existeix o no s’entén.')).toBeVisible();
    await button(/^Importa-ho de debò clients\.csv/).click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(page.getByText('La importació ha començat.')).toBeVisible();
    await button(/^Desfés clients\.csv/).click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(page.getByText('Desfeta')).toBeVisible();
  });

  test('one that is empty is refused in words', async () => {
    await openPage('Importació de clients');
    await choose('buit.csv');
    await expect.element(page.getByText(/El fitxer és buit/)).toBeVisible();
  });
});

const PAGES = {
  ca: ['Integracions', 'Aquacis', 'Importació de clients'],
  es: ['Integraciones', 'Aquacis', 'Importación de clientes'],
} as const;

describe.each(['ca', 'es'] as const)('axe finds nothing, in %s', (locale) => {
  test.each(['light', 'dark'] as const)(
    'on any page, %s, wide and narrow',
    { timeout: 180_000 },
    async (scheme) => {
      await openPage(PAGES[locale][0], { locale, scheme });
      for (const name of PAGES[locale]) {
        await page.viewport(1280, 800);
        await goTo(name, locale);
        if (name === PAGES[locale][2]) await choose('clients.csv');
        await expect.poll(() => inside('.admin-row, .admin-form')).not.toBeNull();
        for (const one of inside('.settings-main')?.querySelectorAll<HTMLElement>(
          '[aria-expanded="false"]',
        ) ?? [])
          one.click();
        expect([name, await violations()]).toEqual([name, []]);
        await page.viewport(360, 740);
        expect([name, await violations()]).toEqual([name, []]);
        const main = inside('.settings-main')?.getBoundingClientRect();
        expect([name, main?.left, main?.right]).toEqual([name, 0, 360]);
        const wide = [...(inside('.systems')?.children ?? [])].filter(
          (one) => one.getBoundingClientRect().right > 360,
        );
        expect([name, wide.map((one) => one.className)]).toEqual([name, []]);
      }
    },
  );
});

test('the palette leads there', async () => {
  await raiseDesk({ role: 'admin' });
  await expect.element(button(/Andrés Gil/)).toBeInTheDocument();
  inside('.console')?.focus();
  await userEvent.keyboard('{Control>}k{/Control}');
  await page.getByRole('combobox').fill('integracions');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { level: 2, name: 'Integracions' })).toBeVisible();
});
