import { CallId, OpenedTicket, OpenFromCallBody } from '@sinia/contracts';
import { PUBLIC_STATUS, Refusal } from '@sinia/core';
import { z } from 'zod';
import { trackingUrl } from '../access-token.ts';
import type { Context } from '../context.ts';
import { defaultGroup } from '../tickets/group-store.ts';
import { wantedRoute } from '../tickets/requester-of.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { aboutCall, lockTicketOf } from './call-scope-store.ts';
import { lockCall, setOnCall, worksTickets } from './call-store.ts';
import { openCallTicket } from './open-call-ticket.ts';

/** Opens the ticket of a call while it goes on, or after it. A call that has one already gives that one. */
export const openTicketFromCall = defineUseCase({
  name: 'openTicketFromCall',
  permission: 'call.handle',
  input: z.object({ id: CallId, ticket: OpenFromCallBody }),
  output: OpenedTicket,
  load: async (tx, { id }, context) => {
    const call = await lockCall(tx, id);
    const userId = context.actor.kind === 'staff' ? context.actor.id : call.agentId;
    const [groupId, works, ticket] = await Promise.all([
      defaultGroup(context, tx),
      worksTickets(tx, userId),
      lockTicketOf(tx, call, context, 'ticket.read'),
    ]);
    return { call, groupId, assigneeId: works ? userId : null, ticket };
  },
  about: ({ call }, context) => aboutCall(call, context),
  run: async (work, { input, subject, context }) => {
    const { call, groupId, assigneeId, ticket } = subject;
    if (ticket) return openedView(context, ticket);
    if (call.ticketId) throw new Refusal('not_found');
    if (call.direction === 'internal') throw new Refusal('call_not_of_a_customer');
    const noticeRoute = wantedRoute(context.actor, 'phone', input.ticket.noticeRoute);
    const written = { ...input.ticket, noticeRoute: noticeRoute ?? undefined };
    const opened = await openCallTicket(work, context, call, { groupId, assigneeId, written });
    setOnCall(work, call.id, { ticketId: opened.id, ticketBy: 'agent' });
    work.signal('calls');
    return openedView(context, {
      ...{ id: opened.id, reference: opened.reference, createdAt: work.now },
      status: assigneeId ? 'open' : 'new',
      token: opened.token,
    });
  },
});

function openedView(
  context: Context,
  ticket: Pick<TicketRow, 'id' | 'reference' | 'status' | 'createdAt'> & {
    readonly token?: string | undefined;
  },
): z.input<typeof OpenedTicket> {
  const { id, reference, status, createdAt, token } = ticket;
  return {
    ...{ id, reference, status, publicStatus: PUBLIC_STATUS[status], terms: [] },
    receivedAt: createdAt.toISOString(),
    trackingUrl: trackingUrl(context.dependencies.settings.baseUrl, reference, token),
  };
}
