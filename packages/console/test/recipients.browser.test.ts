import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LEAK } from './make-desk.ts';
import { LEAK_MESSAGES } from './sample-desk.ts';
import { focused, inside, raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

async function openLeak(wanted: Parameters<typeof raiseDesk>[0] = {}) {
  const server = await raiseDesk({ ticketId: LEAK, ...wanted });
  await expect.element(page.getByText('V-118', { exact: false })).toBeVisible();
  return server;
}

const withCopies = (server: Awaited<ReturnType<typeof raiseDesk>>) => {
  const copies = { to: [], cc: ['gestor@bufet.example', 'veina@example.cat'], bcc: [] };
  server.messages.set(
    LEAK,
    LEAK_MESSAGES.map((message, index) => (index === 0 ? { ...message, copies } : message)),
  );
};

test('copies go with the reply: typed, pasted with names, offered; never by themselves', async () => {
  const server = await openLeak({ prepare: withCopies });
  await expect.element(page.getByText('Hi havia en còpia:')).toBeVisible();
  await button('Afegeix gestor@bufet.example en còpia').click();
  await field('CC').fill('pere@bufet.example');
  await userEvent.keyboard('{Enter}');
  await field('CCO').fill('arxiu@ajuntament.example');
  await field('Resposta').fill('Hi anem demà.');
  expect(await violations()).toEqual([]);
  await button('Envia la resposta').click();
  await expect.poll(() => server.waiting.size).toBe(1);
  expect([...server.waiting.values()][0]?.message.copies).toEqual({
    cc: ['gestor@bufet.example', 'pere@bufet.example'],
    bcc: ['arxiu@ajuntament.example'],
  });
  await button(/^Desfés/)
    .first()
    .click();
  await expect.element(button('Treu pere@bufet.example')).toBeVisible();
  await expect.element(page.getByText('La resposta sortirà')).not.toBeInTheDocument();
});

test('without copies none are sent, whoever was in copy before', async () => {
  const server = await openLeak({ prepare: withCopies });
  await field('Resposta').fill('Hi anem demà.');
  await button('Envia la resposta').click();
  await expect.poll(() => server.waiting.size).toBe(1);
  expect([...server.waiting.values()][0]?.message).not.toHaveProperty('copies');
});

test('half an address stays, marked, and nothing is sent until it is right', async () => {
  const server = await openLeak();
  await button('Afegeix còpies').click();
  await field('CC').fill('núria@');
  await field('Resposta').fill('Hola');
  await expect.element(page.getByText('«núria@» no és una adreça de correu.')).toBeVisible();
  expect(await violations()).toEqual([]);
  await button('Envia la resposta').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('«núria@» no és una adreça de correu.');
  expect(server.waiting.size).toBe(0);
});

test('a hundred addresses pasted are told to be too many', async () => {
  const server = await openLeak();
  await button('Afegeix còpies').click();
  const crowd = Array.from({ length: 100 }, (_, index) => `p${index}@b.example`).join(', ');
  await field('CC').fill(crowd);
  await field('Resposta').fill('Hola');
  await expect.element(page.getByText('Com a màxim, 20 adreces en còpia.')).toBeVisible();
  await button('Envia la resposta').click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(server.waiting.size).toBe(0);
  expect(inside('.thread-pane')?.scrollWidth).toBeLessThanOrEqual(inside('.thread-pane')?.clientWidth ?? 0);
});

test.each([
  ['ca', 1280],
  ['es', 360],
] as const)('a message is forwarded with the chosen files, in %s at %i', async (locale, width) => {
  const server = await openLeak({ locale, width });
  const forward = vi.spyOn(server, 'forward');
  const t = (ca: string, es: string) => (locale === 'ca' ? ca : es);
  inside('.console')?.focus();
  await userEvent.keyboard('w');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(focused()?.closest('.addresses')).not.toBeNull();
  await button(t('Reenvia', 'Reenviar')).click();
  await expect
    .element(page.getByText(t('Escriviu almenys una adreça.', 'Escriba al menos una dirección.')))
    .toBeVisible();
  await field(t('A qui', 'A quién')).fill('obra@tercer.example');
  await field(t('Les vostres paraules', 'Sus palabras')).fill('Podeu anar-hi?');
  expect(await violations()).toEqual([]);
  await page.getByRole('checkbox', { name: 'vorera.jpg' }).click();
  await button(t('Reenvia', 'Reenviar')).click();
  await expect.element(page.getByText(t('Reenviat a', 'Reenviado a'), { exact: false })).toBeVisible();
  expect(forward.mock.calls[0]?.[2]).toMatchObject({
    ...{ to: ['obra@tercer.example'], body: 'Podeu anar-hi?', attachmentIds: [] },
  });
});

test('a person who writes from outside is let in by an agent', async () => {
  const [first] = LEAK_MESSAGES;
  const server = await openLeak({
    prepare: ({ messages }) => {
      const stranger = { kind: 'customer', id: null, name: 'Pere', address: 'pere@bufet.example' } as const;
      const held = {
        ...first!,
        id: `msg_${'9'.repeat(26)}`,
        trust: 'new_person',
        visibility: 'internal',
      } as const;
      messages.set(LEAK, [...LEAK_MESSAGES, { ...held, author: stranger, body: 'Jo també.' }]);
    },
  });
  await button('Admet aquesta persona a la conversa').click();
  await expect
    .element(page.getByText('El que escrigui pere@bufet.example entrarà a la conversa.'))
    .toBeVisible();
  expect(server.approved).toHaveLength(1);
});
