import { expect, test, vi } from 'vitest';
import { LEAK, makeDesk } from '../../test/make-desk.ts';
import { sendMessage } from './send-message.ts';

async function writing(visibility: 'public' | 'internal', text: string) {
  const world = makeDesk();
  await world.desk.start('unresolved');
  await world.desk.openTicket(LEAK);
  world.desk.writing.value = visibility;
  world.desk.drafts.type(LEAK, visibility, text);
  return world;
}

test('a reply that resolves goes as one message with its status, and leaves no draft', async () => {
  const { desk, server } = await writing('public', '  Ja està reparat.  ');
  expect(await sendMessage(desk, 'solved')).toBe(true);
  expect(server.messages.get(LEAK)?.at(-1)).toMatchObject({ body: 'Ja està reparat.', visibility: 'public' });
  expect(server.tickets.get(LEAK)?.status).toBe('solved');
  expect(await server.drafts(LEAK)).toEqual({ public: '', internal: '' });
});

test('a note goes as a note', async () => {
  const { desk, server } = await writing('internal', 'Brigada avisada');
  await sendMessage(desk);
  expect(server.messages.get(LEAK)?.at(-1)?.visibility).toBe('internal');
});

test('what could not be sent stays, files too, and the reason is said', async () => {
  const { desk, server } = await writing('public', 'Hola');
  const uploads = desk.uploadsOf(LEAK, 'public');
  uploads.add([new File(['a'], 'foto.jpg')]);
  await expect.poll(() => uploads.attachmentIds).toHaveLength(1);
  server.failNext('addMessage', 'unreachable');
  expect(await sendMessage(desk)).toBe(false);
  expect(desk.drafts.text(LEAK, 'public')).toBe('Hola');
  expect(uploads.items.value).toHaveLength(1);
  expect(desk.toasts.shown.value.at(-1)?.text).toBe(
    'El missatge no s’ha enviat. El text es conserva. No s’arriba al servidor.',
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
  expect(server.calls).not.toContain('addMessage');
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
  expect(server.calls).not.toContain('addMessage');
});

test('a file of a note stays with the note', async () => {
  const { desk, server } = await writing('public', 'Hola');
  desk.uploadsOf(LEAK, 'internal').add([new File(['a'], 'intern.pdf')]);
  await expect.poll(() => desk.uploadsOf(LEAK, 'internal').attachmentIds).toHaveLength(1);
  const addMessage = vi.spyOn(server, 'addMessage');
  expect(await sendMessage(desk)).toBe(true);
  expect(addMessage.mock.calls[0]?.[1]).not.toHaveProperty('attachmentIds');
  expect(desk.uploadsOf(LEAK, 'internal').items.value).toHaveLength(1);
});
