import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SettingsPage } from '../src/state/settings-pages.ts';
import { LEAK } from './make-desk.ts';
import { ME, messageOf } from './sample-desk.ts';
import { focused, inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

const OPEN = { ca: 'Ajustos', es: 'Ajustes' } as const;

const button = (name: string | RegExp) => page.getByRole('button', { name });
const field = (name: string) => page.getByLabelText(name, { exact: true });

async function openSettings(at: string, wanted: Wanted = {}) {
  const server = await raiseDesk({ role: 'admin', ...wanted });
  await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeInTheDocument();
  const title = OPEN[wanted.locale === 'es' ? 'es' : 'ca'];
  await button(title).click();
  const nav = page.getByRole('navigation', { name: title });
  await nav.getByRole('button', { name: at, exact: true }).click();
  await expect
    .element(page.getByRole('heading', { level: 2, name: new RegExp(at.slice(0, 6)) }))
    .toBeVisible();
  return server;
}

describe('the settings fill the desk', () => {
  test('list and conversation are away meanwhile; Escape leaves the field first, then the settings', async () => {
    await openSettings('Bústies');
    expect(inside('.list-pane')?.checkVisibility()).toBe(false);
    await button('Afegeix una bústia').click();
    await field('Nom').fill('Comptadors');
    await userEvent.keyboard('{Escape}');
    await expect.element(field('Nom')).toHaveValue('Comptadors');
    await userEvent.keyboard('{Escape}');
    await expect.element(button(/Andrés Gil/)).toBeVisible();
    expect(inside('.settings-view')).toBeNull();
  });

  test('a view leads back to its tickets', async () => {
    await openSettings('Bústies');
    await button(/Resoltes/).click();
    expect(inside('.settings-view')).toBeNull();
    expect(inside('.list-pane')?.checkVisibility()).toBe(true);
  });

  test('an agent sees what is theirs, and the mailboxes without how they are read', async () => {
    await openSettings('Bústies', { role: 'agent' });
    expect(button('Afegeix una bústia').query()).toBeNull();
    expect(button('Signatures').query()).toBeNull();
    expect(button('Persones').query()).toBeNull();
    await expect.element(page.getByText('avaries@sinia.example', { exact: false })).toBeVisible();
    expect(page.getByText(/Última lectura/).query()).toBeNull();
  });
});

describe('mailboxes', () => {
  test('a wrong password is said in words at its field, and what was typed stays', async () => {
    await openSettings('Bústies');
    await button('Afegeix una bústia').click();
    await field('Nom').fill('Comptadors');
    await page.getByLabelText(/^Adreça/).fill('comptadors@sinia.example');
    await page.getByRole('radio', { name: /IMAP/ }).click();
    await field('Servidor').fill('imap.example.cat');
    await field('Usuari').fill('comptadors');
    await page.getByLabelText('Contrasenya').fill('malament');
    await button('Prova la connexió i desa').click();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('El servidor no accepta aquest usuari i contrasenya.');
    const password = page.getByLabelText('Contrasenya');
    await expect.poll(() => focused()?.getAttribute('name')).toBe('password');
    await expect.element(password).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field('Servidor')).toHaveValue('imap.example.cat');
    await password.fill('correcta');
    await button('Prova la connexió i desa').click();
    await expect.element(page.getByText('comptadors@sinia.example', { exact: false })).toBeVisible();
  });

  test('a mailbox of Microsoft 365: what was refused is said at its field, then how it goes', async () => {
    await openSettings('Bústies');
    await expect.element(page.getByText(/Microsoft avisa del correu nou fins al/)).toBeVisible();
    await button('Afegeix una bústia').click();
    await field('Nom').fill('Lectures');
    await page.getByLabelText(/^Adreça/).fill('lectures@sinia.example');
    await page.getByRole('radio', { name: /Microsoft 365/ }).click();
    await field('Adreça de la bústia a Microsoft 365').fill('lectures@empresa.example');
    await page.getByLabelText(/^Directori/).fill('empresa.example');
    await field('Identificador de l’aplicació (client)').fill('6f3d8a52-1a1c-4c62-9a54-2f4e1c9b7d10');
    await page.getByLabelText('Secret de client').fill('caducat');
    await button('Prova la connexió i desa').click();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('El secret ha caducat. Feu-ne un de nou a Microsoft Entra i escriviu-lo aquí.');
    await expect.poll(() => focused()?.getAttribute('name')).toBe('clientSecret');
    await page.getByLabelText('Secret de client').fill('un de nou');
    await button('Prova la connexió i desa').click();
    await expect.element(page.getByText(/lectures@empresa\.example · Microsoft 365/)).toBeVisible();
  });

  test('an address that is taken, and a mailbox with tickets, are refused with the reason', async () => {
    await openSettings('Bústies');
    await button('Afegeix una bústia').click();
    await field('Nom').fill('Avaries');
    await page.getByLabelText(/^Adreça/).fill('avaries@sinia.example');
    await button('Desa').click();
    await expect.element(page.getByText(/Aquesta adreça ja és d’una altra bústia/)).toBeVisible();
    await button('Cancel·la').click();
    await button('Edita Avaries').click();
    await button('Esborra Avaries').click();
    await button('Segur? Torneu-ho a prémer').click();
    await expect.element(page.getByText(/té consultes i no es pot esborrar/)).toBeVisible();
  });

  test('one in pause says so and goes on again', async () => {
    await openSettings('Bústies');
    await button('Posa en pausa Avaries').click();
    await expect.element(page.getByText('En pausa', { exact: true })).toBeVisible();
    await button('Reprèn Avaries').click();
    await expect.element(page.getByText('En pausa', { exact: true })).not.toBeInTheDocument();
  });
});

test('a signature is seen as it will look, in the language that is being written', async () => {
  await openSettings('Signatures');
  await field('Signatura en castellà').fill('Servicio de averías');
  const preview = page.getByRole('region', { name: 'Com quedarà' });
  await expect.element(preview.getByText('Servicio de averías')).toBeVisible();
  await page.getByLabelText('Signatura en anglès').click();
  await expect.element(preview.getByText(/Atenció al client/)).toBeVisible();
  await button('Desa').click();
  await expect.element(page.getByText('Desat.')).toBeVisible();
});

test('a signature is folded below the answer that it left with', async () => {
  const author = { kind: 'agent', id: ME.id, name: ME.name, address: null } as const;
  await raiseDesk({
    ticketId: LEAK,
    prepare: (server) => {
      const answer = messageOf(LEAK, 1, { author, body: 'Ja hi anem.', signature: 'Servei d’avaries' });
      server.messages.set(LEAK, [answer]);
    },
  });
  await expect.element(page.getByText('Ja hi anem.', { exact: true })).toBeVisible();
  expect(page.getByText('Servei d’avaries').query()).toBeNull();
  await button('Mostra la signatura').click();
  await expect.element(page.getByText('Servei d’avaries')).toBeVisible();
});

test('an import begins, tells how far it is, and can be stopped and resumed', async () => {
  await openSettings('Importació');
  await expect.element(page.getByText('640 de 1480')).toBeVisible();
  await button('Atura Avaries · INBOX').click();
  await expect.element(page.getByText('Aturada', { exact: true })).toBeVisible();
  await button('Continua Avaries · INBOX').click();
  await expect.element(page.getByText('En espera', { exact: true })).toBeVisible();
  await field('Des del dia').fill('2026-01-01');
  await page.getByRole('checkbox').click();
  await button('Comença').click();
  await expect.element(page.getByText('La importació ha començat.')).toBeVisible();
  await expect.element(page.getByText('Avaries · Enviats').first()).toBeVisible();
});

const PAGES = {
  ca: [
    'Preferències',
    'Textos dels avisos',
    'Bústies',
    'Signatures',
    'Importació',
    'Persones',
    'Grups',
    'Llocs web',
  ],
  es: [
    'Preferencias',
    'Textos de los avisos',
    'Buzones',
    'Firmas',
    'Importación',
    'Personas',
    'Grupos',
    'Sitios web',
  ],
} as const;

describe.each(['ca', 'es'] as const)('axe finds nothing, in %s', (locale) => {
  test.each(['light', 'dark'] as const)(
    'on any page, %s, wide and narrow',
    { timeout: 180_000 },
    async (scheme) => {
      const first = locale === 'ca' ? 'Bústies' : 'Buzones';
      await openSettings(first, { locale, scheme });
      for (const name of PAGES[locale]) {
        await page.viewport(1280, 800);
        const nav = page.getByRole('navigation', { name: OPEN[locale] });
        await nav.getByRole('button', { name, exact: true }).click();
        await expect
          .element(page.getByRole('heading', { level: 2, name: new RegExp(name.slice(0, 5)) }))
          .toBeVisible();
        expect([name, await violations()]).toEqual([name, []]);
        await page.viewport(360, 740);
        expect([name, await violations()]).toEqual([name, []]);
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
      }
    },
  );
});

test.each<[SettingsPage, string]>([
  ['mailboxes', 'Edita Facturació'],
  ['imports', 'Comença'],
])('nothing is cut off at 360 px on %s', async (_page, wanted) => {
  await openSettings(_page === 'mailboxes' ? 'Bústies' : 'Importació');
  await button(wanted).click();
  await page.viewport(360, 740);
  const main = inside('.settings-main');
  expect(main?.scrollWidth).toBeLessThanOrEqual(main?.clientWidth ?? 0);
});
