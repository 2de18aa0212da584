import { AddMessageBody, Message, TicketId } from '@sinia/contracts';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { addMessageRows } from './add-message-rows.ts';
import { checkFields } from './field-check-store.ts';
import { authorOf, claimUploads } from './message-store.ts';
import { aboutTicket, lockTicket } from './ticket-store.ts';

const input = z.object({ id: TicketId, message: AddMessageBody });

/** A public reply by staff or an integration: it is sent to the customer by a job committed with it. */
export const replyToTicket = defineMessage('replyToTicket', 'public', 'ticket.reply');

/** An internal note: it never leaves the house. */
export const noteOnTicket = defineMessage('noteOnTicket', 'internal', 'ticket.note');

function defineMessage(
  name: string,
  visibility: 'public' | 'internal',
  permission: 'ticket.reply' | 'ticket.note',
) {
  return defineUseCase({
    name,
    permission,
    input,
    output: Message,
    load: async (tx, { id, message }, context) => {
      await claimUploads(tx, context, message.attachmentIds);
      return lockTicket(tx, id);
    },
    about: aboutTicket,
    run: async (work, { input: { message }, subject, context }) => {
      if (message.set) await checkFields(work.tx, message.set);
      return addMessageRows(work, context, subject, {
        visibility,
        body: message.body,
        author: authorOf(context.actor),
        authorName: context.actor.name,
        set: message.set,
        attachmentIds: message.attachmentIds ?? [],
      });
    },
  });
}
