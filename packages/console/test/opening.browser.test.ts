import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { focused, inside, raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

async function openForm(wanted: Parameters<typeof raiseDesk>[0] = {}) {
  const server = await raiseDesk(wanted);
  await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeVisible();
  inside('.console')?.focus();
  await userEvent.keyboard('c');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  return server;
}

async function fillCall() {
  await box('Nom i cognoms').fill('Joana Mir');
  await box('Telèfon').fill('655 444 333');
  await box('Assumpte').fill('Fuita al carrer Nou');
  await box('Què ens explica').fill('Surt aigua de la vorera.');
}

test.each(['ca', 'es'] as const)(
  'axe finds nothing: form, problems and key, in %s, wide and at 360',
  async (locale) => {
    for (const width of [1280, 360]) {
      await openForm({ locale, width });
      expect(await violations()).toEqual([]);
      await userEvent.keyboard('{Control>}{Enter}{/Control}');
      await expect.poll(() => inside('.opening .s-error')).not.toBeNull();
      expect(await violations()).toEqual([]);
      expect(inside('.dialog')?.scrollWidth).toBeLessThanOrEqual(inside('.dialog')?.clientWidth ?? 0);
      strikeDesk();
    }
  },
);

test('a call by keyboard alone: the key stands there, large, and the ticket is in the list', async () => {
  const server = await openForm();
  expect(focused()?.closest('.s-field')?.textContent).toContain('Nom i cognoms');
  await fillCall();
  await button('SMS').click();
  await expect.element(box('Mòbil')).toHaveValue('655 444 333');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('heading', { name: 'Consulta oberta' })).toBeVisible();
  expect(inside('.opened-key')?.textContent?.trim()).toMatch(/^\d{4} \d{4} \d{4}$/);
  await expect.element(page.getByText('El client rebrà el justificant per SMS: 655 444 333.')).toBeVisible();
  expect(await violations()).toEqual([]);
  await button('Ves a la consulta').click();
  await expect.element(page.getByRole('heading', { name: 'Fuita al carrer Nou' })).toBeVisible();
  expect(server.openingForm).toBeNull();
});

test('two clicks open one ticket', async () => {
  const server = await openForm();
  await fillCall();
  await button('SMS').click();
  const before = server.tickets.size;
  const submit = inside('.opening button[type=submit]');
  submit?.click();
  submit?.click();
  await expect.element(page.getByRole('heading', { name: 'Consulta oberta' })).toBeVisible();
  expect(server.tickets.size).toBe(before + 1);
});

test('a landline gets no SMS, and without a way to be told nothing is opened', async () => {
  const server = await openForm();
  await fillCall();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('Pregunteu al client on vol rebre els avisos.')).toBeVisible();
  await button('SMS').click();
  await box('Mòbil').fill('93 741 61 00');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText(/Cal un mòbil/)).toBeVisible();
  expect(server.calls).not.toContain('openTicket');
});

test('whoever has something open is shown with it', async () => {
  await openForm();
  await box('Telèfon').fill('600 111 222');
  await expect.element(page.getByText(/Aquesta persona ja té \d consultes obertes:/)).toBeVisible();
  await page.getByRole('button', { name: 'Obre-la: Tall d’aigua sense avís' }).click();
  await expect.element(page.getByRole('heading', { name: 'Tall d’aigua sense avís' })).toBeVisible();
});

describe('nothing is lost', () => {
  test('closed and opened again, or after a reload, the form is as it was', async () => {
    const server = await openForm();
    await fillCall();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => server.openingForm?.subject).toBe('Fuita al carrer Nou');
    await userEvent.keyboard('c');
    await expect.element(box('Assumpte')).toHaveValue('Fuita al carrer Nou');
    const form = server.openingForm;
    strikeDesk();
    await openForm({
      prepare: (next) => {
        next.openingForm = form;
      },
    });
    await expect.element(box('Què ens explica')).toHaveValue('Surt aigua de la vorera.');
  });

  test('a server that is away keeps every word, and the same words are the same act', async () => {
    const server = await openForm();
    await fillCall();
    await button('SMS').click();
    const asked = vi.spyOn(server, 'openTicket');
    server.failNext('openTicket', 'unreachable');
    await button('Obre la consulta').click();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(
        'La consulta no s’ha obert. El que heu escrit es conserva. No s’arriba al servidor.',
      );
    await expect.element(box('Assumpte')).toHaveValue('Fuita al carrer Nou');
    await button('Obre la consulta').click();
    await expect.element(page.getByRole('heading', { name: 'Consulta oberta' })).toBeVisible();
    expect(asked.mock.calls[1]?.[0]).toBe(asked.mock.calls[0]?.[0]);
  });

  test('20,000 characters pasted as a subject are told, not cut', async () => {
    await openForm();
    await fillCall();
    await box('Assumpte').fill('x'.repeat(20_000));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('Massa llarg: màxim 200 caràcters.')).toBeVisible();
    await expect.element(box('Assumpte')).toHaveValue('x'.repeat(20_000));
  });
});

test('writing first: by mail to an address, by SMS with the end in sight', async () => {
  const server = await openForm();
  await button('Escrivim nosaltres').click();
  await expect.element(page.getByRole('heading', { name: 'Escriu a un client' })).toBeVisible();
  await box('Assumpte').fill('Tall programat');
  await box('Text que rebrà el client').fill('Demà tallem l’aigua.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('Falta aquesta dada.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Per on li escrivim' }).selectOptions('SMS');
  await expect.element(page.getByText('Queden 439 caràcters')).toBeVisible();
  await page.getByRole('combobox', { name: 'Per on li escrivim' }).selectOptions('Correu electrònic');
  await page
    .getByRole('combobox', { name: 'Surt de la bústia' })
    .selectOptions('Avaries · avaries@sinia.example');
  await box('Correu electrònic').fill('joana@example.cat');
  expect(await violations()).toEqual([]);
  const asked = vi.spyOn(server, 'openTicket');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('heading', { name: 'Missatge en camí' })).toBeVisible();
  expect([...server.tickets.values()].at(-1)).toMatchObject({ status: 'open', assigneeId: 'agt_cristina' });
  expect(asked.mock.calls[0]?.[1]).toMatchObject({ mailboxId: 'mbx_2' });
});
