import { ca } from '@sinia/i18n/console/ca';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { INVOICE, LEAK } from './make-desk.ts';
import { eventOf, ticketOf } from './sample-desk.ts';
import { focused, inside, raiseDesk, strikeDesk } from './stage.ts';

afterEach(strikeDesk);

const press = (keys: string) => userEvent.keyboard(keys);
const field = () => page.getByRole('searchbox');

async function atWork(wanted: Parameters<typeof raiseDesk>[0] = {}) {
  const server = await raiseDesk({ ticketId: LEAK, ...wanted });
  await expect.poll(() => inside('.composer-text')).toBeTruthy();
  await expect.poll(() => inside('.row')).toBeTruthy();
  return server;
}

describe('a dialog that does what it was opened for', () => {
  test('gives the focus back', async () => {
    const server = await atWork();
    const start = inside('.thread-reference');
    start?.focus();
    await press('a');
    await expect.element(page.getByRole('combobox', { name: ca.assign.search })).toBeVisible();
    await press('{ArrowDown}{Enter}');
    await expect.poll(() => server.tickets.get(LEAK)?.assigneeId).not.toBeNull();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(focused()).toBe(start);
  });

  test('gives way to what its action asks for', async () => {
    await atWork();
    inside('.thread-reference')?.focus();
    await press('{Control>}k{/Control}');
    await expect.element(page.getByRole('combobox', { name: ca.palette.placeholder })).toBeVisible();
    await press(`${ca.action.note}{Enter}`);
    await expect.poll(() => focused()).toBe(inside('.composer-text'));
  });

  test('forwarding is sent by the keys that send everywhere', async () => {
    const server = await atWork();
    inside('.thread-pane')?.focus();
    await press('w');
    await expect.element(page.getByRole('textbox', { name: ca.forward.to })).toBeVisible();
    await press('brigada@contrata.example{Enter}{Tab}{Tab}');
    await page.getByRole('textbox', { name: ca.forward.words }).fill('Us ho passem.');
    await press('{Control>}{Enter}{/Control}');
    await expect.poll(() => server.calls.includes('forward')).toBe(true);
  });
});

test('a name in Arabic does not turn the words below it', async () => {
  const odd = ticketOf({ number: 61, name: 'أمين', subject: 'Fuita', preview: 'Hola', ago: 0 });
  await atWork({ ticketId: odd.id, prepare: (server) => server.tickets.set(odd.id, odd) });
  inside('.thread-pane')?.focus();
  await press('w');
  await expect.poll(() => inside('.forward-original')).toBeTruthy();
  const quote = inside('.forward-original') as HTMLElement;
  expect([...quote.children].map((one) => (one as HTMLElement).dir)).toEqual(['auto', 'auto']);
  expect(getComputedStyle(quote).direction).toBe('ltr');
});

test('a reply is sent and the consulta resolved by one key', async () => {
  const server = await atWork();
  inside('.thread-pane')?.focus();
  await press('r');
  await expect.poll(() => focused()?.classList.contains('composer-text')).toBe(true);
  await press('Ja està arreglat.{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  await expect.poll(() => server.tickets.get(LEAK)?.status, { timeout: 20_000 }).toBe('solved');
});

describe('the search', () => {
  test('a second search is typed over the first', async () => {
    const server = await atWork();
    inside('.thread-pane')?.focus();
    await press('/factura{Enter}');
    await expect.poll(() => focused()?.dataset.row).toBe(INVOICE);
    await press('/fuita');
    await expect.element(field()).toHaveValue('fuita');
    await expect.poll(() => server.asked.at(-1)).toMatchObject({ q: 'fuita' });
  });

  test('arrows reach what it proposes and come back', async () => {
    const server = await atWork();
    inside('.thread-pane')?.focus();
    await press('/');
    await expect.poll(() => inside('.search-hint')).toBeTruthy();
    await press('{ArrowDown}');
    await expect.poll(() => focused()?.textContent).toBe(`${ca.search.operators.status}:`);
    await press('{Enter}');
    await expect.element(field()).toHaveValue('estat:');
    await expect.poll(() => inside('.search-hint')?.textContent).toBe(ca.statusShort.new);
    await press('{ArrowDown}');
    await expect.poll(() => focused()?.textContent).toBe(ca.statusShort.new);
    await press('{ArrowRight}{ArrowLeft}{ArrowUp}');
    expect(focused()).toBe(inside('.search-input'));
    await press('{ArrowDown}{Enter}');
    await expect.poll(() => server.asked.at(-1)).toMatchObject({ filters: { status: ['new'] } });
  });

  test('Enter goes to the first row of what was found', async () => {
    await atWork();
    inside('.thread-pane')?.focus();
    await press('/factura{Enter}');
    await expect.poll(() => focused()?.dataset.row).toBe(INVOICE);
    await press('j');
    expect(focused()?.dataset.row).toBe(INVOICE);
  });

  test('Enter with nothing found leaves one where one was', async () => {
    const server = await atWork();
    inside('.thread-pane')?.focus();
    await press('/unicorn{Enter}');
    await expect.poll(() => server.asked.at(-1)?.q).toBe('unicorn');
    await expect.element(page.getByText(ca.list.clearSearch, { exact: true })).toBeVisible();
    expect(focused()).toBe(inside('.search-input'));
  });
});

test('what is taken back is where the next key goes on from', async () => {
  const server = await atWork();
  inside('.thread-pane')?.focus();
  await press('!');
  await expect.poll(() => server.tickets.get(LEAK)?.shelf).toBe('spam');
  await expect.poll(() => inside('[data-cursor]')?.dataset.row).not.toBe(LEAK);
  await expect.element(page.getByText(ca.many.done.spam(1))).toBeVisible();
  await press('z');
  await expect.element(page.getByText(ca.many.undone(1))).toBeVisible();
  expect(inside('[data-cursor]')?.dataset.row).toBe(LEAK);
});

test('whoever reads at the end sees what happens there, events too', async () => {
  const server = await atWork();
  const stream = inside('.stream') as HTMLElement;
  stream.style.flex = 'none';
  stream.style.height = '200px';
  const fromEnd = () => stream.scrollHeight - stream.scrollTop - stream.clientHeight;
  await expect.poll(fromEnd).toBeLessThanOrEqual(1);
  const height = stream.scrollHeight;
  for (const seq of [20, 21, 22]) {
    const changes = { priority: { before: 'normal', after: seq % 2 ? 'high' : 'low' } };
    server.happen(eventOf(LEAK, seq, { type: 'ticket.changed', changes }));
  }
  await expect.poll(() => stream.scrollHeight).toBeGreaterThan(height);
  await expect.poll(fromEnd).toBeLessThanOrEqual(1);
});
