import { ca } from '@sinia/i18n/console/ca';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { INVOICE, LEAK } from './make-desk.ts';
import { eventOf, messageOf, minutesAgo, ticketOf } from './sample-desk.ts';
import { inside, raiseDesk, strikeDesk } from './stage.ts';

afterEach(strikeDesk);

const cards = () => inside('.stream')?.querySelectorAll('.message').length ?? 0;
const link = (words: string | RegExp) => page.getByRole('button', { name: words });

test('300 messages: the last ones are there at once, the earlier ones on demand, and nothing jumps', async () => {
  const letters = Array.from({ length: 300 }, (_, at) =>
    messageOf(LEAK, at + 1, {
      body: `Missatge ${at + 1}. ${'Surt aigua. '.repeat(30)}`,
      createdAt: minutesAgo(400 - at),
    }),
  );
  await raiseDesk({ prepare: (server) => server.messages.set(LEAK, letters) });
  await link(/Núria Puig/).click();
  await expect.element(page.getByText('Missatge 300.', { exact: false })).toBeVisible();
  expect(cards()).toBeLessThanOrEqual(50);
  const stream = inside('.stream') as HTMLElement;
  stream.scrollTop = 0;
  const top = () => inside('.message:not(:has(.s-hidden))')?.textContent;
  const reading = [...stream.querySelectorAll('.message')].find(
    (card) => card.getBoundingClientRect().top > 0,
  );
  const before = reading?.getBoundingClientRect().top ?? 0;
  const oldest = top();
  await link(ca.thread.previousPart).click();
  await expect.poll(cards).toBeGreaterThan(60);
  expect(top()).not.toBe(oldest);
  // The button above it may have gone or stayed; what one reads stays within its height.
  expect(Math.abs((reading?.getBoundingClientRect().top ?? 0) - before)).toBeLessThan(60);
  for (let shown = cards(); shown < 300; shown = cards()) {
    inside('.stream-earlier')?.click();
    await expect.poll(cards).toBeGreaterThan(shown);
  }
  expect(inside('.stream-earlier')).toBeNull();
});

test('a mail of two megabytes: its beginning, then all of it on demand', async () => {
  const row = `<tr>${'<td style="color:red">Consum 12 m³</td>'.repeat(4)}</tr>`;
  const html = `<p>Principi</p><table>${row.repeat(13_000)}</table><p>Final</p>`;
  expect(html.length).toBeGreaterThan(2_000_000);
  const body = `Principi\n${'Consum 12 m³\n'.repeat(60_000)}Final`;
  await raiseDesk({
    ticketId: LEAK,
    prepare: (server) => server.messages.set(LEAK, [messageOf(LEAK, 1, { body, html })]),
  });
  await expect.element(link(/Mostra-ho tot \(\d{3} kB\)/)).toBeVisible();
  expect(inside('.s-prose')?.textContent?.length).toBeLessThan(13_000);
  await link(ca.thread.rich).click();
  await expect.poll(() => inside('.rich')?.querySelectorAll('td').length ?? 0).toBeGreaterThan(100);
  expect(inside('.rich')?.querySelectorAll('*').length).toBeLessThan(3_000);
  await link(ca.thread.plain).click();
  await link(/Mostra-ho tot/).click();
  await expect.poll(() => inside('.s-prose')?.textContent?.endsWith('Final')).toBe(true);
});

test.each([360, 1280])(
  'a subject of 20,000 characters at %d px: two lines of it, the rest on demand',
  async (width) => {
    const subject = 'Fuita al carrer de la Riera, davant del número 48. '.repeat(400);
    const odd = ticketOf({ number: 70, name: 'Núria Puig', subject, preview: 'Bon dia', ago: 0 });
    await raiseDesk({ width, ticketId: odd.id, prepare: (server) => server.tickets.set(odd.id, odd) });
    await expect.element(link(/Mostra-ho tot \(20[.,]400 caràcters\)/)).toBeVisible();
    const heading = inside('.thread-subject') as HTMLElement;
    expect(heading.getBoundingClientRect().height).toBeLessThan(60);
    await link(/Mostra-ho tot/).click();
    expect(heading.textContent).toBe(subject);
    expect(heading.getBoundingClientRect().height).toBeLessThan(200);
    expect(inside('.thread-pane')?.scrollWidth).toBeLessThanOrEqual(width);
    expect(inside('.row-subject')?.textContent?.length).toBeLessThanOrEqual(300);
  },
);

test('500 attachments: a dozen, then all', async () => {
  const attachments = Array.from({ length: 500 }, (_, at) => ({
    id: `att_${at}`,
    fileName: `foto ${at + 1} ${'molt '.repeat(at === 0 ? 60 : 0)}llarga.jpg`,
    mediaType: 'image/jpeg',
    size: 1000,
    contentId: null,
    inline: false,
  }));
  await raiseDesk({
    width: 360,
    ticketId: INVOICE,
    prepare: (server) => server.messages.set(INVOICE, [messageOf(INVOICE, 1, { attachments })]),
  });
  await expect.element(link(ca.pane.moreFiles(488))).toBeVisible();
  const files = () => inside('.attachments')?.querySelectorAll('.attachment').length;
  expect(files()).toBe(12);
  expect(inside('.thread-pane')?.scrollWidth).toBeLessThanOrEqual(360);
  await link(ca.pane.moreFiles(488)).click();
  await expect.poll(files).toBe(500);
});

test('500 files dropped at once: as many as a message takes, and that is said', async () => {
  const server = await raiseDesk({ ticketId: LEAK });
  await expect.element(page.getByText('V-118', { exact: false })).toBeVisible();
  const input = inside('.composer input[type=file]') as HTMLInputElement;
  const transfer = new DataTransfer();
  for (let at = 0; at < 500; at += 1) transfer.items.add(new File(['x'], `foto ${at}.jpg`));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.element(page.getByText(ca.pane.tooManyFiles(20))).toBeVisible();
  expect(server.calls.filter((call) => call === 'upload')).toHaveLength(20);
  expect(inside('.composer-text')?.getBoundingClientRect().height).toBeGreaterThan(40);
});

test('a reply sent twice by a double click leaves once', async () => {
  const server = await raiseDesk({ ticketId: LEAK });
  await page.getByRole('textbox', { name: ca.composer.reply }).fill('Ja hi anem');
  await userEvent.dblClick(page.getByRole('button', { name: ca.composer.send }));
  await expect.poll(() => server.calls.includes('hold')).toBe(true);
  const sent = server.calls.filter((call) => ['hold', 'addMessage', 'reply'].includes(call));
  expect(sent).toHaveLength(1);
});

test('a name in Arabic in a live event moves nothing', async () => {
  const server = await raiseDesk({ ticketId: LEAK });
  await expect.element(page.getByText('V-118', { exact: false })).toBeVisible();
  const actor = { kind: 'staff' as const, id: 'agt_amin', name: 'أمين' };
  server.happen(eventOf(LEAK, 30, { actor, changes: { status: { before: 'open', after: 'pending' } } }));
  await expect.element(page.getByText('أمين')).toBeVisible();
  expect(inside('.event-who')?.tagName).toBe('BDI');
});
