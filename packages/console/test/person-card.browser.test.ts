import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { TICKETS } from './sample-desk.ts';
import { identify, NURIA, personId } from './sample-people.ts';
import { inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

const button = (name: string | RegExp) => page.getByRole('button', { name });
const card = () => page.getByRole('region', { name: /Fitxa del client|Ficha del cliente/ });
const text = (words: string | RegExp) => card().getByText(words);
const dialog = () => page.getByRole('dialog');

async function openCard(id = NURIA.id, wanted: Wanted = {}) {
  const server = await raiseDesk({
    ...{ prepare: identify, beginAt: { page: 'people', people: 'find', personId: id } },
    ...wanted,
  });
  await expect.poll(() => inside('.person-columns')).toBeTruthy();
  return server;
}

describe('all of somebody in one place', () => {
  test('what passed on every channel is one line of time, older when it is asked for', async () => {
    await openCard();
    await expect.element(text(/Segueix sortint aigua/)).toBeVisible();
    await expect.element(text(/Trucada rebuda · 3\smin 5\ss/)).toBeVisible();
    await button('Mostra’n més').click();
    await expect.element(text('Nota a la fitxa')).toBeVisible();
    await expect.poll(() => inside('.timeline')?.children.length).toBe(5);
    expect(button('Mostra’n més').query()).toBeNull();
  });

  test('a note is kept for colleagues, and taken away by whoever wrote it', async () => {
    const server = await openCard();
    await expect.element(text('Prefereix que li truquin a partir de les 17 h.').first()).toBeVisible();
    await page.getByRole('textbox', { name: /Afegiu una nota/ }).fill('Ha canviat de mòbil.');
    await button('Desa la nota').click();
    await expect.element(text('Ha canviat de mòbil.')).toBeVisible();
    await button(/^Esborra la nota/).click();
    await expect.poll(() => server.customers.notes.length).toBe(1);
    await expect.element(text('Ha canviat de mòbil.')).not.toBeInTheDocument();
  });

  test('for whom somebody acts is written down, by what it was shown, and withdrawn', async () => {
    const server = await openCard(personId(2));
    await button('Anota a qui representa').click();
    await dialog()
      .getByRole('combobox', { name: /Nom, telèfon/ })
      .fill('tomás');
    await dialog()
      .getByRole('option', { name: /Tomás Rey/ })
      .click();
    await page.getByRole('combobox', { name: 'Com ho ha acreditat' }).selectOptions('notarial');
    await page.getByRole('textbox', { name: 'Contractes' }).fill('4712009, 4712010');
    expect(await violations()).toEqual([]);
    await button('Desa').click();
    await expect.element(text(/poder notarial · contractes 4712009, 4712010/)).toBeVisible();
    await button('Retira la representació: Tomás Rey').click();
    await expect.element(text('Retirada').first()).toBeVisible();
    expect(server.customers.representations[0]?.revokedAt).not.toBeNull();
  });

  test('the age of what is known of Aquacis stands there, as a banner where it does not answer', async () => {
    await openCard(NURIA.id, {
      prepare: (server) => {
        identify(server);
        server.customers.degraded = 'breaker_open';
      },
    });
    await expect
      .element(text(/Aquacis no respon bé.*Les dades que veieu són de la còpia: avui/))
      .toBeVisible();
  });

  test('a card that another may be double of says so, and leads to both', async () => {
    await openCard();
    await expect.element(text(/Hi ha 1 fitxa que podria ser de la mateixa persona/)).toBeVisible();
    await button('Mira-ho').click();
    await expect.element(dialog().getByRole('button', { name: /N\. Puig/ })).toBeVisible();
  });

  test('whoever only reads finds nothing to write', async () => {
    await openCard(NURIA.id, { role: 'auditor' });
    await expect.element(text('Prefereix que li truquin a partir de les 17 h.').first()).toBeVisible();
    expect(page.getByRole('textbox', { name: /Afegiu una nota/ }).query()).toBeNull();
    expect(button('Anota a qui representa').query()).toBeNull();
    expect(button(/^Retira la representació/).query()).toBeNull();
  });
});

test('until it is confirmed who it is, no key opens the card', async () => {
  const server = await raiseDesk({ prepare: identify, ticketId: TICKETS[5]?.id ?? '' });
  await expect.element(page.getByText('Per confirmar')).toBeVisible();
  inside('.console')?.focus();
  await userEvent.keyboard('l');
  await expect.element(page.getByText('Per confirmar')).toBeVisible();
  expect(server.customers.calls).not.toContain('view');
});

describe.each(['ca', 'es'] as const)('axe finds nothing, in %s', (locale) => {
  test.each(['light', 'dark'] as const)('the whole card, %s, wide and at 360 px', async (scheme) => {
    await openCard(NURIA.id, { locale, scheme });
    await expect.poll(() => inside('.timeline-line')).toBeTruthy();
    expect(await violations()).toEqual([]);
    await page.viewport(360, 740);
    expect(await violations()).toEqual([]);
    const pane = inside('.people-card');
    expect(pane?.scrollWidth).toBeLessThanOrEqual(pane?.clientWidth ?? 0);
  });
});
