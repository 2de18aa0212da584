import { AddMessageBody, Message, TicketId } from '@sinia/contracts';
import { copiesOf, type TicketEvent } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { followAside } from '../channels/aside-store.ts';
import { publicationOf, queuePublication } from '../channels/publish-answer.ts';
import { withRoute } from '../channels/routes-store.ts';
import type { Context } from '../context.ts';
import { mentionIn } from '../followers/mention-in.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { addMessageRows } from './add-message-rows.ts';
import { cleanWritten } from './clean-written.ts';
import { checkFields } from './field-check-store.ts';
import { authorOf, claimUploads } from './message-store.ts';
import { aboutTicket, lockTicket, type TicketRow } from './ticket-store.ts';

const input = z.object({ id: TicketId, message: AddMessageBody });

/** A public reply by staff or an integration: it is sent to the customer by a job committed with it. */
export const replyToTicket = defineUseCase({
  name: 'replyToTicket',
  permission: 'ticket.reply',
  input,
  output: Message,
  load: loadForMessage,
  about: aboutTicket,
  run: (work, { input: { message }, subject, context }) =>
    writeMessage(work, context, subject, 'public', message),
});

/** An internal note: it never leaves the house. Who is mentioned in it follows the ticket from then on. */
export const noteOnTicket = defineUseCase({
  name: 'noteOnTicket',
  permission: 'ticket.note',
  input: input.extend({ mentions: z.array(z.string().max(60)).max(20).optional() }),
  output: Message,
  load: loadForMessage,
  about: aboutTicket,
  run: async (work, { input: { message, mentions }, subject, context }) => {
    const detail = mentions ? await mentionIn(work, subject, mentions) : undefined;
    return writeMessage(work, context, subject, 'internal', message, detail);
  },
});

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
  detail?: TicketEvent['detail'],
): Promise<Message> {
  if (message.set) await checkFields(work.tx, message.set, context.dependencies.settings);
  const set = message.set && (await withRoute(work.tx, ticket, message.set));
  const { html, inlineIds } = await cleanWritten(message);
  const publication =
    message.publish && visibility === 'public'
      ? await publicationOf(work.tx, context, ticket, message)
      : null;
  const copies = message.copies && visibility === 'public' ? copiesOf(message.copies, mailOf(ticket)) : null;
  const said = {
    ...detail,
    ...(copies ? { copies: copies.cc.length + copies.bcc.length } : {}),
    ...(publication ? { published: true } : {}),
  };
  const written = addMessageRows(work, context, ticket, {
    visibility,
    body: message.body,
    author: authorOf(context.actor),
    authorName: context.actor.name,
    set,
    ...(Object.keys(said).length > 0 ? { detail: said } : {}),
    attachmentIds: message.attachmentIds ?? [],
    inlineIds,
    more: publication
      ? { place: publication.place, channel: publication.conversation.channel }
      : { html, copies },
  });
  if (publication) queuePublication(work, context, ticket, written, publication);
  else if (visibility === 'public') followAside(work, ticket);
  return written;
}

/** Where a reply goes by mail; null where it goes by another way. */
function mailOf({ noticeRoute, requester }: TicketRow): string | null {
  if (noticeRoute) return noticeRoute.channel === 'email' ? noticeRoute.address : null;
  return requester.email ?? null;
}
