import type { ChannelEvent } from '@sinia/channels';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import {
  addAliases,
  type ConversationRow,
  learnt,
  lockConversation,
  writeConversation,
} from './conversation-store.ts';
import { lockEvent, markEventDone } from './event-store.ts';
import { ALREADY, Outcome, type ReceivedEvent } from './received-event.ts';
import { writeTemplateStatus } from './template-store.ts';

type News = ReceivedEvent<'renamed' | 'presence' | 'held' | 'template' | 'ignored' | 'account'>;

interface Subject {
  readonly fresh: boolean;
  readonly conversation: ConversationRow | null;
}

/** What is no message: somebody has another number, has blocked us, or a text of ours was approved. */
export const receiveNews = defineUseCase({
  name: 'receiveNews',
  permission: 'ticket.update',
  input: z.custom<News>(),
  output: Outcome,
  load: async (tx, input) => ({
    fresh: await lockEvent(tx, input.row.position),
    conversation: await find(tx, input),
  }),
  about: () => ({}),
  run: (
    work,
    { input: { row, event }, subject: { fresh, conversation } }: { input: News; subject: Subject },
  ) => {
    if (!fresh) return ALREADY;
    if (event.kind === 'template') writeTemplateStatus(work, row.accountId, event);
    if (conversation && event.kind === 'renamed') {
      addAliases(work, row.accountId, event.from.ids, conversation.id);
      writeConversation(work, conversation.id, learnt(conversation, event.from));
    }
    if (conversation && event.kind === 'presence')
      writeConversation(work, conversation.id, {
        ...learnt(conversation, event.who),
        unreachableAt: event.reachable ? null : new Date(event.at),
      });
    if (conversation && event.kind === 'held')
      writeConversation(work, conversation.id, { heldElsewhere: event.elsewhere });
    const outcome = event.kind === 'ignored' ? `ignored_${event.what}`.slice(0, 100) : event.kind;
    const ticketId = conversation?.ticketId ?? null;
    markEventDone(work, row.position, outcome, ticketId);
    return { outcome, ticketId };
  },
});

async function find(tx: Transaction, { row, event }: News): Promise<ConversationRow | null> {
  const ids = idsOf(event);
  return ids.length > 0 ? lockConversation(tx, row.accountId, ids) : null;
}

function idsOf(event: ChannelEvent): readonly string[] {
  if (event.kind === 'renamed') return [...event.before, ...event.from.ids];
  return event.kind === 'presence' || event.kind === 'held' ? event.who.ids : [];
}
