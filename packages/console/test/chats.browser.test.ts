import type { Ticket } from '@sinia/contracts';
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ShownChat } from '../src/port/desk-port.ts';
import { INVOICE, LEAK } from './make-desk.ts';
import { minutesAgo, TICKETS } from './sample-desk.ts';
import { raiseDesk, strikeDesk, violations } from './stage.ts';

afterEach(strikeDesk);

const chat = (more: Partial<ShownChat> = {}): ShownChat => ({
  ...{ ticketId: LEAK, name: 'Núria Puig', subject: 'No surt aigua', typing: false },
  ...{ waitingSince: minutesAgo(2), ...more },
});

describe.each(['ca', 'es'] as const)('in %s', (locale) => {
  test('one says that one answers chats, and opens the chat that waits longest', async () => {
    const server = await raiseDesk({ locale });
    await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeVisible();
    const told = { signal: 'chats', state: 'unattended', attending: false } as const;
    server.signal({ ...told, chats: [] });
    await page.getByRole('button', { name: /Absent|Ausente/ }).click();
    await expect.poll(() => server.calls).toContain('attendChats true');
    server.signal({
      ...{ signal: 'chats', state: 'attended', attending: true },
      chats: [chat({ ticketId: INVOICE, name: null, waitingSince: minutesAgo(1) }), chat()],
    });
    await expect
      .element(page.getByRole('button', { name: /Atenc xats|Atiendo chats/, pressed: true }))
      .toBeVisible();
    await expect.element(page.getByText(/2 xats esperen|2 chats esperan/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: /^Núria Puig 2/ }).click();
    await expect.element(page.getByRole('heading', { name: TICKETS[0]?.subject ?? '' })).toBeVisible();
  });
});

test.each([
  ['ca', 'nuria.puig@example.cat', 'la resposta li arribarà a nuria.puig@example.cat'],
  ['ca', null, 'ningú no llegirà la resposta'],
  ['es', null, 'nadie leerá la respuesta'],
] as const)('in %s: what becomes of an answer to %s, who has left the chat', async (locale, email, words) => {
  const server = await raiseDesk({
    ...{ locale, ticketId: LEAK },
    prepare(desk) {
      const noticeRoute = { channel: 'chat', address: '', conversationId: 'cnv_1' } as const;
      const ticket = desk.tickets.get(LEAK) as Ticket;
      desk.tickets.set(LEAK, {
        ...ticket,
        channel: 'chat',
        noticeRoute,
        requester: { ...ticket.requester, email },
      });
    },
  });
  await expect.element(page.getByRole('button', { name: /Andrés Gil/ })).toBeVisible();
  server.signal({ signal: 'chats', state: 'attended', attending: true, chats: [] });
  await expect.element(page.getByText(words, { exact: false })).toBeVisible();
});
