import { ca } from '@sinia/i18n/console/ca';
import { afterEach, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { INVOICE, LEAK } from './make-desk.ts';
import { eventOf, ticketOf } from './sample-desk.ts';
import { focused, inside, raiseDesk, strikeDesk, violations } from './stage.ts';

interface Protocol {
  send(method: string, parameters: object): Promise<unknown>;
}
const emulate = (features: readonly { name: string; value: string }[]) =>
  (cdp() as unknown as Protocol).send('Emulation.setEmulatedMedia', { features });

afterEach(async () => {
  strikeDesk();
  await emulate([]);
});

const named = () => focused()?.textContent?.trim() || focused()?.getAttribute('aria-label');
const press = (keys: string) => userEvent.keyboard(keys);

async function atWork(ticketId: string | null = LEAK, width = 1280) {
  const server = await raiseDesk({ ...(ticketId && { ticketId }), width });
  if (ticketId === LEAK) await expect.element(page.getByText('V-118', { exact: false })).toBeInTheDocument();
  else await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeInTheDocument();
  return server;
}

describe('the way through by keyboard', () => {
  test('the first stops lead past everything; unfocused they are not seen', async () => {
    await atWork();
    inside('.console')?.focus();
    await press('{Tab}');
    expect(named()).toBe(ca.pane.toList);
    expect(focused()?.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
    await press('{Tab}');
    expect(named()).toBe(ca.pane.toThread);
    await press('{Enter}');
    expect(focused()).toBe(inside('.thread-pane'));
    inside('.console')?.focus();
    await press('{Tab}{Tab}{Tab}');
    expect(named()).toBe(ca.pane.toComposer);
    await press('{Enter}');
    expect(focused()).toBe(inside('.composer-text'));
    expect(inside('.skip-link')?.getBoundingClientRect().height).toBeLessThanOrEqual(1);
  });

  test('views, search, one row, conversation, details: in the order of reading', async () => {
    await atWork();
    inside('.console')?.focus();
    const stops: string[] = [];
    for (let at = 0; at < 60; at += 1) {
      await press('{Tab}');
      const region = focused()?.closest('.skip-links, nav, .list-pane, main, aside');
      if (!region) break;
      const name = region.className.split(' ')[0] ?? '';
      if (stops.at(-1) !== name) stops.push(name);
    }
    expect(stops).toEqual(['skip-links', 'navigation', 'list-pane', 'thread-pane', 'context-pane']);
  });

  test('of the rows one is a stop; arrows, Home and End go on from there', async () => {
    await atWork(INVOICE);
    const rows = () => [...(inside('.rows')?.querySelectorAll<HTMLElement>('.row') ?? [])];
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
    rows()
      .find((row) => row.tabIndex === 0)
      ?.focus();
    await press('{ArrowDown}');
    expect(focused()?.textContent).toContain('Montserrat');
    await press('{End}');
    expect(focused()?.textContent).toContain('Pilar Ortega');
    await press('{Home}');
    expect(focused()?.textContent).toContain('Núria Puig');
    expect(rows().filter((row) => row.tabIndex === 0)).toEqual([focused()]);
    const items = rows().map((row) => row.closest('li'));
    expect(items.map((item) => item?.ariaPosInSet)).toEqual(items.map((_, index) => `${index + 1}`));
    expect(items[0]?.ariaSetSize).toBe(`${items.length}`);
  });

  test('the focus stays where it was when its button turns into another', async () => {
    await atWork();
    await page.getByRole('button', { name: ca.thread.resolve, exact: true }).click();
    await expect.element(page.getByRole('button', { name: ca.thread.reopen, exact: true })).toBeVisible();
    expect(named()).toBe(ca.thread.reopen);
  });

  test('a notice that is closed gives the focus to the work', async () => {
    const server = await atWork();
    server.lose();
    server.recover();
    await page.getByRole('button', { name: ca.help.close, exact: true }).click();
    await expect.poll(() => focused()).toBe(inside('.thread-pane'));
  });

  test.each(['?', 'a', '{Control>}k{/Control}'])(
    'the dialog of %s keeps the focus and gives it back',
    async (keys) => {
      await atWork();
      const start = inside('.thread-reference');
      start?.focus();
      await press(keys);
      await expect.element(page.getByRole('dialog')).toBeVisible();
      for (let at = 0; at < 12; at += 1) {
        await press('{Tab}');
        expect(focused()?.closest('dialog') ?? document.activeElement).toBeTruthy();
      }
      await press('{Escape}');
      await expect.poll(() => focused()).toBe(start);
    },
  );

  test('on a telephone a conversation that a link opens has no frame around the screen', async () => {
    await atWork(LEAK, 360);
    const pane = inside('.thread-pane') as HTMLElement;
    expect(focused()).toBe(pane);
    expect(getComputedStyle(pane).outlineStyle).toBe('none');
  });
});

describe('what is said aloud', () => {
  test('a new message twice: both times', async () => {
    const server = await atWork();
    const place = inside('.s-hidden[aria-live=polite]') as HTMLElement;
    const message = { id: 'msg_1', visibility: 'public', author: 'customer' } as const;
    server.happen(eventOf(LEAK, 20, { type: 'message.added', message }));
    await expect.poll(() => place.textContent).toBe(ca.thread.newMessage);
    await expect.poll(() => place.textContent, { timeout: 6_000 }).toBe('');
    server.happen(eventOf(LEAK, 21, { type: 'message.added', message }));
    await expect.poll(() => place.textContent).toBe(ca.thread.newMessage);
  });

  test('what has happened, in a place that was there before; what failed, at once', async () => {
    const server = await atWork();
    const place = inside('.s-toasts[aria-live=polite]');
    server.lose();
    server.recover();
    await expect.poll(() => place?.textContent).toBe(ca.live.back);
    expect(inside('.s-toast')?.role).toBeNull();
    server.failNext('change', 'unavailable');
    await page.getByRole('button', { name: ca.thread.resolve, exact: true }).click();
    await expect
      .poll(() => inside('.s-toast[role=alert]')?.textContent)
      .toContain(ca.failure.reasons.unavailable);
  });

  test('how many a search has found', async () => {
    await atWork(null);
    await page.getByRole('searchbox').fill('fuita');
    await expect.poll(() => inside('.list-pane > [role=status]')?.textContent).toBe(ca.list.loaded(1));
  });
});

describe('letters of twice the size', () => {
  test.each([360, 1280])('at %d px nothing is cut off at the side, everything can be used', async (width) => {
    document.documentElement.style.fontSize = '200%';
    const server = await atWork(null, width);
    for (const view of ['.list-pane', '.navigation']) {
      const pane = inside(view) as HTMLElement;
      expect([view, pane.scrollWidth <= pane.clientWidth]).toEqual([view, true]);
    }
    await page.getByRole('button', { name: /Núria Puig/ }).click();
    await expect.element(page.getByText('V-118', { exact: false })).toBeInTheDocument();
    const pane = inside('.thread-pane') as HTMLElement;
    const wide = [...pane.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > width + 0.5,
    );
    expect(wide.map((one) => one.className)).toEqual([]);
    for (const button of pane.querySelectorAll('button')) {
      const { left, right } = button.getBoundingClientRect();
      expect([button.textContent, left >= 0 && right <= width]).toEqual([button.textContent, true]);
    }
    inside('.composer-text')?.focus();
    await press('Bon dia');
    await page.getByRole('button', { name: ca.composer.send }).click();
    await expect.poll(() => server.calls.includes('hold')).toBe(true);
    expect(await violations()).toEqual([]);
  });

  test('at 360 px the settings fit too, and the way back is in sight', async () => {
    document.documentElement.style.fontSize = '200%';
    await atWork(null, 360);
    await page.getByRole('button', { name: ca.nav.settings }).click();
    await expect.poll(() => inside('.settings-main .s-segments')).toBeTruthy();
    const main = inside('.settings-main') as HTMLElement;
    expect(main.scrollWidth).toBeLessThanOrEqual(main.clientWidth);
    expect(inside('.settings-back')?.getBoundingClientRect().left).toBeGreaterThanOrEqual(0);
    expect(await violations()).toEqual([]);
  });
});

describe('what the system wishes', () => {
  test('forced colours: what is on, where the focus is and how urgent still differ', async () => {
    await emulate([{ name: 'forced-colors', value: 'active' }]);
    await atWork();
    const outline = (selector: string) => getComputedStyle(inside(selector) as HTMLElement).outlineStyle;
    for (const chosen of ['.row', '.navigation-item', '.kind', '.context-tab'])
      expect([chosen, outline(`${chosen}:is([aria-current], [aria-pressed=true])`)]).toEqual([
        chosen,
        'solid',
      ]);
    expect(outline('.kind[aria-pressed=false]')).toBe('none');
    const bars = [...(inside('.s-priority[data-priority=high]')?.children ?? [])];
    const grounds = bars.map((bar) => getComputedStyle(bar).backgroundColor);
    expect(new Set(grounds.slice(0, 3)).size).toBe(1);
    expect(grounds[3]).not.toBe(grounds[0]);
    expect(await violations()).toEqual([]);
  });

  test('reduced motion: nothing moves', async () => {
    await emulate([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const server = await atWork();
    server.lose();
    server.recover();
    await expect.element(page.getByText(ca.live.back)).toBeVisible();
    const moving = inside('.console')?.getAnimations({ subtree: true }) ?? [];
    const lasting = moving.filter((one) => Number(one.effect?.getComputedTiming().duration) > 0);
    expect(lasting).toEqual([]);
  });
});

test('names and subjects keep their own direction', async () => {
  const odd = ticketOf({ number: 60, name: 'أمين', subject: 'تسرب ماء 48', preview: 'شكرا', ago: 0 });
  await raiseDesk({ ticketId: odd.id, prepare: (server) => server.tickets.set(odd.id, odd) });
  await expect.element(page.getByRole('heading', { name: /تسرب/ })).toBeVisible();
  const directions = [
    '.row-who > bdi',
    '.row-subject',
    '.thread-subject',
    '.message-who',
    '.requester-name',
  ].map((selector) => [selector, getComputedStyle(inside(selector) as HTMLElement).direction]);
  expect(directions).toEqual(directions.map(([selector]) => [selector, 'rtl']));
  expect(getComputedStyle(inside('.row') as HTMLElement).direction).toBe('ltr');
});
