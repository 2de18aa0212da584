import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { TALKING } from './sample-calls.ts';
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
    expect(said[1]).toMatch(/Sona.*Núria Puig Ferrer.*600 111 001.*Més de 65 anys.*Sona a Pol Ferrer/);
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
    await button('Descarta: Joan Serra Mas').click();
    await expect.element(text('No es deu cap trucada.')).toBeVisible();
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
    await expect
      .poll(() =>
        rows()
          .map((row) => row.textContent)
          .join(),
      )
      .toContain('600 111 045');
    expect(rows()).toHaveLength(1);
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Consulta' }), 'Amb consulta');
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
    const calls = inside('.calls');
    expect(calls?.scrollWidth).toBeLessThanOrEqual(calls?.clientWidth ?? 0);
  });
});
