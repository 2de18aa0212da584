import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LEAK } from './make-desk.ts';
import { identify, NURIA } from './sample-people.ts';
import { inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(() => {
  strikeDesk();
  vi.restoreAllMocks();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const text = (words: string | RegExp) => page.getByText(words);
const field = () => page.getByRole('combobox', { name: /telèfon, correu|teléfono, correo/ });

async function openCounter(wanted: Wanted = {}) {
  const server = await raiseDesk({
    ...{ prepare: identify, beginAt: { page: 'counter', people: 'find', personId: null } },
    ...wanted,
  });
  await expect.element(field()).toBeVisible();
  return server;
}

async function findNuria() {
  await field().fill('puig');
  await page.getByRole('option', { name: /Núria Puig Ferrer/ }).click();
  await expect.poll(() => inside('.counter .requester')?.textContent).toContain('Núria Puig Ferrer');
}

async function ask() {
  await box('Assumpte').fill('Canvi de titular');
  await box('Què ens explica').fill('Vol posar el contracte a nom de la seva filla.');
}

describe('somebody comes to the office', () => {
  test('identified with the document in sight, told where, signed with the keyboard, printed', async () => {
    const server = await openCounter();
    await findNuria();
    await expect.element(text(/no en feu cap còpia ni cap foto/)).toBeVisible();
    await box('Número del document que us ensenya').fill('00000012A');
    await button('Document vist').click();
    await expect.element(text('document vist')).toBeVisible();
    await ask();
    await button(/Obre la consulta i fes el justificant/).click();
    await expect.element(text('Pregunteu al client on vol rebre els avisos.')).toBeVisible();
    await button('SMS').click();
    await box('O bé escriviu-hi el nom').fill('Núria Puig');
    await button(/Obre la consulta i fes el justificant/).click();
    const receipt = page.getByRole('article', { name: 'Justificant de la consulta' });
    await expect.element(receipt).toBeVisible();
    await expect.element(receipt.getByText(/^\d{4} \d{4} \d{4}$/)).toBeVisible();
    await expect.element(receipt.getByText('Vol posar el contracte a nom de la seva filla.')).toBeVisible();
    await expect.element(receipt.getByText('Per SMS: 600 111 222')).toBeVisible();
    await expect.element(receipt.getByRole('img', { name: /Signatura de la persona/ })).toBeVisible();
    expect(await violations()).toEqual([]);
    expect(server.openedWith).toHaveLength(1);
    expect(server.openedWith[0]).toMatchObject({ channel: 'counter', contactId: NURIA.id });
    expect([...server.uploaded.values()].map(({ fileName }) => fileName)).toEqual(['signatura.png']);
    const print = vi.spyOn(globalThis, 'print').mockImplementation(() => undefined);
    await button('Imprimeix el justificant').click();
    expect(print).toHaveBeenCalledOnce();
    await button('Atén la persona següent').click();
    await expect.element(field()).toBeVisible();
    await expect.element(box('Assumpte')).toHaveValue('');
  });

  test('a document that is not the card’s identifies nobody', async () => {
    const server = await openCounter();
    await findNuria();
    await box('Número del document que us ensenya').fill('00000099X');
    await button('Document vist').click();
    await expect.element(text(/El document no és el d’aquesta fitxa/)).toBeVisible();
    server.customers.failNext('seeDocument', 'identity_invalid', [
      { pointer: '/identities/0/value', code: 'document_letter_wrong' },
    ]);
    await button('Document vist').click();
    await expect.element(text(/La lletra o el dígit de control del document/)).toBeVisible();
  });

  test('without saying who one is; signed by hand, wiped off again; the receipt is in Spanish', async () => {
    const server = await openCounter();
    await button('Continua sense identificar-la').click();
    await box('Nom i cognoms').fill('Andrés Gil');
    await ask();
    await page.getByRole('combobox', { name: 'Llengua del client' }).selectOptions('es');
    await button('Carta').click();
    await box('Adreça postal').fill('La Riera, 48, 08301 Mataró');
    const pad = page.getByRole('img', { name: 'Espai per signar, buit' });
    await userEvent.click(pad);
    await expect.element(page.getByRole('img', { name: 'Espai per signar, signat' })).toBeVisible();
    await button('Esborra la signatura').click();
    await expect.element(pad).toBeVisible();
    await button(/Obre la consulta i fes el justificant/).click();
    const receipt = page.getByRole('article', { name: 'Justificante de la consulta' });
    await expect.element(receipt.getByText('Por carta: La Riera, 48, 08301 Mataró')).toBeVisible();
    expect(receipt.getByRole('img').query()).toBeNull();
    expect(server.openedWith[0]?.contactId).toBeUndefined();
  });

  test('what was begun is there again after a look elsewhere', async () => {
    await openCounter();
    await findNuria();
    await ask();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /Per resoldre/ })
      .click();
    await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeVisible();
    inside('.console')?.focus();
    await userEvent.keyboard('t');
    await expect.element(box('Assumpte')).toHaveValue('Canvi de titular');
    await expect.poll(() => inside('.counter .requester')?.textContent).toContain('Núria Puig Ferrer');
  });
});

test('the receipt of any ticket is printed again', async () => {
  await raiseDesk({ prepare: identify, ticketId: LEAK });
  await expect.element(page.getByRole('heading', { name: 'Fuita al carrer de la Riera' })).toBeVisible();
  inside('.console')?.focus();
  await userEvent.keyboard('{Control>}k{/Control}');
  await page.getByRole('dialog').getByRole('combobox').fill('justificant');
  await userEvent.keyboard('{Enter}');
  const receipt = page.getByRole('article', { name: 'Justificant de la consulta' });
  await expect.element(receipt.getByText('5728 4390 1611')).toBeVisible();
});

describe.each(['ca', 'es'] as const)('axe finds nothing, in %s', (locale) => {
  test.each(['light', 'dark'] as const)('somebody found, %s, wide and at 360 px', async (scheme) => {
    await openCounter({ locale, scheme });
    await findNuria();
    expect(await violations()).toEqual([]);
    await page.viewport(360, 740);
    expect(await violations()).toEqual([]);
    const counter = inside('.counter');
    expect(counter?.scrollWidth).toBeLessThanOrEqual(counter?.clientWidth ?? 0);
  });
});
