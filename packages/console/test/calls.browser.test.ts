import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CallLine } from '../src/port/calls-port.ts';
import { ENDED, TALKING } from './sample-calls.ts';
import { minutesAgo } from './sample-desk.ts';
import { inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

const button = (name: string | RegExp) => page.getByRole('button', { name });
const text = (words: string | RegExp) => page.getByText(words);
const lines = () => [...(inside('.calls')?.querySelectorAll('.board-line') ?? [])];
const rows = () => [...(inside('.call-table')?.querySelectorAll('tbody tr') ?? [])];

async function openCalls(wanted: Wanted = {}) {
  const beginAt = { page: 'calls', people: 'find', personId: null } as const;
  const server = await raiseDesk({ beginAt, ...wanted });
  await expect.poll(() => inside('.calls .calls-part')).not.toBeNull();
  return server;
}

describe('now', () => {
  test('who waits and for how long, who talks with whom; it changes by itself', async () => {
    const server = await openCalls();
    await expect.poll(() => lines().length).toBe(3);
    const said = lines().map((line) => line.textContent?.replaceAll('\u00a0', ' '));
    expect(said[0]).toMatch(/A la cua.*Número ocult.*Atenció al client.*espera 3 min/);
    expect(said[1]).toMatch(/Sona.*Núria Puig Ferrer.*600 111 001.*65 anys o més.*Sona a Pol Ferrer/);
    expect(said[2]).toMatch(/En conversa.*600 111 012.*amb Jordi Masó.*parla 4 min/);
    server.telephones.change(TALKING);
    await expect.element(text('Ningú no espera.')).toBeVisible();
    expect(lines()).toHaveLength(1);
  });

  test('a call that is owed is taken, given back, made or decided against', async () => {
    const server = await openCalls();
    await expect.element(text(/Fa 5.min que ha vençut/)).toBeVisible();
    await expect.element(text('Se n’ocupa Jordi Masó')).toBeVisible();
    await button('Me n’ocupo: 600 111 045').click();
    await expect.element(text('Se n’ocupa Cristina Vidal')).toBeVisible();
    await button('La deixo: 600 111 045').click();
    await expect.element(button('Me n’ocupo: 600 111 045')).toBeVisible();
    await button('Feta: 600 111 045').click();
    await expect.element(button('Me n’ocupo: 600 111 045')).not.toBeInTheDocument();
    await button('Me n’ocupo: Joan Serra Mas').click();
    await button('Sí, en comptes de Jordi Masó').click();
    await expect.element(text('Se n’ocupa Cristina Vidal')).toBeVisible();
    await button('Descarta: Joan Serra Mas').click();
    await expect.element(text('No hi ha cap trucada per tornar.')).toBeVisible();
    expect(server.calls.filter((call) => call.startsWith('finishTask'))).toEqual([
      'finishTask spoken',
      'finishTask dismissed',
    ]);
  });

  test('what does not come is said, and comes when asked again', async () => {
    const server = await raiseDesk();
    server.failNext('board' as never, 'unreachable');
    inside('.console')?.focus();
    await userEvent.keyboard('q');
    await expect.element(button('Torna-ho a provar')).toBeVisible();
    await button('Torna-ho a provar').click();
    await expect.poll(() => lines().length).toBe(3);
  });

  test('whoever only looks sees no way to act', async () => {
    await openCalls({ role: 'auditor' });
    await expect.poll(() => inside('.owed-line')).not.toBeNull();
    expect(inside('.owed-actions')).toBeNull();
  });
});

describe('history', () => {
  test('chosen by outcome, ticket and number; a page at a time; its tickets open', async () => {
    const server = await openCalls({
      prepare: ({ telephones }) => Object.assign(telephones, { pageSize: 3 }),
    });
    await button('Historial').click();
    await expect.poll(() => rows().length).toBe(3);
    await button('Mostra’n més').click();
    await expect.poll(() => rows().length).toBe(4);
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Resultat' }), 'Abandonada a la cua');
    await expect.poll(() => rows().length).toBe(1);
    expect(rows()[0]?.textContent).toContain('600 111 045');
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Consulta' }), 'Amb consulta');
    await expect.element(text('No hi ha cap trucada així.')).toBeVisible();
    await button('Esborra els filtres').click();
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Cua' }), 'avaries');
    await expect.element(text('No hi ha cap trucada així.')).toBeVisible();
    await button('Esborra els filtres').click();
    await page.getByRole('searchbox', { name: 'Telèfon' }).fill('33 612');
    await expect.poll(() => rows().length).toBe(1);
    await page.getByRole('searchbox', { name: 'Telèfon' }).fill('');
    await page.getByLabelText('Fins al dia').fill('2026-11-23');
    await expect.element(text('No hi ha cap trucada així.')).toBeVisible();
    const asked = () => server.telephones.asked.at(-1);
    await expect.poll(asked).toEqual({ startedBefore: '2026-11-23T23:00:00.000Z' });
    await button('Esborra els filtres').click();
    await button('5728 4390 1611').click();
    await expect.element(page.getByRole('heading', { name: /Fuita al carrer de la Riera/ })).toBeVisible();
  });
});

describe('one call', () => {
  const pane = () => inside('.call-pane')?.textContent?.replaceAll('\u00a0', ' ');

  test('its facts, its course, its recording for whoever may hear it', async () => {
    const server = await openCalls();
    await button('Historial').click();
    await button(/^Trucada de Núria Puig Ferrer/).click();
    await expect.poll(pane).toMatch(/Temps d’espera42 s.*Temps de conversa3 min 4 s/);
    expect(pane()).toMatch(/Agent.*Cristina Vidal.*MotiuAvaria › Fuita.*Consentiment per gravarSí/);
    expect(pane()).toMatch(/Valoració4 de 5.*Català › Avaries.*Amb avís previ a Extensió 215/);
    await text('Què va dir la centraleta').click();
    await expect.element(text(/Avís que no s’entén/)).toBeVisible();
    await button(/Escolta la gravació/).click();
    await expect.poll(() => inside('audio')?.getAttribute('src')).toBe('about:blank#rec_1');
    await button(/^Truca a Núria Puig Ferrer/).click();
    await expect.poll(() => server.telephones.dialled).toEqual(['+34600111020']);
    await button('Tanca la trucada').click();
    await expect.poll(() => inside('.call-pane')).toBeNull();
  });

  test('a colleague’s recording is not for everybody', async () => {
    const recording = { id: 'rec_2', durationSeconds: 9 };
    const past = [{ ...(TALKING[0] as CallLine), phase: 'ended', outcome: 'answered', recording } as const];
    await openCalls({ prepare: ({ telephones }) => Object.assign(telephones, { past, now: [], owed: [] }) });
    await button('Historial').click();
    await button(/^Trucada de 600 111 012/).click();
    await expect.element(text(/^Només la poden escoltar/)).toBeVisible();
  });

  test('one without a ticket gets one; its reason is said', async () => {
    await openCalls({ role: 'supervisor' });
    await button('Sense motiu').click();
    await button(/^Trucada de 600 111 090/).click();
    await expect.element(text(/^Cal dir-lo abans de/)).toBeVisible();
    await userEvent.selectOptions(page.getByRole('combobox', { name: /^Motiu/ }), 'Avaria › Fuita');
    await expect.element(text('Totes les trucades ateses tenen motiu.')).toBeVisible();
    await button('Historial').click();
    await button(/^Trucada de 600 111 045/).click();
    await button('Vincula-la a una consulta').click();
    await page
      .getByRole('combobox', { name: /consulta/i })
      .last()
      .fill('Riera');
    await page
      .getByRole('option', { name: /Fuita al carrer de la Riera/ })
      .first()
      .click();
    await expect.poll(pane).toContain('Fuita al carrer de la Riera');
  });

  test('a caller asks for a supervisor: who, and what is left of the three minutes', async () => {
    const server = await openCalls({ role: 'supervisor' });
    const asked = { taskId: 'ctk_9', callId: TALKING[0]?.id ?? '', agentId: 'agt_jordi' };
    const times = { askedAt: minutesAgo(1), dueAt: minutesAgo(-2) };
    server.signal({ signal: 'supervisors', asked: [{ ...asked, ...times }] });
    await expect.poll(() => inside('.s-toast')?.textContent).toMatch(/^Demanen un supervisor/);
    await expect.element(text('Parla amb Jordi Masó')).toBeVisible();
    await expect.element(text(/^Queden 2.min$/)).toBeVisible();
    await button('Mostra la trucada de Jordi Masó').click();
    await expect.poll(pane).toContain('600 111 012');
  });
});

test('the chosen calls come as a file for whoever reads reports', async () => {
  await openCalls({ role: 'supervisor' });
  await button('Historial').click();
  await button('Exporta (CSV)').click();
  await expect.element(text('S’han exportat 4 trucades.')).toBeVisible();
  strikeDesk();
  await openCalls({ role: 'agent' });
  await button('Historial').click();
  await expect.element(button('Imprimeix')).toBeVisible();
  expect(button('Exporta (CSV)').query()).toBeNull();
});

test('a ticket shows the calls that it came of', async () => {
  const ticketId = ENDED[0]?.ticketId ?? '';
  await raiseDesk({
    ticketId,
    prepare: ({ tickets }) => {
      const ticket = tickets.get(ticketId);
      if (ticket) tickets.set(ticketId, { ...ticket, channel: 'phone' });
    },
  });
  const facts = () => inside('.ticket-call')?.textContent?.replaceAll('\u00a0', ' ');
  await expect.poll(facts).toMatch(/Rebuda · Núria Puig Ferrer.*600 111 020.*3 min 4 s.*4 de 5/);
  expect(await violations()).toEqual([]);
});

describe.each(['ca', 'es'] as const)('in %s', (locale) => {
  test.each(['light', 'dark'] as const)('axe finds nothing, %s, wide and narrow', async (scheme) => {
    await openCalls({ locale, scheme });
    await expect.poll(() => lines().length).toBe(3);
    expect(await violations()).toEqual([]);
    await button('Historial').click();
    await expect.poll(() => rows().length).toBe(4);
    expect(await violations()).toEqual([]);
    await page.viewport(360, 740);
    expect(await violations()).toEqual([]);
    await button(/Núria Puig Ferrer/).click();
    await expect.poll(() => inside('.call-facts')).not.toBeNull();
    expect(await violations()).toEqual([]);
    const calls = inside('.calls');
    expect(calls?.scrollWidth).toBeLessThanOrEqual(calls?.clientWidth ?? 0);
  });
});
