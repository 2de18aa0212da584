import { ca } from '@sinia/i18n/console/ca';
import { es } from '@sinia/i18n/console/es';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FakeDesk } from './fake-desk.ts';
import { LEAK } from './make-desk.ts';
import { focused, hold, inside, raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

/** Its code is fetched with the first ticket. */
const PATIENCE = { timeout: 12_000 };

const editor = () => inside('.writing') as HTMLElement;
const tool = (name: string) => page.getByRole('button', { name, exact: true });

/** The desk with the formatted field there and the cursor in it. */
async function write(wanted: Parameters<typeof raiseDesk>[0] = {}): Promise<FakeDesk> {
  const server = await raiseDesk({ ticketId: LEAK, ...wanted });
  await expect.poll(editor, PATIENCE).toBeTruthy();
  editor().focus();
  return server;
}

async function send(server: FakeDesk) {
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => server.waiting.size).toBe(1);
  return [...server.waiting.values()][0]?.message;
}

const picture = (name = 'captura.png') => new File([new Uint8Array(64)], name, { type: 'image/png' });

function paste(parts: { html?: string; text?: string; files?: File[] }): void {
  const data = new DataTransfer();
  if (parts.html) data.setData('text/html', parts.html);
  if (parts.text) data.setData('text/plain', parts.text);
  for (const file of parts.files ?? []) data.items.add(file);
  editor().dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }),
  );
}

describe.each([
  ['ca', ca],
  ['es', es],
] as const)('in %s', (locale, texts) => {
  test.each(['light', 'dark'] as const)('axe finds nothing: tools, link, picture, %s', async (scheme) => {
    await write({ locale, scheme });
    await userEvent.keyboard('Bon dia **a tothom** avui{Control>}k{/Control}');
    await expect.element(page.getByRole('textbox', { name: texts.writing.linkAddress })).toBeVisible();
    await userEvent.keyboard('hola{Enter}');
    await expect.element(page.getByText(texts.writing.linkWrong)).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focused()?.classList.contains('writing')).toBe(true);
    paste({ files: [picture()] });
    await expect.poll(() => editor().querySelector('.writing-image')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test('on a telephone it keeps to the screen', async () => {
    await write({ locale, width: 360 });
    expect(await violations()).toEqual([]);
    expect(inside('.composer')?.scrollWidth).toBeLessThanOrEqual(360);
    for (const one of inside('.writing-tools')?.querySelectorAll('button') ?? [])
      expect(one.getBoundingClientRect().height).toBeGreaterThanOrEqual(40);
  });
});

test('what is typed before the field comes is there when it has come, with cursor and focus', async () => {
  await raiseDesk({ ticketId: LEAK });
  await expect.poll(() => inside('.composer-text')).toBeTruthy();
  inside('.console')?.focus();
  await userEvent.keyboard('rBon ');
  await userEvent.keyboard('dia');
  await expect.poll(editor, PATIENCE).toBeTruthy();
  await userEvent.keyboard(', Núria');
  await expect.poll(() => editor().textContent).toBe('Bon dia, Núria');
  expect(focused()).toBe(editor());
});

test('signs, keys and tools format; the plain text goes beside', async () => {
  const server = await write();
  await userEvent.keyboard('Bon dia, **Núria**.{Enter}- un{Enter}dos{Enter}{Enter}');
  await tool(ca.action.italic).click();
  await userEvent.keyboard('de lluny{Control>}i{/Control} aquí');
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.poll(() => focused()?.tagName).toBe('INPUT');
  await userEvent.keyboard('exemple.cat{Enter}');
  await expect.poll(() => editor().querySelector('a')?.getAttribute('href')).toBe('https://exemple.cat');
  expect(await send(server)).toMatchObject({
    body: 'Bon dia, Núria.\n\n- un\n- dos\n\nde lluny aquí <https://exemple.cat>',
    html:
      '<p>Bon dia, <strong>Núria</strong>.</p><ul><li>un</li><li>dos</li></ul>' +
      '<p><em>de lluny</em> <a href="https://exemple.cat">aquí</a></p>',
  });
  await expect.poll(() => editor().textContent).toBe('');
  expect(inside('.held .rich strong')?.textContent).toBe('Núria');
});

test('plain words stay plain, and Ctrl K elsewhere is still the palette', async () => {
  const server = await write();
  await userEvent.keyboard('Fins aviat: https://exemple.cat ');
  expect(await send(server)).toEqual({ body: 'Fins aviat: https://exemple.cat', visibility: 'public' });
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('dialog', { name: ca.palette.title })).toBeVisible();
});

test('a reply taken back has its formatting again, and a draft too', async () => {
  const server = await write();
  await userEvent.keyboard('Molt **aviat**');
  await send(server);
  await userEvent.keyboard('z');
  await expect.poll(() => editor().querySelector('strong')?.textContent).toBe('aviat');
  await expect.poll(() => server.saved.get(LEAK)?.public.html).toBe('<p>Molt <strong>aviat</strong></p>');
});

test('from a word processor or a page only what a reply may hold comes in, and no policy is broken', async () => {
  await write();
  const reports: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
    reports.push(violatedDirective),
  );
  paste({
    text: 'Primer Segon',
    html: `<html><head><style>p { color: red }</style></head><body>
      <h2>Títol</h2>
      <p class="MsoListParagraph" style="text-indent:-18pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span> </span></span>Primer</p>
      <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">· </span><span style="font-weight:700">Segon</span></p>
      <b style="font-weight:normal"><p>No <i>negreta</i> <a href="javascript:alert(1)">mal</a> <a href="https://be.example">bé</a></p></b>
      <table><tr><td>a</td><td><p>b</p></td></tr><tr><td>c</td><td>d</td></tr></table>
      <img src="https://evil.example/x.gif"><script>alert(1)</script><p onclick="x()">Fi</p></body></html>`,
  });
  const { children } = editor();
  expect([...children].map((child) => child.textContent)).toEqual([
    'Títol',
    'PrimerSegon',
    'No negreta mal bé',
    'a · b',
    'c · d',
    'Fi',
  ]);
  expect(children[1]?.localName).toBe('ul');
  expect([...editor().querySelectorAll('strong')].map((one) => one.textContent)).toEqual(['Segon']);
  expect([...editor().querySelectorAll('a')].map((one) => one.href)).toEqual(['https://be.example/']);
  expect(editor().querySelector('img[src], script, style, [onclick]')).toBeNull();
  expect(reports).toEqual([]);
});

test('20,000 letters are pasted at once', async () => {
  const server = await write();
  const text = Array.from({ length: 250 }, (_, at) => `Línia ${at}: ${'aigua '.repeat(13)}`.trim()).join(
    '\n',
  );
  expect(text.length).toBeGreaterThan(20_000);
  paste({ text });
  expect(editor().textContent?.length).toBeGreaterThan(20_000);
  await userEvent.keyboard('!');
  expect((await send(server))?.body).toBe(`${text}!`);
});

test('a pasted screenshot stands in the text, is on its way, and the message waits for it', async () => {
  const server = await write();
  const arrive = hold(server, 'upload');
  await userEvent.keyboard('Miri: ');
  paste({ files: [picture()] });
  await expect.poll(() => editor().querySelector('.writing-image[data-uploading]')).toBeTruthy();
  await expect.element(page.getByRole('progressbar', { name: /captura\.png/ })).toBeVisible();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText(ca.attachment.waiting)).toBeVisible();
  expect(server.waiting.size).toBe(0);
  arrive();
  await expect.poll(() => editor().querySelector('.writing-image[data-uploading]')).toBeNull();
  await expect.poll(() => inside('.upload')).toBeNull();
  const message = await send(server);
  const [id] = message?.attachmentIds ?? [];
  expect(message?.html).toBe(`<p>Miri: <img src="cid:${id}" alt="captura.png"></p>`);
  expect(message?.body).toBe('Miri: [captura.png]');
});

test('a picture whose upload is given up goes out of the text; other files are attached below', async () => {
  const server = await write();
  server.failNext('upload', 'unreachable');
  paste({ files: [picture()] });
  await expect.poll(() => editor().querySelector('.writing-image[data-failed]')).toBeTruthy();
  await page.getByRole('button', { name: ca.attachment.remove('captura.png') }).click();
  await expect.poll(() => editor().querySelector('.writing-image')).toBeNull();
  paste({ files: [new File(['x'], 'pla.pdf', { type: 'application/pdf' })] });
  await expect.element(page.getByText('pla.pdf')).toBeVisible();
  expect(editor().querySelector('.writing-image')).toBeNull();
});
