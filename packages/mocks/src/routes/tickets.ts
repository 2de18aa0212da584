import { AddMessageBody, ChangeTicketBody, ListTicketsQuery, OpenTicketBody } from '@sinia/contracts';
import { PUBLIC_STATUS, Refusal, searchText } from '@sinia/core';
import { answerOnce } from '../answer-once.ts';
import type { Desk, MockTicket } from '../desk.ts';
import { pageOf, pageQuery } from '../page-of.ts';
import { bodyOf, checked, router } from '../route.ts';
import { addMessage } from '../verbs/add-message.ts';
import { changeTicket } from '../verbs/change-ticket.ts';
import { findTicket } from '../verbs/find-ticket.ts';
import { openTicket } from '../verbs/open-ticket.ts';
import { summaryView, ticketView } from '../views.ts';

const LAST_PAGE = { nextCursor: null, hasMore: false };

export function ticketRoutes(desk: Desk) {
  const route = router(desk);
  return [
    route('post', '/tickets', 'ticket.open', async (asked) => {
      const body = await bodyOf(asked.request, OpenTicketBody);
      const opened = answerOnce(asked, body, () => openTicket(desk, asked.caller, body, asked.language));
      return Response.json(opened, { status: 201, headers: { Location: `/v1/tickets/${opened.id}` } });
    }),
    route('get', '/tickets', 'ticket.list', ({ query }) => {
      const found = desk.all().filter(matcherOf(query)).sort(lastChangedFirst);
      const page = pageOf(found.map(summaryView), query);
      // A search gives the newest matches on one page.
      return Response.json(query.has('q') ? { ...page, pagination: LAST_PAGE } : page);
    }),
    route('get', '/tickets/:id', 'ticket.read', (asked) => versioned(findTicket(asked, 'ticket.read'))),
    route('patch', '/tickets/:id', 'ticket.update', async (asked) => {
      const header = asked.request.headers.get('If-Match');
      if (header === null) throw new Refusal('if_match_missing');
      const version = Number(/^\s*"(\d{1,9})"\s*$/.exec(header)?.[1]);
      const set = await bodyOf(asked.request, ChangeTicketBody);
      const ticket = findTicket(asked, 'ticket.update');
      changeTicket(desk, asked.caller, ticket, { version, set });
      return versioned(ticket);
    }),
    route('post', '/tickets/:id/messages', null, async (asked) => {
      const { caller, request } = asked;
      const body = await bodyOf(request, AddMessageBody);
      const permission = body.visibility === 'public' ? 'ticket.reply' : 'ticket.note';
      const added = answerOnce(asked, body, () => {
        const ticket = findTicket(asked, permission);
        return addMessage(desk, caller, ticket, { ...body, author: 'integration', name: caller.name });
      });
      return Response.json(added, { status: 201 });
    }),
    route('get', '/tickets/:id/messages', 'ticket.read', (asked) =>
      Response.json(pageOf(findTicket(asked, 'ticket.read').messages, asked.query)),
    ),
    route('get', '/tickets/:id/events', 'ticket.history', (asked) => {
      const { id } = findTicket(asked, 'ticket.history').state;
      return Response.json(
        pageOf(
          desk.events.filter(({ ticketId }) => ticketId === id),
          asked.query,
        ),
      );
    }),
  ];
}

function versioned(ticket: MockTicket): Response {
  return Response.json(ticketView(ticket), { headers: { ETag: `"${ticket.state.version}"` } });
}

function lastChangedFirst(left: MockTicket, right: MockTicket): number {
  return right.updatedAt.getTime() - left.updatedAt.getTime() || (left.state.id < right.state.id ? 1 : -1);
}

function matcherOf(query: URLSearchParams): (ticket: MockTicket) => boolean {
  const status = query.get('status')?.split(',');
  const wanted = checked(
    { ...pageQuery(query), ...(status && { status }) },
    ListTicketsQuery,
    'invalid_query',
  );
  const words = wanted.q ? searchText(wanted.q).split(' ') : [];
  return ({ state, channel, subject, updatedAt, messages }) => {
    const text = () => searchText([subject, ...messages.map(({ body }) => body)].join('\n'));
    return (
      (wanted.status?.includes(state.status) ?? true) &&
      matches(wanted.publicStatus, PUBLIC_STATUS[state.status]) &&
      matches(wanted.channel, channel) &&
      matches(wanted.groupId, state.groupId) &&
      matches(wanted.assigneeId, state.assigneeId) &&
      matches(wanted.legalType, state.legalType) &&
      (wanted.updatedSince === undefined || updatedAt >= new Date(wanted.updatedSince)) &&
      words.every((word) => text().includes(word))
    );
  };
}

const matches = <Value>(wanted: Value | undefined, value: Value) => wanted === undefined || wanted === value;
