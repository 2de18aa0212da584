import { ChatMailBody, ChatNoted } from '@sinia/contracts';
import { changeTicket as decide, Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { insertDelivery } from '../deliveries/delivery-store.ts';
import { drawId } from '../tickets/message-store.ts';
import { aboutTicket, extendSearch, lockTicket, saveTicket } from '../tickets/ticket-store.ts';
import { TypedReference, ticketByReference } from '../tracking/get-tracked-status.query.ts';
import { defineUseCase } from '../use-case.ts';

/**
 * From now on answers go by mail: nobody is there, or the customer has to leave. The address was typed, so its first
 * mail holds the key and not one word of the conversation.
 */
export const mailChat = defineUseCase({
  name: 'mailChat',
  permission: 'ticket.public.reply',
  input: ChatMailBody.extend({ reference: TypedReference }),
  output: ChatNoted,
  load: async (tx, { reference }, context) =>
    lockTicket(tx, (await ticketByReference(context, reference, tx)).id),
  about: aboutTicket,
  run: (work, { input, subject: ticket, context, now }) => {
    if (ticket.channel !== 'chat') throw new Refusal('not_found');
    const address = input.email.toLowerCase();
    const decision = decide(ticket, { noticeRoute: { channel: 'email', address } }, now);
    if (!decision.ok) throw new Refusal(decision.reason);
    if (!decision.event) return { noted: true as const };
    const requester = { ...ticket.requester, email: ticket.requester.email ?? address };
    saveTicket(work, ticket, decision.ticket, decision.event, { requester });
    const { participants } = schema;
    const participant = { ticketId: ticket.id, address, kind: 'requester' as const };
    work.write(work.tx.insert(participants).values(participant).onConflictDoNothing());
    extendSearch(work, ticket.id, address);
    insertDelivery(work, {
      ...{ id: drawId(context, now, 'dlv'), ticketId: ticket.id, seq: ticket.eventSeq + 1 },
      ...{ kind: 'receipt_unverified', channel: 'email', address, language: ticket.language, data: {} },
      ...{ provoked: true, status: 'queued', dueAt: now, createdAt: now },
    });
    return { noted: true as const };
  },
});
