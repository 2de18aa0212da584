import { MessageId, TicketId } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { inFamily } from '../tickets/family-store.ts';
import { visibleTicket } from '../tickets/get-ticket.query.ts';
import { lockMessage } from '../tickets/split-store.ts';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { knownAccount } from './known-accounts.ts';
import { noteHiding } from './note-hiding.ts';
import { findComment } from './provider-message-store.ts';

const Input = z.object({ id: TicketId, messageId: MessageId, hidden: z.boolean() });

/**
 * Hides a comment of a customer at the provider, or shows it again: its author still sees it. What the provider says
 * against it comes back as one of the send codes.
 */
export const hideComment = defineQuery({
  name: 'hideComment',
  permission: 'ticket.reply',
  input: Input,
  output: z.object({ code: z.string().nullable() }),
  async run(context, input) {
    const { id } = await visibleTicket(context, 'ticket.reply', input.id);
    const { db } = context.dependencies;
    const comment = await findComment(db, inFamily(schema.messages.ticketId, id), input.messageId);
    const account = comment && (await knownAccount(context.dependencies, comment.accountId));
    if (!comment || !account?.channel.hide) throw new Refusal('not_found');
    const outcome = await account.channel.hide(comment.providerId, input.hidden);
    if (outcome.status !== 'sent') return { code: outcome.code };
    await recordHiding.execute(context, input);
    return { code: null };
  },
});

/** What the provider has done, in the log under the name of whoever asked for it. */
const recordHiding = defineUseCase({
  name: 'recordHiding',
  permission: 'ticket.reply',
  input: Input,
  output: z.object({}),
  load: async (tx, { id, messageId }) => ({
    ticket: await lockTicket(tx, id),
    message: await lockMessage(tx, id, messageId),
  }),
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { input: { hidden }, subject: { ticket, message }, now }) => {
    noteHiding(work, ticket, message, hidden, now);
    return {};
  },
});
