import { CallId, NoticeRoute } from '@sinia/contracts';
import { changeTicket as decide, Refusal } from '@sinia/core';
import { z } from 'zod';
import { actorKey } from '../../auth/actor.ts';
import { wantedRoute } from '../tickets/requester-of.ts';
import { saveTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { aboutCall, lockTicketOf } from './call-scope-store.ts';
import { lockCall, setOnCall } from './call-store.ts';
import { requireReason } from './reason-store.ts';

/**
 * After a call: why they called, and how they want to be told what becomes of it. A ticket that has gone to others stays
 * as they have it.
 */
export const writeUpCall = defineUseCase({
  name: 'writeUpCall',
  permission: 'call.handle',
  input: z.object({
    id: CallId,
    reasonId: z.string().max(60).optional(),
    noticeRoute: NoticeRoute.optional(),
  }),
  output: z.object({ reasonId: z.string().nullable() }),
  load: async (tx, { id, reasonId }, context) => {
    const call = await lockCall(tx, id);
    const [ticket, reason] = [
      await lockTicketOf(tx, call, context, 'ticket.update'),
      reasonId ? await requireReason(tx, reasonId) : null,
    ];
    return { call, ticket, reason };
  },
  about: ({ call }, context) => aboutCall(call, context),
  run: (work, { input, subject: { call, ticket, reason }, context, now }) => {
    const noticeRoute = wantedRoute(context.actor, 'phone', input.noticeRoute);
    if (reason) {
      setOnCall(work, call.id, { reasonId: reason.id, reasonBy: actorKey(context.actor), reasonAt: now });
      work.audit(`call.written_up ${call.id}`, call.ticketId);
    }
    if (ticket && (reason || noticeRoute)) {
      const decision = decide(ticket, reason ? { category: reason.names.ca } : {}, now);
      if (!decision.ok) throw new Refusal(decision.reason);
      const route = noticeRoute ? { noticeRoute } : {};
      const event = decision.event ?? { type: 'ticket.changed', changes: {}, detail: { noticeRoute: true } };
      saveTicket(work, ticket, decision.ticket, event, route);
    }
    work.signal('calls');
    return { reasonId: reason?.id ?? call.reasonId };
  },
});
