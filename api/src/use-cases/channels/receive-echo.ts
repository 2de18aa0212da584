import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { addMessageRows } from '../tickets/add-message-rows.ts';
import { lockWritten, type Written } from '../tickets/family-store.ts';
import { defineUseCase } from '../use-case.ts';
import { contentText, mediaText } from './content-text.ts';
import { type ConversationRow, lockConversation } from './conversation-store.ts';
import { lockEvent, markEventDone } from './event-store.ts';
import { findProviderMessage, findTicket, insertProviderMessage } from './provider-message-store.ts';
import { ALREADY, Outcome, type ReceivedEvent } from './received-event.ts';

interface Subject {
  readonly fresh: boolean;
  readonly known: boolean;
  readonly conversation: ConversationRow | null;
  readonly written: Written | null;
}

/**
 * What one of ours answered in the provider's own application: it stands in the thread as an answer, and is neither sent
 * again nor told. What is not in any ticket (nobody wrote to us before) is left where it is.
 */
export const receiveEcho = defineUseCase({
  name: 'receiveEcho',
  permission: 'ticket.update',
  input: z.custom<ReceivedEvent<'echo'>>(),
  output: Outcome,
  load,
  about: () => ({}),
  run: (work, { input: { row, account, event }, subject, context }) => {
    const { fresh, known, conversation, written } = subject;
    if (!fresh) return ALREADY;
    const live = written?.live;
    const done = (outcome: string) => {
      markEventDone(work, row.position, outcome, live?.id ?? null);
      return { outcome, ticketId: live?.id ?? null };
    };
    if (known) return done('echo_known');
    if (!conversation || !live || live.status === 'closed' || live.shelf) return done('echo_without_ticket');
    const { content } = event;
    const { id: messageId } = addMessageRows(work, context, live, {
      ...{ to: written.to, visibility: 'public', author: 'agent', authorName: account.name },
      body: contentText(content, live.language) || mediaText(content, live.language),
      detail: { sentElsewhere: true },
      more: {
        ...{ channel: account.channel, envelopeId: row.envelopeId },
        place: event.place && { ...event.place, hiddenAt: null },
      },
    });
    insertProviderMessage(work, {
      ...{ accountId: account.id, providerId: event.id, conversationId: conversation.id, messageId },
      ...{ ticketId: live.id, at: new Date(event.at) },
    });
    return done('echo_added');
  },
});

async function load(tx: Transaction, { row, event }: ReceivedEvent<'echo'>): Promise<Subject> {
  const fresh = await lockEvent(tx, row.position);
  const known = await findProviderMessage(tx, row.accountId, event.id);
  const conversation = await lockConversation(tx, row.accountId, event.to.ids);
  const ticket = await findTicket(tx, conversation?.ticketId ?? null);
  return {
    ...{ fresh, known: known !== null, conversation },
    written: ticket && (await lockWritten(tx, ticket.id)),
  };
}
