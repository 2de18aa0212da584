import { ChatNoted, ChatTypingBody } from '@sinia/contracts';
import { rootOf } from '../tickets/family-store.ts';
import { aboutTicket } from '../tickets/ticket-store.ts';
import { TypedReference, ticketByReference } from '../tracking/get-tracked-status.query.ts';
import { defineUseCase } from '../use-case.ts';
import { keepTyping } from './chat-presence-store.ts';

/** Says that the customer writes at the moment; it runs out by itself, and stands in no timeline. */
export const typeInChat = defineUseCase({
  name: 'typeInChat',
  permission: 'ticket.public.reply',
  input: ChatTypingBody.extend({ reference: TypedReference }),
  output: ChatNoted,
  load: async (tx, { reference }, context) => {
    const ticket = await ticketByReference(context, reference, tx);
    return { ticket, live: await rootOf(tx, ticket) };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { input: { typing }, subject: { live } }) => {
    keepTyping(work, live.id, typing);
    work.signal('chats');
    return { noted: true as const };
  },
});
