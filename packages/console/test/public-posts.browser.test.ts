import type { Ticket } from '@sinia/contracts';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PublicWay, ReplyWay } from '../src/port/written-port.ts';
import type { FakeDesk } from './fake-desk.ts';
import { LEAK } from './make-desk.ts';
import { messageOf } from './sample-desk.ts';
import { inside, raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

/** The field's code is fetched with the first ticket. */
const PATIENCE = { timeout: 12_000 };
const editor = () => inside('.writing') as HTMLElement;

const WAY: ReplyWay = {
  ...{ channel: 'messenger', window: 'closed', at: null, obstacle: null, aside: true, ailment: null },
  ...{ attachmentBytes: 25_000_000, attachmentTypes: null, templates: [], others: [] },
};
const PUBLIC: PublicWay = {
  ...{ channel: 'messenger', name: 'Ana Serra', url: 'https://www.facebook.com/p/900' },
  ...{ limit: { length: 8_000, unit: 'characters' }, own: ['937416100'], known: ['44276100'] },
};

/** The leak, as somebody wrote it below a post of the page. */
function belowPost(server: FakeDesk) {
  const ticket = server.tickets.get(LEAK) as Ticket;
  const noticeRoute = { channel: 'messenger', address: 'Ana Serra' } as const;
  server.tickets.set(LEAK, { ...ticket, channel: 'messenger', isPublic: true, noticeRoute });
  const place = { url: PUBLIC.url, hidden: false };
  server.messages.set(LEAK, [
    messageOf(LEAK, 1, { channel: 'messenger', body: 'Quan torna l’aigua?', place }),
  ]);
  server.channels.current = WAY;
  server.channels.publicly = PUBLIC;
}

test.each([
  [
    'ca',
    ['Publicació pública: la pot llegir tothom.', 'Només el client', 'Tothom', 'hi ha dades personals'],
    ['un telèfon: 600 11 22 33', 'Respon només al client', 'Amaga el comentari'],
  ],
  [
    'es',
    [
      'Publicación pública: la puede leer todo el mundo.',
      'Solo el cliente',
      'Todo el mundo',
      'hay datos personales',
    ],
    ['un teléfono: 600 11 22 33', 'Responder solo al cliente', 'Ocultar el comentario'],
  ],
] as const)(
  '%s: an answer is for the customer alone until somebody says otherwise',
  async (locale, words, acts) => {
    const [mark, alone, everybody, refused] = words;
    const [finding, back, hide] = acts;
    const server = await raiseDesk({ ticketId: LEAK, locale, prepare: belowPost });
    await expect.element(page.getByText(mark)).toBeVisible();
    await expect.element(page.getByRole('radio', { name: alone })).toBeChecked();
    await page.getByRole('radio', { name: everybody }).click();
    await expect.poll(editor, PATIENCE).toBeTruthy();
    editor().focus();
    await userEvent.keyboard('Truqui al 600 11 22 33 o al 937 41 61 00');
    await expect.element(page.getByText(refused, { exact: false })).toBeVisible();
    await expect.element(page.getByText(finding)).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: back }).click();
    await expect.element(page.getByRole('radio', { name: alone })).toBeChecked();
    await page.getByRole('radio', { name: everybody }).click();
    editor().focus();
    await userEvent.keyboard('{Control>}a{/Control}A les 12.{Control>}{Enter}{/Control}');
    const held = () => [...server.waiting.values()].at(-1)?.message;
    await expect.poll(held).toMatchObject({ body: 'A les 12.', publish: true });
    // The next one is private again.
    await expect.element(page.getByRole('radio', { name: alone })).toBeChecked();
    await page.getByRole('button', { name: hide }).click();
    await expect.poll(() => server.channels.hidden).toEqual([[expect.stringMatching(/^msg_/), true]]);
  },
);
