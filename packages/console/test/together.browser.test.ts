import { DEFAULT_ALERTS } from '@sinia/core';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Alert, Present } from '../src/port/desk-port.ts';
import { INVOICE, LEAK } from './make-desk.ts';
import { eventOf, messageOf, minutesAgo, TICKETS } from './sample-desk.ts';
import { focused, inside, raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

const jordi = (more: Partial<Present> = {}): Present => ({
  ...{ ticketId: LEAK, userId: 'agt_jordi', name: 'Jordi Masó', doing: 'viewing', away: false },
  ...more,
});
const lucia: Present = {
  ...{ ticketId: INVOICE, userId: 'agt_lucia', name: 'Lucía Herrero', doing: 'viewing', away: true },
};
const alertOf = (number: number, more: Partial<Alert> = {}): Alert => ({
  id: `alr_${String(number).padStart(26, '0')}`,
  kind: 'mentioned',
  ticketId: INVOICE,
  reference: TICKETS[1]?.reference ?? '',
  subject: 'Factura de octubre mucho más alta',
  by: 'Jordi Masó',
  at: minutesAgo(3),
  read: false,
  ways: ['desk'],
  ...more,
});
const ready = () => expect.element(page.getByRole('textbox', { name: /Resposta|Respuesta/ })).toBeVisible();
const root = () => inside('.console')?.focus();

describe.each(['ca', 'es'] as const)('axe finds nothing, in %s', (locale) => {
  test.each([1280, 360])('colleagues on a ticket, at %d px', async (width) => {
    const server = await raiseDesk({ locale, width, ticketId: LEAK });
    await ready();
    server.signal({ signal: 'presence', people: [jordi({ doing: 'typing' }), lucia] });
    await expect.element(page.getByText(/Jordi Masó (hi escriu|está escribiendo)…/)).toBeVisible();
    expect(await violations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test.each([1280, 360])('the bell and what it tells, at %d px', async (width) => {
    const server = await raiseDesk({ locale, width });
    server.tell(alertOf(1), alertOf(2, { kind: 'assigned', read: true }));
    await page.getByRole('button', { name: /Avisos 1/ }).click();
    await expect.element(page.getByRole('button', { name: /mencionado|esmentat/ })).toBeVisible();
    expect(await violations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test.each([1280, 360])('the settings of alerts, at %d px', async (width) => {
    await raiseDesk({
      locale,
      width,
      prepare: (server) => {
        server.alertChoice = { ...DEFAULT_ALERTS, quietHours: { from: '20:00', to: '08:00' } };
      },
    });
    await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeVisible();
    root();
    await userEvent.keyboard('{Control>},{/Control}');
    await expect.element(page.getByRole('table')).toBeVisible();
    expect(await violations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test('whom a note may call', async () => {
    await raiseDesk({ locale, ticketId: LEAK });
    await ready();
    root();
    await userEvent.keyboard('n');
    await expect.element(page.getByRole('textbox', { name: /Nota/ })).toBeVisible();
    await userEvent.keyboard('Mira-ho, @');
    await expect.element(page.getByRole('listbox')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe('presence', () => {
  test('one’s own desk says what it has open and when one types, and that one has left', async () => {
    const server = await raiseDesk({ ticketId: LEAK });
    await ready();
    await expect.poll(() => server.calls).toContain(`showPresence viewing ${LEAK}`);
    root();
    await userEvent.keyboard('rBon dia');
    await expect.poll(() => server.calls).toContain(`showPresence typing ${LEAK}`);
    await page.getByRole('button', { name: /Andrés Gil/ }).click();
    await expect.poll(() => server.calls).toContain(`endPresence ${LEAK}`);
    await expect.poll(() => server.calls).toContain(`showPresence viewing ${INVOICE}`);
  });

  test('who views and who types are told apart, in the row and in the head; a lost line shows nobody', async () => {
    const server = await raiseDesk({ ticketId: LEAK });
    await ready();
    server.signal({ signal: 'presence', people: [jordi(), lucia] });
    await expect.poll(() => page.getByTitle('Jordi Masó la té oberta').elements().length).toBe(2);
    await expect
      .element(page.getByTitle('Lucía Herrero la tenia oberta fa un moment'))
      .toHaveAttribute('data-away');
    server.signal({ signal: 'presence', people: [jordi({ doing: 'typing' })] });
    await expect.element(page.getByText('Jordi Masó hi escriu…')).toBeVisible();
    server.lose();
    await expect.element(page.getByText('Jordi Masó hi escriu…')).not.toBeInTheDocument();
  });
});

describe('the customer writes while one answers', () => {
  test.each([
    ['Llegeix-ho', 'thread-pane'],
    ['Respon igualment', 'composer-text'],
  ])('a bar stays above the editor until one chooses: %s', async (choice, place) => {
    const server = await raiseDesk({ ticketId: LEAK });
    await ready();
    root();
    await userEvent.keyboard('rHi anem');
    server.messages.get(LEAK)?.push(messageOf(LEAK, 9, { body: 'Ja no surt aigua' }));
    server.happen(
      eventOf(LEAK, 70, {
        type: 'message.added',
        actor: { kind: 'customer', id: null, name: 'Núria Puig' },
        message: { id: 'msg_9', visibility: 'public', author: 'customer' },
      }),
    );
    await expect.element(page.getByText('Ja no surt aigua').last()).toBeInTheDocument();
    await expect.element(page.getByText('El client ha escrit mentre redactàveu.')).toBeVisible();
    await page.getByRole('button', { name: choice }).click();
    await expect.element(page.getByText('El client ha escrit mentre redactàveu.')).not.toBeInTheDocument();
    expect(focused()?.className).toContain(place);
    await expect.element(page.getByRole('textbox', { name: 'Resposta' })).toHaveTextContent('Hi anem');
  });
});

describe('mentions and followers', () => {
  test('@, two letters, Enter: the name stands there, and the note calls them', async () => {
    const server = await raiseDesk({ ticketId: LEAK });
    await ready();
    root();
    await userEvent.keyboard('n');
    await expect.element(page.getByRole('textbox', { name: 'Nota interna' })).toBeVisible();
    await userEvent.keyboard('Mira-ho, @ma');
    await expect.element(page.getByRole('listbox').getByRole('option', { name: 'Jordi Masó' })).toBeVisible();
    await userEvent.keyboard('{Enter}si us plau');
    await expect
      .element(page.getByRole('textbox', { name: 'Nota interna' }))
      .toHaveTextContent('Mira-ho, @Jordi Masó si us plau');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => server.followers.get(LEAK)?.map(({ id }) => id)).toEqual(['agt_jordi']);
  });

  test('a name that was begun before the field had the focus is still helped with', async () => {
    await raiseDesk({ ticketId: LEAK });
    await ready();
    root();
    await userEvent.keyboard('n');
    const note = page.getByRole('textbox', { name: 'Nota interna' });
    await expect.element(note).toBeVisible();
    await userEvent.keyboard('Mira-ho, @ma');
    const names = page.getByRole('listbox').getByRole('option', { name: 'Jordi Masó' });
    await expect.element(names).toBeVisible();
    root();
    await expect.element(names).not.toBeInTheDocument();
    (note.element() as HTMLElement).focus();
    await expect.element(names).toBeVisible();
  });

  test('f follows and stops following, said aloud and in the details', async () => {
    const server = await raiseDesk({ ticketId: LEAK });
    await ready();
    root();
    await userEvent.keyboard('f');
    await expect.element(page.getByText('Seguiu la consulta: sabreu què hi passa.')).toBeVisible();
    expect(server.followers.get(LEAK)).toHaveLength(1);
    await expect.element(page.getByText('Cristina Vidal (vós)')).toBeVisible();
    await userEvent.keyboard('f');
    await expect.element(page.getByText('Ningú no la segueix.')).toBeVisible();
  });
});

describe('alerts', () => {
  test('b shows them; a click opens the ticket and they are read', async () => {
    const server = await raiseDesk();
    server.tell(alertOf(1), alertOf(2, { ticketId: LEAK, kind: 'customer_replied' }));
    await expect.element(page.getByRole('button', { name: 'Avisos 2 per llegir' })).toBeVisible();
    root();
    await userEvent.keyboard('b');
    await page.getByRole('button', { name: /Us han esmentat en una nota/ }).click();
    await expect.element(page.getByRole('heading', { name: /Factura de octubre/ })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Avisos 1 per llegir' })).toBeVisible();
    expect(server.told.find((one) => one.ticketId === INVOICE)?.read).toBe(true);
  });

  test('all are marked at once', async () => {
    const server = await raiseDesk();
    server.tell(alertOf(1), alertOf(2));
    await expect.element(page.getByRole('button', { name: 'Avisos 2 per llegir' })).toBeVisible();
    root();
    await userEvent.keyboard('b');
    await page.getByRole('button', { name: 'Marca’ls tots com a llegits' }).click();
    await expect.poll(() => server.told.every(({ read }) => read)).toBe(true);
    await expect.element(page.getByRole('button', { name: 'Avisos', exact: true })).toBeInTheDocument();
  });

  test('what a click switches is saved; what is refused goes back', async () => {
    const server = await raiseDesk();
    await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeVisible();
    root();
    await userEvent.keyboard('{Control>},{/Control}');
    const box = page.getByRole('checkbox', { name: 'Us n’assignen una: Correu' });
    await box.click();
    await expect.poll(() => server.alertChoice.ways.assigned).toContain('email');
    server.failNext('saveAlertSettings', 'unavailable');
    await box.click();
    await expect.element(page.getByText(/no s’han desat/)).toBeVisible();
    await expect.element(box).toBeChecked();
  });
});
