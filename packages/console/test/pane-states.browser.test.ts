import { ca } from '@sinia/i18n/console/ca';
import { es } from '@sinia/i18n/console/es';
import { ca as editorCa } from '@sinia/i18n/notice-editor/ca';
import { es as editorEs } from '@sinia/i18n/notice-editor/es';
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { LEAK } from './make-desk.ts';
import { hold, inside, mountStage, raiseDesk, refuse, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

const TEXTS = { ca, es };
const EDITORS = { ca: editorCa, es: editorEs };
const LOOKS = (['ca', 'es'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).map((scheme) => ({ locale, scheme })),
);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const says = (words: string) => expect.element(page.getByText(words, { exact: false }).first()).toBeVisible();

describe.each(LOOKS)('every state of a pane, in $locale, $scheme', (look) => {
  const { pane, failure, list, thread, live, composer, templates, nav } = TEXTS[look.locale];
  const raise = (wanted: Wanted) => raiseDesk({ ...look, ...wanted });
  const clean = async () => expect(await violations()).toEqual([]);

  test('list: waiting shows the rows to come', async () => {
    await raise({ prepare: (server) => void hold(server, 'list') });
    await expect.poll(() => inside('.row-skeleton')).toBeTruthy();
    await clean();
  });

  test('list: nothing to do, and the next step', async () => {
    await raise({ prepare: (server) => server.tickets.clear() });
    await says(list.empty.unresolved);
    await says(list.emptyHint.unresolved);
    await clean();
  });

  test('list: nothing found', async () => {
    await raise({});
    await page.getByRole('searchbox').fill('zzz');
    await says(list.noResults('zzz'));
    await clean();
    await page.getByText(list.clearSearch, { exact: true }).click();
    await expect.element(button(/Andrés Gil/)).toBeVisible();
  });

  test('list: not loaded, tried again', async () => {
    const server = await raise({ prepare: (fresh) => void refuse(fresh, 'list', 'unavailable') });
    await says(pane.listFailed);
    await says(failure.reasons.unavailable);
    await clean();
    Reflect.deleteProperty(server, 'list');
    await button(failure.retry).click();
    await expect.element(button(/Andrés Gil/)).toBeVisible();
  });

  test('list: older than it could be, and no more of it', async () => {
    const server = await raise({
      prepare: (fresh) => {
        fresh.pageSize = 4;
      },
    });
    await expect.element(button(/Andrés Gil/)).toBeVisible();
    server.failNext('list', 'unavailable');
    await button(list.more).click();
    await says(pane.moreFailed);
    await clean();
    await button(failure.retry).click();
    await expect.element(button(/Pilar Ortega/)).toBeInTheDocument();
  });

  test('conversation: what the list knows is there at once, the rest on its way', async () => {
    await raise({ prepare: (server) => void hold(server, 'read') });
    await button(/Andrés Gil/).click();
    await expect.element(page.getByRole('heading', { name: /Factura de octubre/ })).toBeVisible();
    await expect.poll(() => inside('.thread-skeleton')).toBeTruthy();
    await clean();
  });

  test('conversation: not loaded; what was written is kept', async () => {
    const server = await raise({
      ticketId: LEAK,
      prepare: (fresh) => void refuse(fresh, 'read', 'unreachable'),
    });
    await says(pane.threadFailed);
    await says(failure.unreachable);
    await says(pane.kept);
    await says(pane.resumes);
    await clean();
    Reflect.deleteProperty(server, 'read');
    server.lose();
    server.recover();
    await says('V-118');
  });

  test('conversation: gone', async () => {
    await raise({ ticketId: 'tkt_00000000000000000000009999' });
    await says(pane.threadGone);
    await clean();
    await page.getByText(thread.back, { exact: true }).last().click();
    await expect.element(page.getByText(thread.none)).toBeVisible();
  });

  test('no connection: what works is said; it goes on by itself', async () => {
    const server = await raise({ ticketId: LEAK });
    await says('V-118');
    server.lose();
    await says(live.offline);
    await clean();
    server.recover();
    await expect.element(page.getByText(live.offline)).not.toBeInTheDocument();
    await says(live.back);
  });

  test('writing: read only', async () => {
    await raise({ ticketId: LEAK, role: 'auditor' });
    await says(composer.readOnly);
    await clean();
  });

  test('writing: a closed ticket takes notes only', async () => {
    await raise({
      ticketId: LEAK,
      prepare: (server) => {
        const ticket = server.tickets.get(LEAK);
        if (ticket) server.tickets.set(LEAK, { ...ticket, status: 'closed' });
      },
    });
    await says(composer.closed);
    await clean();
  });

  test('a page of settings: waiting, then there; refused, then tried again', async () => {
    const server = await raise({ role: 'admin' });
    const release = hold(server, 'notices');
    await button(nav.settings).click();
    await button(templates.title).click();
    await expect.poll(() => inside('.waiting .s-skeleton')).toBeTruthy();
    await clean();
    release();
    await expect.element(page.getByRole('textbox', { name: EDITORS[look.locale].subject })).toBeVisible();
    await clean();
    inside('.settings-back')?.click();
    const restore = refuse(server, 'notices', 'unavailable');
    await button(nav.settings).click();
    await says(failure.load);
    await clean();
    restore();
    await button(failure.retry).click();
    await expect.element(page.getByRole('textbox', { name: EDITORS[look.locale].subject })).toBeVisible();
  });
});

test('under 300 ms nothing flashes', async () => {
  let release = () => {};
  await raiseDesk({
    prepare: (server) => {
      release = hold(server, 'list');
    },
  });
  expect(inside('.s-skeleton')).toBeNull();
  release();
  await expect.element(button(/Andrés Gil/)).toBeVisible();
  expect(inside('.s-skeleton')).toBeNull();
});

test('nothing moves when what was waited for comes, nor when the line goes down', async () => {
  let release = () => {};
  const server = await raiseDesk({
    ticketId: LEAK,
    prepare: (fresh) => {
      release = hold(fresh, 'read');
    },
  });
  const places = () =>
    ['.navigation-item', '.list-pane', '.row', '.thread-pane', '.context-pane'].map((selector) => {
      const { x, y, width } = inside(selector)?.getBoundingClientRect() ?? new DOMRect();
      return [selector, x, y, width];
    });
  await expect.poll(() => inside('.thread-skeleton')).toBeTruthy();
  const waiting = places();
  release();
  await says('V-118');
  expect(places()).toEqual(waiting);
  server.lose();
  await says(ca.live.offline);
  expect(places()).toEqual(waiting);
});

test('what was typed while the line was down is saved when it is back', async () => {
  const server = await raiseDesk({ ticketId: LEAK });
  await says('V-118');
  server.lose();
  server.failNext('saveDraft', 'unreachable');
  await page.getByRole('textbox', { name: ca.composer.reply }).fill('Encara sense línia');
  await says(ca.composer.draftFailed);
  const leaving = () => !globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leaving()).toBe(true);
  server.recover();
  await expect.poll(() => server.saved.get(LEAK)?.public.body).toBe('Encara sense línia');
  await says(ca.composer.draftSaved);
  expect(leaving()).toBe(false);
});

test('a server that cannot be reached at first is tried again by itself', async () => {
  let up = false;
  await mountStage({
    apiUrl: '',
    locale: 'ca',
    getToken: async () => {
      if (!up) throw new Error('down');
      return null;
    },
  });
  await says(ca.pane.resumes);
  up = true;
  globalThis.dispatchEvent(new Event('online'));
  await says(ca.signIn.ended);
});
