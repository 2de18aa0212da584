import type { AttachmentSummary } from '@sinia/contracts';
import { ca } from '@sinia/i18n/console/ca';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FakeDesk } from './fake-desk.ts';
import { LEAK } from './make-desk.ts';
import { messageOf } from './sample-desk.ts';
import { focused, inside, raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const file = (number: number, fileName: string, mediaType: string, size = 4_000): AttachmentSummary => ({
  id: `att_${String(number).padStart(26, '0')}`,
  ...{ fileName, mediaType, size, contentId: null, inline: false },
});

const FILES = [
  file(1, 'vorera.jpg', 'image/jpeg'),
  file(2, 'comptador.png', 'image/png'),
  file(3, 'factura.pdf', 'application/pdf'),
  file(4, 'veu.ogg', 'audio/ogg; codecs=opus'),
  file(5, 'dades.xlsx', 'application/octet-stream'),
  file(6, 'enorme.png', 'image/png', 20_000_000),
];

async function show(attachments: AttachmentSummary[], wanted: Parameters<typeof raiseDesk>[0] = {}) {
  const prepare = (server: FakeDesk) => {
    server.linkTo = vi.fn(async () => PIXEL);
    server.messages.set(LEAK, [messageOf(LEAK, 1, { body: 'Us adjunto coses.', attachments })]);
  };
  const server = await raiseDesk({ ticketId: LEAK, ...wanted, prepare });
  await expect.element(page.getByText('Us adjunto coses.')).toBeVisible();
  return server;
}

const tile = (name: string) => page.getByRole('button', { name, exact: false });
const dialog = (name: string) => page.getByRole('dialog', { name });

describe.each(['ca', 'es'] as const)('axe finds nothing, in %s', (locale) => {
  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)('%s, %i', async (scheme, width) => {
    await show(FILES, { locale, scheme, width });
    await expect.poll(() => inside('.attachments')?.querySelectorAll('.thumbnail img').length).toBe(2);
    expect(await violations()).toEqual([]);
    await tile('comptador.png').click();
    await expect.poll(() => inside('.lightbox-image')).toBeTruthy();
    expect(await violations()).toEqual([]);
    expect(inside('.dialog')?.scrollWidth).toBeLessThanOrEqual(width);
  });
});

test.each([
  ['ca', 's’està comprovant', 'conté el virus Eicar-Test-Signature'],
  ['es', 'se está comprobando', 'contiene el virus Eicar-Test-Signature'],
] as const)(
  'in %s: a file that nobody may have is named, and opens nothing',
  async (locale, waits, retained) => {
    const checking = { why: 'being_checked', virus: null } as const;
    const infected = { why: 'virus', virus: 'Eicar-Test-Signature' } as const;
    await show(
      [
        { ...file(1, 'vorera.jpg', 'image/jpeg'), held: checking },
        { ...file(2, 'factura.exe', 'application/octet-stream'), held: infected },
      ],
      { locale },
    );
    await expect.element(page.getByText(`vorera.jpg: ${waits}`, { exact: false })).toBeVisible();
    await expect.element(page.getByText(retained, { exact: false })).toBeVisible();
    expect(inside('.attachments')?.querySelectorAll('button').length).toBe(0);
    expect(await violations()).toEqual([]);
  },
);

test('arrows go round, signs zoom, Escape gives the focus back', async () => {
  await show(FILES);
  await tile('comptador.png').click();
  await expect.element(dialog('comptador.png')).toBeVisible();
  await expect.element(page.getByText(ca.lightbox.place(2, 4))).toBeVisible();
  await expect.poll(() => (inside('.lightbox-image') as HTMLImageElement | null)?.complete).toBe(true);
  await userEvent.keyboard('+');
  await expect.poll(() => inside('.lightbox-stage')?.hasAttribute('data-zoomed')).toBe(true);
  await userEvent.keyboard('0{ArrowLeft}');
  await expect.element(dialog('vorera.jpg')).toBeVisible();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(dialog('enorme.png')).toBeVisible();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(dialog('factura.pdf')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog('factura.pdf')).not.toBeInTheDocument();
  expect(focused()?.title).toBe(ca.attachment.open('comptador.png'));
});

test('a document lies in a frame where the browser can show it, and can be opened or kept anyhow', async () => {
  await show(FILES);
  await tile('factura.pdf').click();
  await expect.element(page.getByRole('link', { name: ca.lightbox.openTab })).toHaveAttribute('href', PIXEL);
  await expect
    .element(page.getByRole('link', { name: ca.lightbox.download }))
    .toHaveAttribute('href', `${PIXEL}&download`);
  if (navigator.pdfViewerEnabled) {
    await expect.poll(() => inside('iframe')?.title).toBe('factura.pdf');
    const refused = new SecurityPolicyViolationEvent('securitypolicyviolation', {
      effectiveDirective: 'frame-src',
      ...{ documentURI: '', violatedDirective: 'frame-src', originalPolicy: '', disposition: 'enforce' },
      statusCode: 0,
    });
    document.dispatchEvent(refused);
  }
  await expect.element(page.getByText(ca.lightbox.noViewer)).toBeVisible();
});

test('a recording is heard in place; its link is asked only then', async () => {
  const server = await show([FILES[3] as AttachmentSummary]);
  expect(server.linkTo).not.toHaveBeenCalled();
  await tile('veu.ogg').click();
  await expect.poll(() => inside('audio')?.getAttribute('src')).toBe(PIXEL);
  expect(focused()).toBe(inside('audio'));
});

test('500 pictures: twelve are shown, and only those near the screen are fetched', async () => {
  const many = Array.from({ length: 500 }, (_, at) => file(at + 1, `foto-${at + 1}.jpg`, 'image/jpeg'));
  const server = await show(many);
  const shown = () => inside('.attachments')?.querySelectorAll('.attachment').length;
  expect(shown()).toBe(12);
  await tile(ca.pane.moreFiles(488)).click();
  await expect.poll(shown).toBe(500);
  inside('.stream')?.scrollTo(0, 1_500);
  await expect.poll(() => vi.mocked(server.linkTo).mock.calls.length).toBeGreaterThan(12);
  expect(vi.mocked(server.linkTo).mock.calls.length).toBeLessThan(100);
});

test('what our text shows in its place is not listed again', async () => {
  const inText = { ...file(9, 'captura.png', 'image/png'), contentId: 'att_9', inline: true };
  const html = '<p>Miri: <img src="cid:att_9" alt="captura.png"></p>';
  const author = { kind: 'agent', id: 'agt_1', name: 'Cristina', address: null } as const;
  await raiseDesk({
    ticketId: LEAK,
    prepare: (server) => {
      server.linkTo = async () => PIXEL;
      const attachments = [inText, FILES[2] as AttachmentSummary];
      server.messages.set(LEAK, [
        messageOf(LEAK, 1, { author, html, body: 'Miri: [captura.png]', attachments }),
      ]);
    },
  });
  await expect.poll(() => inside('img.rich-image')).toBeTruthy();
  expect(inside('.attachments')?.textContent).toContain('factura.pdf');
  expect(inside('.attachments')?.textContent).not.toContain('captura.png');
});
