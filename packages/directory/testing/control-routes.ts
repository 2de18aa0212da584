import { Hono } from 'hono';
import type { DirectoryCustomer } from '../src/customer.ts';
import { type FakeState, MODES, type Mode } from './fake-state.ts';

/** How a test, or a person, makes the fake behave: `/control`, and a page of buttons. */
export function controlRoutes(state: FakeState): Hono {
  const routes = new Hono();
  const told = () => ({ mode: state.mode, delayMs: state.delayMs, calls: state.calls });
  routes.get('/', (c) => c.html(page(state)));
  routes.get('/contracte/:number', (c) => c.html(contractPage(state, c.req.param('number'))));
  routes.get('/control', (c) => c.json(told()));
  routes.post('/control', async (c) => {
    const { mode, delayMs } = (await c.req.json()) as Partial<FakeState>;
    if (mode && MODES.includes(mode)) state.mode = mode;
    if (typeof delayMs === 'number') state.delayMs = delayMs;
    return c.json(told());
  });
  routes.post('/control/mode', async (c) => {
    const mode = (await c.req.formData()).get('mode') as Mode;
    if (MODES.includes(mode)) state.mode = mode;
    return c.redirect('/');
  });
  routes.post('/control/customers/:id', async (c) => {
    state.master.change(c.req.param('id'), (await c.req.json()) as Partial<DirectoryCustomer> | null);
    return c.json({ customer: state.master.get(c.req.param('id')) });
  });
  routes.get('/control/notes', (c) => c.json(state.master.notes));
  return routes;
}

const NAMES: Readonly<Record<Mode, string>> = {
  normal: 'Normal',
  slow: 'Lent',
  faulty: 'Amb fallades',
  refusing: 'Amb errors dins de respostes correctes',
  nonsense: 'Pàgina de manteniment',
  down: 'Caigut',
};

function page(state: FakeState): string {
  const buttons = MODES.map(
    (mode) =>
      `<button name="mode" value="${mode}" aria-pressed="${mode === state.mode}">${NAMES[mode]}</button>`,
  );
  return document(
    'Aquacis de prova',
    `<p>Clients sintètics: cap no és real. Trieu com s’ha de comportar.</p>
<form method="post" action="/control/mode">${buttons.join('')}</form><p>Crides rebudes: ${state.calls}</p>`,
  );
}

function document(title: string, body: string): string {
  return `<!doctype html><html lang="ca"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{font:18px/1.5 system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}
form{display:grid;gap:.75rem}button{font:inherit;padding:.75rem 1rem;text-align:start;border-radius:.5rem;border:1px solid}
button[aria-pressed=true]{font-weight:700;border-width:3px}td{padding:.25rem 1rem .25rem 0}</style>
<h1>${title}</h1>${body}</html>`;
}

/** Where `linkTemplate` of the demonstration leads: the billing system's own page of a contract. */
function contractPage(state: FakeState, number: string): string {
  const account = state.master.account(number);
  const rows = (account?.invoices ?? []).map(
    (invoice) =>
      `<tr><td>${invoice.number}<td>${invoice.issuedOn}<td>${invoice.amount.toFixed(2)} €<td>${invoice.status}`,
  );
  return document(
    `Contracte ${number.replace(/\D/g, '')}`,
    account
      ? `<p>Deute: ${account.debt?.amount.toFixed(2)} €</p><table>${rows.join('')}</table>`
      : '<p>Aquest contracte no existeix.</p>',
  );
}
