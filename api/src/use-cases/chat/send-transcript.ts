import { ChatMailBody, ChatNoted } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { transcriptRefusal } from '@sinia/core/chat';
import { queueDeliveries } from '../deliveries/delivery-store.ts';
import { drawId } from '../tickets/message-store.ts';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { TypedReference, ticketByReference } from '../tracking/get-tracked-status.query.ts';
import { defineUseCase } from '../use-case.ts';
import { countTranscripts } from './transcript-store.ts';

/** Sends the conversation by mail to whoever had it: once somebody has answered, and at most three times a chat. */
export const sendTranscript = defineUseCase({
  name: 'sendTranscript',
  permission: 'ticket.public.reply',
  input: ChatMailBody.extend({ reference: TypedReference }),
  output: ChatNoted,
  load: async (tx, { reference }, context) => {
    const ticket = await lockTicket(tx, (await ticketByReference(context, reference, tx)).id);
    return { ticket, sent: await countTranscripts(tx, ticket.id) };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: async (work, { input, subject: { ticket, sent }, context, now }) => {
    if (ticket.channel !== 'chat') throw new Refusal('not_found');
    const refusal = transcriptRefusal({ answered: ticket.firstRepliedAt !== null, sent });
    if (refusal) throw new Refusal(refusal);
    work.audit('chat.transcript_sent', ticket.id);
    await queueDeliveries(work.tx, [
      {
        ...{ id: drawId(context, now, 'dlv'), ticketId: ticket.id, seq: ticket.eventSeq },
        ...{ kind: 'transcript', channel: 'email', address: input.email.toLowerCase() },
        ...{ language: ticket.language, data: {}, provoked: true },
        ...{ status: 'queued', dueAt: now, createdAt: now },
      },
    ]);
    return { noted: true as const };
  },
});
