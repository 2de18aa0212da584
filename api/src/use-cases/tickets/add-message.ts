import { AddMessageBody, Message, TicketId } from '@sinia/contracts';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { addMessageRows } from './add-message-rows.ts';
import { checkFields } from './field-check-store.ts';
import { authorOf, claimUploads } from './message-store.ts';
import { aboutTicket, lockTicket, type TicketRow } from './ticket-store.ts';

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
    load: loadForMessage,
    about: aboutTicket,
    run: (work, { input: { message }, subject, context }) =>
      writeMessage(work, context, subject, visibility, message),
  });
}

/** The ticket and the uploads of a message that somebody wrote, locked. */
export async function loadForMessage(
  tx: Transaction,
  { id, message }: z.output<typeof input>,
  context: Context,
): Promise<TicketRow> {
  await claimUploads(tx, context, message.attachmentIds);
  return lockTicket(tx, id);
}

/** Adds what somebody wrote, with the fields that they set in the same action. */
export async function writeMessage(
  work: UnitOfWork,
  context: Context,
  ticket: TicketRow,
  visibility: 'public' | 'internal',
  message: AddMessageBody,
): Promise<Message> {
  if (message.set) await checkFields(work.tx, message.set);
  return addMessageRows(work, context, ticket, {
    visibility,
    body: message.body,
    author: authorOf(context.actor),
    authorName: context.actor.name,
    set: message.set,
    attachmentIds: message.attachmentIds ?? [],
  });
}
