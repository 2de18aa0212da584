import { ca } from '@sinia/i18n/console/ca';
import { es } from '@sinia/i18n/console/es';
import { ca as sendersCa } from '@sinia/i18n/senders/ca';
import { es as sendersEs } from '@sinia/i18n/senders/es';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FakeDesk } from './fake-desk.ts';
import { INVOICE, LEAK } from './make-desk.ts';
import { inside, raiseDesk, strikeDesk, violations, type Wanted } from './stage.ts';

afterEach(strikeDesk);

const TEXTS = { ca, es };
const SENDERS = { ca: sendersCa, es: sendersEs };
const LOOKS = [
  { locale: 'ca', scheme: 'light', width: 1280 },
  { locale: 'es', scheme: 'dark', width: 1280 },
  { locale: 'es', scheme: 'light', width: 360 },
  { locale: 'ca', scheme: 'dark', width: 360 },
] as const;
const button = (name: string | RegExp) => page.getByRole('button', { name });
const says = (words: string | RegExp) =>
  expect.element(page.getByText(words, { exact: false }).first()).toBeVisible();
const shelfOf = (server: FakeDesk, id: string) => server.tickets.get(id)?.shelf;
const rowsShown = () => inside('.rows')?.querySelectorAll('.row').length;
const key = (stroke: string) => userEvent.keyboard(stroke);
/** Keys are the desk's own: one must be in it. */
async function hereAreKeys(selector: string): Promise<void> {
  await expect.poll(() => inside(selector)).toBeTruthy();
  inside(selector)?.focus();
}

/** The invoice is asked about by whoever reported the leak. */
function askedByOne({ tickets }: FakeDesk): void {
  const [leak, invoice] = [tickets.get(LEAK), tickets.get(INVOICE)];
  if (leak && invoice) tickets.set(INVOICE, { ...invoice, requester: leak.requester });
}

describe.each(LOOKS)('in $locale, $scheme, $width px', (look) => {
  const texts = TEXTS[look.locale];
  const { many, snooze, merge, split, links, action } = texts;
  const spam = { ...texts.spam, ...SENDERS[look.locale] };
  const raise = async (wanted: Wanted = {}) => {
    const server = await raiseDesk({ ...look, ...wanted });
    await hereAreKeys(wanted.ticketId ? '.stream' : '.row');
    return server;
  };
  const clean = async () => expect(await violations()).toEqual([]);
  const choose = async (...places: number[]) => {
    await button(many.choose).click();
    for (const at of places) {
      const box = inside('.rows')?.querySelectorAll<HTMLInputElement>('.row-box input')[at];
      box?.click();
    }
    await says(many.count(places.length));
  };

  test('spam: marked with a key, said in the thread, its sender blocked, taken back', async () => {
    const server = await raise({ ticketId: INVOICE });
    await key('!');
    await says(many.done.spam(1));
    expect(shelfOf(server, INVOICE)).toBe('spam');
    await says(spam.notice);
    expect(inside('.composer')).toBeFalsy();
    await clean();
    await button(spam.block).click();
    await expect.element(page.getByRole('radio', { name: /@example\.cat$/ }).last()).toBeVisible();
    await clean();
    await button(spam.blockIt).click();
    await expect.poll(() => server.work.blocked.length).toBe(1);
    await button(action.notSpam).click();
    await says(many.done.restore(1));
    expect(shelfOf(server, INVOICE)).toBeNull();
    await expect.poll(() => inside('.composer')).toBeTruthy();
  });

  test('spam: undone by the key for that', async () => {
    const server = await raise({ ticketId: INVOICE });
    await key('!');
    await expect.element(button(new RegExp(many.undo))).toBeVisible();
    await key('z');
    await says(many.undone(1));
    expect(shelfOf(server, INVOICE)).toBeNull();
  });

  test('blocked senders: listed, added, refused in words, unblocked', async () => {
    const server = await raise();
    const { spam: view } = texts.views;
    await button(new RegExp(`^${view}`)).click();
    await button(action.blockedSenders).click();
    await says(spam.noSenders);
    await clean();
    await page.getByRole('textbox', { name: spam.add }).fill('@brossa.example');
    await button(spam.blockIt).click();
    await says('@brossa.example');
    server.failNext('block', 'sender_is_ours');
    await page.getByRole('textbox', { name: spam.add }).fill('atencio@sinia.example');
    await button(spam.blockIt).click();
    await says(texts.failure.reasons.sender_is_ours);
    await clean();
    await button(`${spam.unblock}: @brossa.example`).click();
    await says(spam.noSenders);
  });

  test('snooze: a moment is chosen by keyboard, and it is out of the list', async () => {
    const server = await raise({ ticketId: LEAK });
    await key('h');
    await says(snooze.title);
    await clean();
    await key('{ArrowDown}{Enter}');
    await says(many.done.snooze(1));
    expect(shelfOf(server, LEAK)).toBe('snoozed');
    await expect.poll(() => inside('.shelf-notice')?.textContent).toContain(action.wake);
    await button(action.wake).click();
    await expect.poll(() => shelfOf(server, LEAK)).toBeNull();
  });

  test('merge: the likely one first, what will happen, done, and undone from its own page', async () => {
    const server = await raise({ ticketId: LEAK, prepare: askedByOne });
    await key('u');
    await says(merge.title);
    await clean();
    await key('{Enter}');
    await says(merge.previewTitle);
    await expect.element(button(merge.confirm)).toBeEnabled();
    await clean();
    await key('{Enter}');
    await says(many.done.merge(1));
    expect(shelfOf(server, LEAK)).toBe('merged');
    await clean();
    await button(merge.undo).click();
    await expect.poll(() => shelfOf(server, LEAK)).toBeNull();
  });

  test('merge: two persons are warned of', async () => {
    await raise({ ticketId: LEAK });
    await key('u');
    await page.getByRole('combobox', { name: merge.pick }).fill('factura');
    await expect.element(page.getByRole('option', { name: /Andrés Gil/ })).toBeVisible();
    await key('{Enter}');
    await says(merge.otherPerson);
    await clean();
  });

  test('split: a customer’s message leaves by its own button', async () => {
    const server = await raise({ ticketId: LEAK });
    await button(split.start).first().click();
    await says(split.help);
    await clean();
    await page.getByRole('textbox', { name: split.subject }).fill('Una altra cosa');
    await button(split.confirm).click();
    await says(split.done('5728 4390 1634'));
    expect(server.work.gone).toHaveLength(1);
  });

  test('link: found, kept, shown with its status, taken away', async () => {
    const server = await raise({ ticketId: LEAK });
    await key('v');
    await page.getByRole('combobox', { name: links.pick }).fill('factura');
    await expect.element(page.getByRole('option', { name: /Andrés Gil/ })).toBeVisible();
    await clean();
    await key('{Enter}');
    await says(links.done);
    if (look.width === 360) await button(texts.thread.showContext).click();
    await says(links.role.other);
    await clean();
    await button(links.remove('5728 4390 1612')).click();
    await expect.poll(() => server.work.links.get(LEAK)).toEqual([]);
  });

  test('a selection: chosen by touch, changed in one request, what was refused is said', async () => {
    const server = await raise();
    await choose(0, 1, 2);
    await clean();
    await button(action.changeMany).click();
    await clean();
    await button(many.apply).click();
    await says(many.nothing);
    await page.getByRole('combobox', { name: texts.field.priority }).selectOptions('urgent');
    await page.getByRole('textbox', { name: many.addTags }).fill('Tall, #Fuita');
    await button(many.apply).click();
    await says(many.done.apply(3));
    expect(server.work.requests).toBe(1);
    expect(server.tickets.get(LEAK)).toMatchObject({
      priority: 'urgent',
      tags: expect.arrayContaining(['tall']),
    });
    expect(inside('.selection-bar')).toBeFalsy();
  });
});

describe('a selection by keyboard and mouse', () => {
  const { many, failure } = ca;

  test('x, Shift and click, all, Escape', async () => {
    await raiseDesk();
    await hereAreKeys('.row');
    await key('jx');
    await says(many.count(1));
    const boxes = inside('.rows')?.querySelectorAll<HTMLInputElement>('.row-box input');
    boxes?.[3]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    await says(many.count(4));
    await button(many.all).click();
    await says(many.count(rowsShown() ?? 0));
    await key('{Escape}');
    await expect.poll(() => inside('.selection-bar')).toBeFalsy();
  });

  test('all of a view that is longer than the screen, in pieces, with its progress', async () => {
    const server = await raiseDesk({
      prepare: (fresh) => {
        const [one] = [...fresh.tickets.values()];
        for (let number = 0; one && number < 120; number += 1) {
          const id = `tkt_${String(5000 + number).padStart(26, '0')}`;
          fresh.tickets.set(id, { ...one, id, shelf: null });
        }
      },
    });
    await hereAreKeys('.row');
    await key('jx');
    await button(many.all).click();
    const total = [...server.tickets.values()].filter(
      (ticket) => !['solved', 'closed'].includes(ticket.status),
    );
    await says(many.count(total.length));
    await key('!');
    await says(many.done.spam(total.length));
    expect(server.work.requests).toBe(Math.ceil(total.length / 50));
    await key('z');
    await says(many.undone(total.length));
    expect([...server.tickets.values()].filter((ticket) => ticket.shelf)).toEqual([]);
  });

  test('what cannot be done is said with its reason, and the rest is done', async () => {
    const server = await raiseDesk();
    await hereAreKeys('.row');
    await key('jx');
    await button(many.all).click();
    // Somebody else merges one meanwhile.
    const invoice = server.tickets.get(INVOICE);
    if (invoice) server.tickets.set(INVOICE, { ...invoice, shelf: 'merged' });
    await key('e');
    await says(many.refused(1, failure.reasons.ticket_is_merged));
    expect(server.tickets.get(LEAK)?.status).toBe('solved');
  });

  test('when nobody answers, it says how far it came, and the list is as it was', async () => {
    const server = await raiseDesk();
    await hereAreKeys('.row');
    const before = rowsShown();
    server.failNext('many', 'unreachable');
    await key('jx!');
    await says(new RegExp(failure.unreachable));
    await expect.poll(rowsShown).toBe(before);
  });

  test('an auditor sees the shelves and changes nothing', async () => {
    await raiseDesk({ role: 'auditor', ticketId: LEAK });
    await hereAreKeys('.stream');
    expect(inside('.row-box')).toBeFalsy();
    await key('!');
    await key('h');
    expect(inside('.dialog')).toBeFalsy();
    await expect.element(button(new RegExp(`^${ca.views.spam}`))).toBeVisible();
    expect(inside('.message-split')).toBeFalsy();
  });
});

test('the ticket that a mail points to is offered first, also where it is another person’s', async () => {
  await raiseDesk({
    ticketId: LEAK,
    prepare: ({ tickets }) => {
      const leak = tickets.get(LEAK);
      if (leak) tickets.set(LEAK, { ...leak, suggestedTicketId: INVOICE });
    },
  });
  await hereAreKeys('.stream');
  await page.getByText(ca.action.merge, { exact: true }).first().click();
  await expect.element(page.getByRole('option', { name: /Andrés Gil/ })).toBeVisible();
});

test('the list of sleeping ones says until when', async () => {
  await raiseDesk({
    prepare: ({ tickets }) => {
      const leak = tickets.get(LEAK);
      const snoozedUntil = '2026-11-25T08:00:00.000Z';
      if (leak) tickets.set(LEAK, { ...leak, shelf: 'snoozed', snoozedUntil });
    },
  });
  await button(new RegExp(`^${ca.views.snoozed}`)).click();
  await expect.poll(() => inside('.row time[datetime="2026-11-25T08:00:00.000Z"]')).toBeTruthy();
  expect(await violations()).toEqual([]);
});
