import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LEAK, makeDesk } from '../../test/make-desk.ts';

const plain = (body: string) => ({ body, html: null });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is typed is kept on the server after a pause, once', async () => {
  const { desk, server } = makeDesk();
  for (const text of ['H', 'Ho', 'Hola']) desk.drafts.type(LEAK, 'public', text);
  expect(server.saved.size).toBe(0);
  await vi.advanceTimersByTimeAsync(800);
  expect(server.saved.get(LEAK)).toEqual({ public: plain('Hola'), internal: plain('') });
  expect(server.calls.filter((call) => call === 'saveDraft')).toHaveLength(1);
  expect(desk.drafts.state.value).toBe('saved');
});

test('another tab reads it; reply and note are apart', async () => {
  const first = makeDesk();
  first.desk.drafts.type(LEAK, 'internal', 'Trucar a la brigada');
  await first.desk.drafts.saveAll();
  const { desk } = makeDesk();
  desk.port.drafts = (ticketId) => first.server.drafts(ticketId);
  await desk.drafts.load(LEAK);
  expect(desk.drafts.text(LEAK, 'internal')).toBe('Trucar a la brigada');
  expect(desk.drafts.text(LEAK, 'public')).toBe('');
});

test('what was typed since wins over what is read', async () => {
  const { desk, server } = makeDesk();
  server.saved.set(LEAK, { public: plain('vell'), internal: plain('') });
  desk.drafts.type(LEAK, 'public', 'nou');
  await desk.drafts.load(LEAK);
  expect(desk.drafts.text(LEAK, 'public')).toBe('nou');
});

test('a failed saving says so, keeps the text and is tried again', async () => {
  const { desk, server } = makeDesk();
  server.failNext('saveDraft', 'unreachable');
  desk.drafts.type(LEAK, 'public', 'Hola');
  await vi.advanceTimersByTimeAsync(800);
  expect(desk.drafts.state.value).toBe('failed');
  expect(desk.drafts.text(LEAK, 'public')).toBe('Hola');
  await desk.drafts.saveAll();
  expect(server.saved.get(LEAK)?.public.body).toBe('Hola');
});

test('the formatting is kept beside the words, and goes where words come without', async () => {
  const { desk, server } = makeDesk();
  desk.drafts.type(LEAK, 'public', 'Hola', '<p><strong>Hola</strong></p>');
  await desk.drafts.saveAll();
  expect(server.saved.get(LEAK)?.public.html).toBe('<p><strong>Hola</strong></p>');
  desk.drafts.type(LEAK, 'public', 'Adéu');
  await desk.drafts.saveAll();
  expect(server.saved.get(LEAK)?.public).toEqual(plain('Adéu'));
});
