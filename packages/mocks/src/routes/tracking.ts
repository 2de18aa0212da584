import { PublicReplyBody, RequestAccessBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { answerOnce } from '../answer-once.ts';
import type { Desk, MockTicket } from '../desk.ts';
import { eventStream } from '../event-stream.ts';
import { bodyOf, router } from '../route.ts';
import { addMessage } from '../verbs/add-message.ts';
import { findTracked } from '../verbs/find-ticket.ts';
import { sendNotice } from '../verbs/record-event.ts';
import { publicMessage, trackedStatus, trackedTicket } from '../views.ts';

export function trackingRoutes(desk: Desk) {
  const route = router(desk);
  return [
    route('get', '/tracking', 'ticket.public.read', ({ caller }) => {
      const own = desk.all().filter(({ ownerKey }) => ownerKey === caller.key);
      const data = own.map((ticket) => ({ ...trackedStatus(ticket), subject: ticket.subject }));
      return Response.json({ data: data.reverse() });
    }),
    route('get', '/tracking/:reference', 'tracking.status', (asked) =>
      Response.json(trackedStatus(findTracked(asked, 'tracking.status'))),
    ),
    route('post', '/tracking/:reference/access', 'tracking.request_access', async (asked) => {
      const address = await bodyOf(asked.request, RequestAccessBody);
      const ticket = unlessMissing(() => findTracked(asked, 'tracking.request_access'));
      if (ticket && isRequester(ticket, address)) sendNotice(desk, ticket, 'access_link');
      return Response.json({ accepted: true }, { status: 202 });
    }),
    route('get', '/tracking/:reference/ticket', 'ticket.public.read', (asked) =>
      Response.json(trackedTicket(findTracked(asked, 'ticket.public.read'))),
    ),
    route('post', '/tracking/:reference/messages', 'ticket.public.reply', async (asked) => {
      const body = await bodyOf(asked.request, PublicReplyBody);
      const added = answerOnce(asked, body, () => {
        const ticket = findTracked(asked, 'ticket.public.reply');
        const name = ticket.requester.name ?? '';
        const draft = { ...body, visibility: 'public', author: 'customer', name } as const;
        return publicMessage(addMessage(desk, asked.caller, ticket, draft));
      });
      return Response.json(added, { status: 201 });
    }),
    route('get', '/tracking/:reference/events', 'ticket.public.read', (asked) => {
      const { id } = findTracked(asked, 'ticket.public.read').state;
      return eventStream(asked, ({ ticketId, message }) =>
        ticketId === id && message?.visibility !== 'internal' ? { event: 'changed', data: {} } : null,
      );
    }),
  ];
}

/** An unknown key is answered like a known one. */
function unlessMissing(find: () => MockTicket): MockTicket | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return null;
    throw error;
  }
}

function isRequester({ requester }: MockTicket, given: { email: string } | { phone: string }): boolean {
  if ('email' in given) return requester.email?.toLowerCase() === given.email.toLowerCase();
  const lastDigits = (phone: string) => phone.replace(/\D/g, '').slice(-9);
  return requester.phone !== undefined && lastDigits(requester.phone) === lastDigits(given.phone);
}
