import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { INVOICE, LEAK } from './make-desk.ts';
import { TICKETS } from './sample-desk.ts';
import { identificationOf, identify, NURIA, personId } from './sample-people.ts';
import { focused, inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

const button = (name: string | RegExp) => page.getByRole('button', { name });
const field = page.getByRole('combobox', { name: /telèfon, correu|teléfono, correo/ });
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const option = (name: RegExp) => page.getByRole('option', { name });
const WATER = TICKETS[5]?.id ?? '';
const CUT = TICKETS[2]?.id ?? '';

async function openPeople(wanted: Wanted = {}) {
  const server = await raiseDesk({ prepare: identify, ...wanted });
  await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeVisible();
  inside('.console')?.focus();
  await userEvent.keyboard('g');
  await expect.element(field).toBeVisible();
  return server;
}

const openTicket = (ticketId: string, wanted: Wanted = {}) =>
  raiseDesk({ prepare: identify, ...wanted, ticketId });

describe('finding people', () => {
  test('by keyboard alone: what one types is found here and in Aquacis, Enter opens the card', async () => {
    await openPeople();
    await expect.poll(() => focused()?.getAttribute('role')).toBe('combobox');
    await userEvent.keyboard('puig');
    await expect.element(option(/Núria Puig Ferrer.*2 contractes.*Aquacis/)).toBeVisible();
    await expect.element(page.getByText('Còpia d’Aquacis: avui, 03:10')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('Núria Puig Ferrer')).toBeVisible();
    await expect.element(button(/Alta de subministrament/)).toBeVisible();
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.element(page.getByText('Trieu una persona')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeVisible();
  });

  test('a telephone is asked as one, a number as contract and as meter', async () => {
    const server = await openPeople();
    await field.fill('600 111 222');
    await expect.element(option(/N\. Puig/)).toBeVisible();
    await field.fill('4501238');
    await expect
      .poll(() => server.customers.asked)
      .toEqual([{ phone: '600 111 222' }, { contract: '4501238' }, { meter: '4501238' }]);
    await expect.element(option(/Núria Puig Ferrer/)).toBeVisible();
  });

  test('a customer of Aquacis without a card gets one', async () => {
    await openPeople();
    await field.fill('joana');
    await option(/Joana Mir/).click();
    await expect.element(page.getByText(/Encara no té fitxa a Sínia/)).toBeVisible();
    await button('Crea la fitxa amb aquestes dades').click();
    await expect.element(page.getByText('Fitxa creada amb les dades d’Aquacis.')).toBeVisible();
    await expect.element(page.getByText('Com el coneixem')).toBeVisible();
    await expect.element(page.getByText(/Aquacis · confirmat per un sistema/).first()).toBeVisible();
  });

  test('where Aquacis does not answer, that is said, with the age of what is shown', async () => {
    const server = await openPeople();
    server.customers.degraded = 'timeout';
    await field.fill('puig');
    await expect
      .element(
        page.getByText(/Aquacis ha trigat massa a respondre\. Les dades que veieu són de la còpia: avui/),
      )
      .toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('a search that fails says so and goes on when asked again', async () => {
    const server = await openPeople();
    server.customers.failNext('find', 'unreachable');
    await field.fill('tomás');
    await expect.element(page.getByText('La cerca no ha funcionat.')).toBeVisible();
    await button('Torna-ho a provar').click();
    await expect.element(option(/Tomás Rey/)).toBeVisible();
  });

  test('nobody: the card is written by hand, with what was looked for; a refusal loses nothing', async () => {
    const server = await openPeople();
    await field.fill('12345678A');
    await expect.element(page.getByText('No hem trobat ningú amb aquestes dades.').last()).toBeVisible();
    await button('Crea la fitxa a mà').click();
    await expect.element(page.getByRole('textbox', { name: 'Dada 1' })).toHaveValue('12345678A');
    await page.getByRole('textbox', { name: /Nom i cognoms/ }).fill('Marc Vila');
    await page.getByRole('checkbox', { name: 'Té 65 anys o més' }).click();
    const wrong = [{ pointer: '/identities/0/value', code: 'document_letter_wrong' }];
    server.customers.failNext('create', 'identity_invalid', wrong);
    await button('Desa').click();
    await expect.element(page.getByText(/La lletra o el dígit de control del document/)).toBeVisible();
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Dada 1');
    expect(await violations()).toEqual([]);
    await page.getByRole('textbox', { name: 'Dada 1' }).fill('12345678Z');
    await button('Desa').click();
    await expect.element(page.getByText('Fitxa creada.')).toBeVisible();
    await expect.element(heading('Marc Vila')).toBeVisible();
    await expect.element(page.getByText('65+ (declarat)')).toBeVisible();
  });
});

test('the palette finds people too', async () => {
  await raiseDesk({ prepare: identify });
  await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeVisible();
  inside('.console')?.focus();
  await userEvent.keyboard('{Control>}k{/Control}');
  await page.getByRole('dialog').getByRole('combobox').fill('tomás');
  await page.getByRole('dialog').getByRole('option', { name: 'Tomás Rey' }).click();
  await expect.element(heading('Tomás Rey')).toBeVisible();
});

describe('the card', () => {
  test('two sources that disagree both stand there, and which of them counts', async () => {
    await openPeople();
    await field.fill('puig');
    await option(/Núria Puig Ferrer/).click();
    await expect.element(page.getByText(/1 dada no coincideix/)).toBeVisible();
    await expect.element(page.getByText('Carrer de la Riera, 12, 08301 Mataró')).toBeVisible();
    await expect.element(page.getByText('Carrer de Biada, 40, 2n 1a, Mataró')).toBeVisible();
    await expect.element(page.getByText(/Aquacis · .* · és la que val/)).toBeVisible();
  });

  test('bills, debt and readings are asked of Aquacis when somebody looks', async () => {
    const server = await openPeople();
    await field.fill('puig');
    await option(/Núria Puig Ferrer/).click();
    await expect.element(page.getByText('Tallat', { exact: true })).toBeVisible();
    expect(server.customers.calls).not.toContain('account');
    await button(/Factures i lectures 4501238/).click();
    await expect.element(page.getByText('61,20 € (1 factura)')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: /Obre’l a Aquacis/ }))
      .toHaveAttribute('rel', 'noreferrer');
    expect(await violations()).toEqual([]);
  });

  test('a change that somebody else was quicker with is refused in words', async () => {
    const server = await openPeople();
    await field.fill('tomás');
    await option(/Tomás Rey/).click();
    await expect.element(page.getByText('Vulnerable (declarat)')).toBeVisible();
    await button('Edita').click();
    const name = page.getByRole('textbox', { name: /Nom i cognoms/ });
    await name.fill('Tomás Rey Gil');
    const known = server.customers.cards.get(personId(3));
    if (known) server.customers.cards.set(known.id, { ...known, version: 7 });
    await button('Desa').click();
    await expect.element(page.getByText(/Algú l’ha canviada mentrestant/)).toBeVisible();
    await expect.element(name).toHaveValue('Tomás Rey Gil');
    await button('Desa').click();
    await expect.element(heading('Tomás Rey Gil')).toBeVisible();
  });

  test('a ticket that begins there is theirs', async () => {
    await openPeople();
    await field.fill('tomás');
    await option(/Tomás Rey/).click();
    await button('Nova consulta').click();
    await expect.element(page.getByRole('textbox', { name: 'Nom i cognoms' })).toHaveValue('Tomás Rey');
    await expect.element(page.getByRole('textbox', { name: 'Telèfon' })).toHaveValue('+34655444333');
    await expect.element(page.getByRole('combobox', { name: 'Llengua del client' })).toHaveValue('es');
  });

  test('whoever only reads finds nothing to change', async () => {
    await openPeople({ role: 'auditor' });
    await field.fill('puig');
    await option(/Núria Puig Ferrer/).click();
    await expect.element(heading('Núria Puig Ferrer')).toBeVisible();
    expect(button('Edita').query()).toBeNull();
    expect(button('Crea la fitxa a mà').query()).toBeNull();
  });
});

const pane = () => page.getByRole('complementary', { name: 'Detalls' });

describe('beside a ticket', () => {
  test('somebody we know: who it is, what they have contracted and what they asked before', async () => {
    await openTicket(LEAK);
    const customer = pane().getByRole('region', { name: 'Client' });
    await expect.element(customer.getByText('Núria Puig Ferrer')).toBeVisible();
    await expect.element(customer.getByText('Identificat')).toBeVisible();
    await expect.element(customer.getByText('Tallat')).toBeVisible();
    await expect.element(customer.getByRole('button', { name: /Alta de subministrament/ })).toBeVisible();
    await customer.getByRole('button', { name: 'Obre la fitxa' }).click();
    await expect.element(heading('Núria Puig Ferrer')).toBeVisible();
  });

  test('for the time being: nothing to read out, until it is confirmed', async () => {
    const server = await openTicket(WATER);
    const customer = pane().getByRole('region', { name: 'Client' });
    await expect.element(customer.getByText('Per confirmar')).toBeVisible();
    await expect.element(customer.getByText('***0001**')).toBeVisible();
    expect(inside('.ticket-customer')?.textContent).not.toMatch(/600 ?111|nuria\.puig@|Riera|4501238/);
    expect(await violations()).toEqual([]);
    server.customers.calls.length = 0;
    await button('És aquesta persona').click();
    await expect.element(customer.getByText('Identificat')).toBeVisible();
    await expect.element(customer.getByText(/600 111 222/)).toBeVisible();
  });

  test('several: one of them is taken, with the reasons in sight', async () => {
    const server = await openTicket(INVOICE);
    await expect.element(pane().getByText('82 de 100 · el telèfon · el nom')).toBeVisible();
    await button('És N. Puig').click();
    await expect.element(page.getByText('La consulta és ara de N. Puig.')).toBeVisible();
    expect(server.tickets.get(INVOICE)?.contactId).toBe(personId(2));
  });

  test('a customer whom Aquacis offers: one press makes the card, and the ticket is theirs', async () => {
    const server = await openTicket(CUT, {
      prepare: (desk) => {
        identify(desk);
        const ticket = desk.tickets.get(CUT);
        const customers = [{ customerId: '220871', score: 30, reasons: ['typed_email' as const] }];
        const identification = identificationOf({
          ...{ outcome: 'unknown', contactId: null, reason: 'unverified_claim', customers },
        });
        if (ticket) desk.tickets.set(CUT, { ...ticket, identification });
      },
    });
    await expect.element(pane().getByText('30 de 100 · el correu, sense verificar')).toBeVisible();
    await expect.element(pane().getByText('Aquacis', { exact: true })).toBeVisible();
    expect(await violations()).toEqual([]);
    await button('És Joana Mir Col·lell').click();
    await expect.element(page.getByText('La consulta és ara de Joana Mir Col·lell.')).toBeVisible();
    await expect.poll(() => server.tickets.get(CUT)?.contactId).toMatch(/^con_/);
  });

  test('nobody: found in Aquacis, the card is made and the ticket is theirs', async () => {
    const server = await openTicket(CUT);
    await expect.element(pane().getByText(/No sabem qui és/)).toBeVisible();
    inside('.console')?.focus();
    await userEvent.keyboard('i');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await violations()).toEqual([]);
    await field.fill('joana');
    await expect.element(option(/Joana Mir/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('La consulta és ara de Joana Mir Col·lell.')).toBeVisible();
    await expect.poll(() => server.tickets.get(CUT)?.contactId).toMatch(/^con_/);
  });

  test('a wrong link is undone: the ticket is nobody’s again', async () => {
    const server = await openTicket(LEAK);
    await button('És una altra persona').click();
    await button('Desvincula el client').click();
    await expect.element(page.getByText('La consulta ja no té client.')).toBeVisible();
    expect(server.tickets.get(LEAK)?.contactId).toBeNull();
  });
});

const SHOWN = { ca: 'Com el coneixem', es: 'Cómo le conocemos' } as const;

describe.each(['ca', 'es'] as const)('axe finds nothing, in %s', (locale) => {
  test.each(['light', 'dark'] as const)('search and card, %s, wide and at 360 px', async (scheme) => {
    await openPeople({ locale, scheme });
    await field.fill('puig');
    await expect.element(option(/Núria/)).toBeVisible();
    expect(await violations()).toEqual([]);
    await option(/Núria/).click();
    await expect.element(page.getByText(SHOWN[locale])).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.viewport(360, 740);
    expect(await violations()).toEqual([]);
    const card = inside('.people-card');
    expect(card?.scrollWidth).toBeLessThanOrEqual(card?.clientWidth ?? 0);
    expect(inside('.people-find')?.offsetParent).toBeNull();
  });
});

test('a card has an address of its own, and a merged one leads to the one that there is', async () => {
  await raiseDesk({
    prepare: (server) => {
      identify(server);
      server.customers.cards.set(personId(2), NURIA);
    },
    beginAt: { page: 'people', people: 'find', personId: personId(2) },
  });
  await expect.element(heading('Núria Puig Ferrer')).toBeVisible();
});
