import { expect, test, vi } from 'vitest';
import { INVOICE, LEAK, makeDesk } from '../../test/make-desk.ts';
import { sendMessage } from './send-message.ts';
import { undoLast } from './undo-last.ts';

async function writing(visibility: 'public' | 'internal', text: string) {
  const world = makeDesk();
  await world.desk.start('unresolved');
  await world.desk.openTicket(LEAK);
  world.desk.writing.value = visibility;
  world.desk.drafts.type(LEAK, visibility, text);
  return world;
}

test('a reply that resolves is on its way as one message with its status, and leaves no draft', async () => {
  const { desk, server } = await writing('public', '  Ja està reparat.  ');
  expect(await sendMessage(desk, 'solved')).toBe(true);
  const [held] = await server.held();
  expect(held?.message).toEqual({
    body: 'Ja està reparat.',
    visibility: 'public',
    set: { status: 'solved' },
  });
  expect(desk.held.of(LEAK)).toHaveLength(1);
  expect(server.tickets.get(LEAK)?.status).not.toBe('solved');
  server.leave();
  await desk.held.refresh();
  expect(desk.toasts.undoable).toBeUndefined();
  expect(server.messages.get(LEAK)?.at(-1)).toMatchObject({ body: 'Ja està reparat.', visibility: 'public' });
  expect(server.tickets.get(LEAK)?.status).toBe('solved');
  expect(await server.drafts(LEAK)).toMatchObject({ public: { body: '' }, internal: { body: '' } });
});

test('it shows as on its way before the server has answered; a second click sends nothing', async () => {
  const { desk, server } = await writing('public', 'Hola');
  const sending = sendMessage(desk);
  expect(desk.held.of(LEAK)).toMatchObject([{ id: null, message: { body: 'Hola' } }]);
  expect(desk.drafts.text(LEAK, 'public')).toBe('');
  expect(await sendMessage(desk)).toBe(false);
  await sending;
  expect(await server.held()).toHaveLength(1);
});

test('taken back, words and files are in the editor, before what was typed since', async () => {
  const { desk, server } = await writing('public', 'Hola');
  desk.uploadsOf(LEAK, 'public').add([new File(['a'], 'foto.jpg')]);
  await expect.poll(() => desk.uploadsOf(LEAK, 'public').attachmentIds).toHaveLength(1);
  await sendMessage(desk);
  desk.drafts.type(LEAK, 'public', 'I una cosa més.');
  await undoLast(desk);
  await expect.poll(() => desk.drafts.text(LEAK, 'public')).toBe('Hola\n\nI una cosa més.');
  expect(desk.uploadsOf(LEAK, 'public').items.value.map((one) => one.file.name)).toEqual(['foto.jpg']);
  expect(desk.held.of(LEAK)).toEqual([]);
  expect(await server.held()).toEqual([]);
});

test('what has left cannot be taken back, and that is said', async () => {
  const { desk, server } = await writing('public', 'Hola');
  await sendMessage(desk);
  server.failNext('undoHeld', 'held_reply_gone');
  await undoLast(desk);
  await expect
    .poll(() => desk.toasts.shown.value.at(-1)?.text)
    .toBe('L’enviament no s’ha pogut desfer. Aquesta resposta ja havia sortit.');
  expect(desk.drafts.text(LEAK, 'public')).toBe('');
});

test('after an answer that never came the same words are the same act', async () => {
  const { desk, server } = await writing('public', 'Hola');
  const hold = vi.spyOn(server, 'hold');
  server.failNext('hold', 'unreachable');
  await sendMessage(desk);
  expect(await sendMessage(desk)).toBe(true);
  expect(hold.mock.calls[1]?.[1]).toBe(hold.mock.calls[0]?.[1]);
  desk.drafts.type(LEAK, 'public', 'Hola');
  await sendMessage(desk);
  expect(hold.mock.calls[2]?.[1]).not.toBe(hold.mock.calls[0]?.[1]);
});

test('a refusal is told wherever one is', async () => {
  const { desk, server } = await writing('public', 'Hola');
  await sendMessage(desk);
  await desk.openTicket(INVOICE);
  server.leave(undefined, 'message_on_closed_ticket');
  await desk.held.refreshIfAny();
  expect(desk.held.of(LEAK)).toMatchObject([{ refusal: 'message_on_closed_ticket' }]);
  expect(desk.toasts.shown.value.at(-1)?.text).toContain('Una resposta vostra no ha sortit.');
  await desk.held.refreshIfAny();
  expect(desk.toasts.shown.value.filter(({ text }) => text.includes('no ha sortit'))).toHaveLength(1);
});

test('a note goes as a note', async () => {
  const { desk, server } = await writing('internal', 'Brigada avisada');
  await sendMessage(desk);
  expect(server.messages.get(LEAK)?.at(-1)?.visibility).toBe('internal');
});

test.each([
  ['unreachable', 'No s’arriba al servidor.'],
  ['credential_expired', 'La sessió ha caducat.'],
] as const)('what could not be sent stays, files and copies too, and why is said: %s', async (code, why) => {
  const { desk, server } = await writing('public', 'Hola');
  const uploads = desk.uploadsOf(LEAK, 'public');
  uploads.add([new File(['a'], 'foto.jpg')]);
  await expect.poll(() => uploads.attachmentIds).toHaveLength(1);
  desk.drafts.setCopies(LEAK, { cc: ['pere@bufet.example'], bcc: [] });
  server.failNext('hold', code);
  expect(await sendMessage(desk)).toBe(false);
  expect(desk.drafts.draft(LEAK, 'public')).toMatchObject({
    ...{ body: 'Hola', copies: { cc: ['pere@bufet.example'], bcc: [] } },
  });
  expect(uploads.items.value).toHaveLength(1);
  expect(desk.toasts.shown.value.at(-1)?.text).toBe(
    `El missatge no s’ha enviat. El text es conserva. ${why}`,
  );
});

test('nothing is sent while a file is on its way, nor an empty text', async () => {
  const { desk, server } = await writing('public', 'Hola');
  desk.port.upload = () => new Promise(() => {});
  const uploads = desk.uploadsOf(LEAK, 'public');
  uploads.add([new File(['a'], 'foto.jpg')]);
  expect(await sendMessage(desk)).toBe(false);
  uploads.clear();
  desk.drafts.type(LEAK, 'public', '   ');
  expect(await sendMessage(desk)).toBe(false);
  expect(server.calls).not.toContain('hold');
});

test('a file over 25 MB is refused before it travels', () => {
  const { desk, server } = makeDesk();
  const big = new File([], 'gran.zip');
  Object.defineProperty(big, 'size', { value: 25 * 1024 * 1024 + 1 });
  const uploads = desk.uploadsOf(LEAK, 'public');
  uploads.add([big]);
  expect(uploads.items.value[0]?.problem?.code).toBe('attachment_too_large');
  expect(server.calls).not.toContain('upload');
});

test('a file that failed is not left out in silence', async () => {
  const { desk, server } = await writing('public', 'Hola');
  server.failNext('upload', 'unreachable');
  const uploads = desk.uploadsOf(LEAK, 'public');
  uploads.add([new File(['a'], 'foto.jpg')]);
  await expect.poll(() => uploads.failed.value).toBe(true);
  expect(await sendMessage(desk)).toBe(false);
  expect(server.calls).not.toContain('hold');
});

test('a file of a note stays with the note', async () => {
  const { desk, server } = await writing('public', 'Hola');
  desk.uploadsOf(LEAK, 'internal').add([new File(['a'], 'intern.pdf')]);
  await expect.poll(() => desk.uploadsOf(LEAK, 'internal').attachmentIds).toHaveLength(1);
  const hold = vi.spyOn(server, 'hold');
  expect(await sendMessage(desk)).toBe(true);
  expect(hold.mock.calls[0]?.[2]).not.toHaveProperty('attachmentIds');
  expect(desk.uploadsOf(LEAK, 'internal').items.value).toHaveLength(1);
});
