import type { Ticket } from '@sinia/contracts';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ReplyWay } from '../src/port/written-port.ts';
import type { FakeDesk } from './fake-desk.ts';
import { LEAK } from './make-desk.ts';
import { deliveryOf, LEAK_MESSAGES, messageOf } from './sample-desk.ts';
import { raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

const OPEN: ReplyWay = {
  ...{ channel: 'whatsapp', window: 'open', at: null, obstacle: null, aside: false, ailment: null },
  ...{ attachmentBytes: 100_000_000, attachmentTypes: null, templates: [], others: [] },
};
const CLOSED: ReplyWay = {
  ...OPEN,
  ...{ window: 'closed', at: '2026-11-21T08:00:00.000Z' },
  templates: [
    { name: 'reprendre', language: 'ca', body: 'Hola {{1}}, tenim resposta a {{2}}.', parameters: 2 },
    { name: 'reprendre', language: 'es', body: 'Hola {{1}}, tenemos respuesta a {{2}}.', parameters: 2 },
  ],
  others: [{ channel: 'email', address: 'nuria.puig@example.cat' }],
};

/** The leak, as it came over WhatsApp. */
const overWhatsApp =
  (way: ReplyWay, more: (server: FakeDesk) => void = () => undefined) =>
  (server: FakeDesk) => {
    const ticket = server.tickets.get(LEAK) as Ticket;
    const noticeRoute = { channel: 'whatsapp', address: '+34600111222', conversationId: 'cnv_1' } as const;
    server.tickets.set(LEAK, { ...ticket, channel: 'whatsapp', noticeRoute });
    server.channels.current = way;
    more(server);
  };

test('a closed window is said, and an approved text goes through it', async () => {
  const server = await raiseDesk({ ticketId: LEAK, prepare: overWhatsApp(CLOSED) });
  await expect.element(page.getByText('WhatsApp ja no deixa respondre', { exact: false })).toBeVisible();
  await expect.element(page.getByLabelText('Valor 1')).toHaveValue('Núria Puig');
  await page.getByLabelText('Valor 2').fill('la fuita');
  await expect.element(page.getByText('Hola Núria Puig, tenim resposta a la fuita.')).toBeVisible();
  expect(await violations()).toEqual([]);
  await button('Envia el text aprovat').click();
  await expect
    .poll(() => server.channels.sent)
    .toEqual([{ name: 'reprendre', language: 'ca', parameters: ['Núria Puig', 'la fuita'] }]);
});

test('another way to the same customer is offered', async () => {
  const server = await raiseDesk({ ticketId: LEAK, locale: 'es', prepare: overWhatsApp(CLOSED) });
  await button('Responder por correo (nuria.puig@example.cat)').click();
  await expect.poll(() => server.tickets.get(LEAK)).toMatchObject({ replyChannel: 'email' });
  expect(await violations()).toEqual([]);
});

test.each<[Partial<ReplyWay>, string]>([
  [{ window: 'human', at: '2026-11-29T08:00:00.000Z' }, 'només surt el que escriu una persona'],
  [{ obstacle: 'paused' }, 'El canal està en pausa'],
  [{ obstacle: 'elsewhere' }, 'us quedareu la conversa'],
  [{ obstacle: 'unreachable' }, 'ens ha bloquejat'],
  [{ ailment: 'token_invalid' }, 'Cal tornar a connectar el canal'],
  [{ channel: 'teams', attachmentBytes: 0 }, 'no admet fitxers'],
  [
    { channel: 'x', attachmentTypes: ['image/jpeg', 'image/png'] },
    'admet aquest canal són imatges (JPEG, PNG)',
  ],
])('%j is said in words', async (more, words) => {
  await raiseDesk({ ticketId: LEAK, prepare: overWhatsApp({ ...OPEN, ...more }) });
  await expect.element(page.getByText(words, { exact: false }).first()).toBeVisible();
});

test('why something did not leave is said in words, and what nobody knows of can be sent again', async () => {
  const delivery = { channel: 'whatsapp', address: '+34600111222', sentAt: null } as const;
  const failed = deliveryOf(1, {
    ...delivery,
    status: 'failed',
    reason: 'window_closed: 131047 Re-engagement',
  });
  const unknown = deliveryOf(2, { ...delivery, status: 'unknown', reason: 'outcome_unknown' });
  const server = await raiseDesk({
    ticketId: LEAK,
    prepare: overWhatsApp(OPEN, (desk) => {
      const [first, second, ...rest] = LEAK_MESSAGES;
      desk.messages.set(LEAK, [first!, { ...second!, deliveries: [failed, unknown] }, ...rest]);
    }),
  });
  await expect.element(page.getByText('Ha passat el termini per respondre', { exact: false })).toBeVisible();
  await expect.element(page.getByText('Comproveu-ho amb el client', { exact: false })).toBeVisible();
  await button('Torna a enviar').nth(1).click();
  await expect.poll(() => server.calls).toContain('retryDelivery');
});

test('files that are not there, signs, edits and what was taken back', async () => {
  const media = [
    { id: 'med_1', kind: 'video', fileName: null, status: 'refused', reason: 'too_large' },
    { id: 'med_2', kind: 'image', fileName: 'fuita.jpg', status: 'waiting', reason: null },
  ] as const;
  await raiseDesk({
    ticketId: LEAK,
    prepare: overWhatsApp(OPEN, (desk) => {
      const at = '2026-11-23T08:00:00.000Z';
      desk.messages.set(LEAK, [
        messageOf(LEAK, 1, { body: 'Carrer Nou 12', originalBody: 'Carrer Vell 1', editedAt: at }),
        messageOf(LEAK, 2, {
          body: 'Mireu',
          media: [...media],
          reactions: [{ by: 'customer', emoji: '👍' }],
        }),
        messageOf(LEAK, 3, { body: '', erasedAt: at }),
      ]);
    }),
  });
  await expect.element(page.getByText('Vídeo: no s’ha pogut desar. És massa gran.')).toBeVisible();
  await expect.element(page.getByText('fuita.jpg: s’està baixant.')).toBeVisible();
  await expect
    .element(page.getByText('El client va esborrar aquest missatge', { exact: false }))
    .toBeVisible();
  await page.getByText('Editat pel client', { exact: false }).click();
  await expect.element(page.getByText('Carrer Vell 1')).toBeVisible();
  expect(await violations()).toEqual([]);
});
