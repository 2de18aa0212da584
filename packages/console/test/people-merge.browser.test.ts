import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { identify, NURIA, personId } from './sample-people.ts';
import { inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

const button = (name: string | RegExp) => page.getByRole('button', { name });
const text = (words: string | RegExp) => page.getByText(words);
const dialog = () => page.getByRole('dialog');

const openAt = (people: 'find' | 'duplicates' | 'merges', id: string | null = null, wanted: Wanted = {}) =>
  raiseDesk({ prepare: identify, beginAt: { page: 'people', people, personId: id }, ...wanted });

describe('two cards of one person', () => {
  test('from the card: one that looks like it, which stays is chosen, taken back from the notice', async () => {
    const server = await openAt('find', personId(2));
    await expect.element(page.getByRole('heading', { name: 'N. Puig' })).toBeVisible();
    inside('.console')?.focus();
    await userEvent.keyboard('u');
    await dialog()
      .getByRole('button', { name: /Núria Puig Ferrer.*75 de 100/ })
      .click();
    await expect
      .element(dialog().getByRole('region', { name: /Queda aquesta fitxa: N\. Puig/ }))
      .toBeVisible();
    await button('Canvia quina queda').click();
    const stays = dialog().getByRole('region', { name: /Queda aquesta fitxa: Núria Puig Ferrer/ });
    await expect.element(stays).toBeVisible();
    const names = dialog().getByRole('group', { name: 'Nom' });
    await expect.element(names.getByRole('radio', { name: /Núria Puig Ferrer/ })).toBeChecked();
    await names.getByRole('radio', { name: /^N\. Puig/ }).click();
    expect(await violations()).toEqual([]);
    await button('Fusiona les fitxes').click();
    await expect.element(text('Ara són una sola fitxa.')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Núria Puig Ferrer' })).toBeVisible();
    expect(server.customers.merged[0]).toMatchObject({ contactId: personId(2), intoContactId: NURIA.id });
    inside('.console')?.focus();
    await userEvent.keyboard('z');
    await expect.element(text(/Tornen a ser dues fitxes/)).toBeVisible();
    expect(server.customers.merged[0]?.undoneAt).not.toBeNull();
  });

  test('two documents are two people until somebody who has looked says otherwise', async () => {
    const server = await openAt('duplicates');
    server.customers.differences = ['documents'];
    await button(/N\. Puig/).click();
    await expect.element(text('Tenen documents d’identitat diferents.')).toBeVisible();
    await expect.element(button('Fusiona les fitxes')).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('checkbox', { name: /Ho he comprovat/ }).click();
    await button('Fusiona les fitxes').click();
    await expect.element(text('Ara són una sola fitxa.')).toBeVisible();
    expect(server.customers.merged).toHaveLength(1);
  });

  test('two people stay two, and are not asked about again', async () => {
    await openAt('duplicates');
    await button(/N\. Puig/).click();
    await expect.element(text('75 de 100 · mateix telèfon · noms semblants')).toBeVisible();
    await button('Són dues persones').click();
    await expect.element(text('No hi ha cap duplicat per revisar')).toBeVisible();
    await expect.element(text('Trieu una persona')).toBeVisible();
  });

  test('a merge of long ago is undone from the list', async () => {
    const server = await openAt('merges', null, {
      prepare: (desk) => {
        identify(desk);
        void desk.customers.merge(NURIA.id, personId(2), {});
      },
    });
    await button('Desfés la fusió de N. Puig amb Núria Puig Ferrer').click();
    await expect.element(text(/Desfeta avui/)).toBeVisible();
    expect(server.customers.cards.get(personId(2))?.name).toBe('N. Puig');
  });

  test('a long list of merges goes on when one asks for more', async () => {
    await openAt('merges', null, {
      prepare: (desk) => {
        identify(desk);
        for (let count = 0; count < 21; count += 1) void desk.customers.merge(NURIA.id, personId(2), {});
      },
    });
    const shown = () => inside('.merges')?.children.length;
    await expect.poll(shown).toBe(20);
    await button('Mostra’n més').click();
    await expect.poll(shown).toBe(21);
    await expect.element(button('Mostra’n més')).not.toBeInTheDocument();
  });

  test('a refusal of the server is said in words, and nothing is lost', async () => {
    const server = await openAt('duplicates');
    await button(/N\. Puig/).click();
    server.customers.failNext('merge', 'contact_already_merged');
    await button('Fusiona les fitxes').click();
    await expect.element(text(/Aquest contacte ja s’ha fusionat amb un altre/)).toBeVisible();
    await expect.element(button('Fusiona les fitxes')).toBeVisible();
  });
});

describe.each(['ca', 'es'] as const)('axe finds nothing, in %s', (locale) => {
  test.each(['light', 'dark'] as const)('review and list, %s, wide and at 360 px', async (scheme) => {
    await openAt('duplicates', null, { locale, scheme });
    await button(/N\. Puig/).click();
    await expect.poll(() => inside('.merge-sides')).toBeTruthy();
    expect(await violations()).toEqual([]);
    await page.viewport(360, 740);
    expect(await violations()).toEqual([]);
    const card = inside('.people-card');
    expect(card?.scrollWidth).toBeLessThanOrEqual(card?.clientWidth ?? 0);
  });
});
