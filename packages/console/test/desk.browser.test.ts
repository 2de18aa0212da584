import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FakeDesk } from './fake-desk.ts';
import { LEAK } from './make-desk.ts';
import { eventOf, ME, messageOf, ticketOf } from './sample-desk.ts';
import { focused, inside, mountStage, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

async function openDesk(wanted: Wanted = {}) {
  const server = await raiseDesk(wanted);
  await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeInTheDocument();
  return server;
}

const field = (name: string) => page.getByRole('textbox', { name });

describe.each(['ca', 'es'] as const)('axe finds nothing, in %s', (locale) => {
  test.each(['light', 'dark'] as const)('list and conversation, %s', async (scheme) => {
    await openDesk({ locale, scheme, ticketId: LEAK });
    await expect.element(page.getByText('V-118', { exact: false })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('on a telephone: list, then conversation, then details', async () => {
    await openDesk({ locale, width: 360 });
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: /Andrés Gil/ }).click();
    await expect.element(page.getByRole('heading', { name: /Factura de octubre/ })).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('d');
    await expect.element(page.getByRole('complementary')).toBeVisible();
    expect(await violations()).toEqual([]);
    expect(inside('.console')?.scrollWidth).toBeLessThanOrEqual(360);
  });

  test.each(['?', '{Control>}k{/Control}', 'a'])('the dialog behind %s', async (keys) => {
    await openDesk({ locale, ticketId: LEAK });
    inside('.console')?.focus();
    await userEvent.keyboard(keys);
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  test('j, j, Enter, r, text, send', async () => {
    const server = await openDesk();
    inside('.console')?.focus();
    await userEvent.keyboard('jj{Enter}');
    await expect.element(page.getByRole('heading', { name: /Factura de octubre/ })).toBeVisible();
    await userEvent.keyboard('r');
    await userEvent.keyboard('Buenos días, Andrés.');
    await expect.element(field('Resposta')).toHaveTextContent('Buenos días, Andrés.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText(/S’envia d’aquí a \d+ s/)).toBeVisible();
    await expect.element(field('Resposta')).not.toHaveTextContent('Buenos');
    expect(await violations()).toEqual([]);
    server.leave();
    await expect.element(page.getByText(/S’envia d’aquí a/)).not.toBeInTheDocument();
    expect([...server.messages.values()].flat().at(-1)?.body).toBe('Buenos días, Andrés.');
  });

  test('z takes a sent reply back into the editor', async () => {
    const server = await openDesk({ ticketId: LEAK });
    inside('.console')?.focus();
    await userEvent.keyboard('r');
    await userEvent.keyboard('Massa aviat{Control>}{Enter}{/Control}');
    await expect.element(page.getByText(/S’envia d’aquí a \d+ s/)).toBeVisible();
    await userEvent.keyboard('z');
    await expect.element(field('Resposta')).toHaveTextContent('Massa aviat');
    expect(server.waiting.size).toBe(0);
    expect(server.calls).toContain('undoHeld');
  });

  test('a reply that could not leave stands above the editor with its words and the reason', async () => {
    const server = await openDesk({ ticketId: LEAK });
    await field('Resposta').fill('Fins aviat');
    await page.getByRole('button', { name: 'Envia la resposta' }).click();
    await expect.poll(() => server.waiting.size).toBe(1);
    server.leave(undefined, 'not_found');
    server.happen(eventOf(LEAK, 90, {}));
    await expect
      .element(page.getByText(/La resposta no ha sortit.*No existeix o no hi teniu accés/))
      .toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Torna-la a l’editor' }).click();
    await expect.element(field('Resposta')).toHaveTextContent('Fins aviat');
  });

  test('shortcuts are text where one writes, and Escape leaves the field', async () => {
    const server = await openDesk({ ticketId: LEAK });
    inside('.console')?.focus();
    await userEvent.keyboard('n');
    await userEvent.keyboard('aren?/');
    await expect.element(field('Nota interna')).toHaveTextContent('aren?/');
    await userEvent.keyboard('{Escape}e');
    await expect.poll(() => server.tickets.get(LEAK)?.status).toBe('solved');
  });

  test('a key pressed on the host’s page is the host’s', async () => {
    await openDesk();
    const host = document.body.appendChild(document.createElement('button'));
    host.focus();
    await userEvent.keyboard('?');
    expect(inside('dialog')).toBeNull();
    host.remove();
  });

  test('a closed dialog gives the focus back', async () => {
    await openDesk({ ticketId: LEAK });
    inside('.thread-reference')?.focus();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focused()?.className).toContain('thread-reference');
  });
});

test('reply and note differ in words, colour and shape', async () => {
  await openDesk({ ticketId: LEAK });
  const look = () => {
    const style = getComputedStyle(inside('.composer-box') as HTMLElement);
    return { ground: style.backgroundColor, edge: style.borderTopStyle, corner: style.borderTopLeftRadius };
  };
  const reply = look();
  await page.getByRole('button', { name: 'Nota interna' }).click();
  const note = look();
  expect(note.ground).not.toBe(reply.ground);
  expect([reply.edge, note.edge]).toEqual(['solid', 'dashed']);
  expect(note.corner).not.toBe(reply.corner);
  await expect.element(page.getByRole('button', { name: 'Desa la nota' })).toBeVisible();
  await expect.element(page.getByText('El client no la veurà mai.')).toBeVisible();
});

test('a new ticket appears by itself, first and unread', async () => {
  const server = await openDesk();
  const fresh = ticketOf({ number: 50, name: 'Laia Roig', subject: 'Soroll', preview: 'Fa soroll', ago: 0 });
  server.tickets.set(fresh.id, fresh);
  server.happen(eventOf(fresh.id, 1, { type: 'ticket.opened' }));
  await expect.element(page.getByRole('button', { name: /Laia Roig.*sense llegir/ })).toBeVisible();
});

test('a refused message keeps its text and says why', async () => {
  const server = await openDesk({ ticketId: LEAK });
  await field('Resposta').fill('Ja hi anem');
  server.failNext('hold', 'unreachable');
  await page.getByRole('button', { name: 'Envia la resposta' }).click();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('El missatge no s’ha enviat. El text es conserva. No s’arriba al servidor.');
  await expect.element(field('Resposta')).toHaveTextContent('Ja hi anem');
});

test('the markup of a message never enters the page: no script, no remote image, no form', async () => {
  const server = await openDesk();
  const html = `<p onclick="boom()">Bon <b>dia</b></p><script>window.boom = 1</script><img src="https://spy.example/x.gif">
    <form action="https://evil.example"><input name="password"></form><a href="javascript:boom()">aquí</a>
    <a href="https://aigues.example/">web</a><style>* { display: none }</style><iframe src="https://evil.example"></iframe>`;
  server.messages.set(LEAK, [messageOf(LEAK, 1, { body: 'Bon dia', html })]);
  await page.getByRole('button', { name: /Núria Puig/ }).click();
  await page.getByRole('button', { name: 'Mostra’l amb format' }).click();
  const rich = inside('.rich') as HTMLElement;
  expect(rich.querySelector('script, style, iframe, form, input, img, [onclick], [style]')).toBeNull();
  expect(rich.querySelector('b')?.textContent).toBe('dia');
  const links = [...rich.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.rel]);
  expect(links).toEqual([
    [null, ''],
    ['https://aigues.example/', 'noopener noreferrer'],
  ]);
});

test('words in any script keep their direction, and nothing is wider than the pane', async () => {
  const server = await openDesk({ width: 360 });
  const subject = `مرحبا 👩🏽‍🚒 ${'llarguíssim'.repeat(20)}`.slice(0, 200);
  const odd = ticketOf({ number: 60, name: 'أمين 🚰', subject, preview: 'x'.repeat(140), ago: 0 });
  server.tickets.set(odd.id, odd);
  server.happen(eventOf(odd.id, 1, { type: 'ticket.opened' }));
  await page.getByRole('button', { name: /أمين/ }).click();
  await expect.element(page.getByRole('heading', { name: /مرحبا/ })).toBeVisible();
  expect(inside('.thread-pane')?.scrollWidth).toBeLessThanOrEqual(360);
});

test('the screen changes its language at once', async () => {
  await openDesk({ ticketId: LEAK });
  await page.getByRole('button', { name: 'Ajustos' }).click();
  await page.getByRole('button', { name: 'Castellà' }).click();
  await expect.element(page.getByRole('navigation', { name: 'Ajustes' })).toBeVisible();
});

test('a session that ends keeps what was typed, until the same person is back', async () => {
  const server = new FakeDesk();
  const granted = { token: 't', expiresAt: '2100-01-01T00:00:00Z', staff: ME };
  const answers = async (input: RequestInfo | URL) =>
    Response.json(String(input).endsWith('/desk/token') ? granted : {});
  const realFetch = globalThis.fetch;
  globalThis.fetch = answers as typeof fetch;
  let end = () => {};
  await mountStage({
    apiUrl: '',
    locale: 'ca',
    ticketId: LEAK,
    makePort: (_, session) => {
      end = () => session.end();
      return server;
    },
  });
  await field('Resposta').fill('Encara no desat');
  end();
  await expect.element(page.getByText('La sessió ha acabat.', { exact: false })).toBeVisible();
  await page.getByLabelText('Correu de feina').fill('a@b.cat');
  await page.getByRole('textbox', { name: 'Contrasenya' }).fill('x');
  await page.getByRole('button', { name: 'Continua' }).click();
  await expect.element(field('Resposta')).toHaveTextContent('Encara no desat');
  await expect.poll(() => focused()?.closest('.composer')).toBeTruthy();
  globalThis.fetch = realFetch;
});
