import { MessageId, TicketId } from '@sinia/contracts';
import { isEmailAddress, Refusal } from '@sinia/core';
import { z } from 'zod';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { readForwardable } from './forwardable-store.ts';
import { insertParticipant } from './participant-store.ts';

/** Lets whoever wrote a message take part from then on: what they write by mail joins the conversation. */
export const approveSender = defineUseCase({
  name: 'approveSender',
  permission: 'ticket.reply',
  input: z.strictObject({ id: TicketId, messageId: MessageId }),
  output: z.object({ address: z.string() }),
  load: async (tx, { id, messageId }) => ({
    ticket: await lockTicket(tx, id),
    written: await readForwardable(tx, id, messageId),
  }),
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { subject: { ticket, written } }) => {
    if (!written) throw new Refusal('not_found');
    const { author, authorAddress } = written.message;
    const address = author === 'customer' ? (authorAddress ?? '').toLowerCase() : '';
    if (!isEmailAddress(address)) throw new Refusal('recipient_missing');
    insertParticipant(work, ticket.id, address);
    work.audit('sender.approved', ticket.id);
    return { address };
  },
});
