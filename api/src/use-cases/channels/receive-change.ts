import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { recordOnTicket } from '../deliveries/delivery-store.ts';
import { lockWritten, readLastMessage } from '../tickets/family-store.ts';
import { indexAgain } from '../tickets/split-store.ts';
import { type MessageRow, preview, type TicketRow } from '../tickets/ticket-store.ts';
import { deliveriesOf } from '../topic.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { CHANNEL_TEXTS } from './channel-texts.ts';
import { subjectOf } from './content-text.ts';
import { eraseEnvelope, lockEvent, markEventDone, othersWait } from './event-store.ts';
import {
  eraseFiles,
  lockAnswer,
  lockProviderMessage,
  writeLast,
  writeMessage,
} from './message-change-store.ts';
import { noteHiding } from './note-hiding.ts';
import { ALREADY, Outcome, type ReceivedEvent, WAITS } from './received-event.ts';

type Change = ReceivedEvent<'edit' | 'deletion' | 'reaction' | 'hiding'>;

interface Subject {
  readonly fresh: boolean;
  readonly message: MessageRow | null;
  readonly live: TicketRow | null;
  /** Others came in the same envelope and are not read yet. */
  readonly othersWait: boolean;
}

/** A customer changes what they wrote: the thread shows the new words, and the old ones to whoever asks. */
export const receiveEdit = defineUseCase({
  name: 'receiveEdit',
  permission: 'ticket.update',
  input: z.custom<ReceivedEvent<'edit'>>(),
  output: Outcome,
  load,
  about: () => ({}),
  run: async (work, { input: { row, event }, subject: { fresh, message, live } }) => {
    if (!fresh) return ALREADY;
    if (!message || !live) return WAITS;
    const { text } = event;
    if (message.author === 'customer' && !message.erasedAt && text !== message.body) {
      const originalBody = message.originalBody ?? message.body;
      writeMessage(work, message.id, {
        body: text,
        originalBody,
        editedAt: new Date(event.at),
        segments: null,
      });
      await tellChange(work, live, 'message.edited', message);
    }
    markEventDone(work, row.position, 'edited', live.id);
    return { outcome: 'edited', ticketId: live.id };
  },
});

/**
 * A customer takes back what they wrote: nothing of it is kept, neither words nor files nor the raw message. What is
 * left is that there was something.
 */
export const receiveErasure = defineUseCase({
  name: 'receiveErasure',
  permission: 'ticket.update',
  input: z.custom<ReceivedEvent<'deletion'>>(),
  output: Outcome.extend({ fileIds: z.array(z.string()) }),
  load,
  about: () => ({}),
  run: async (work, { input: { row, event }, subject }) => {
    const { fresh, message, live } = subject;
    if (!fresh) return { ...ALREADY, fileIds: [] };
    // The raw message goes with everything that came in it: not before that was read.
    if (!message || !live || subject.othersWait) return { ...WAITS, fileIds: [] };
    const mine = message.author === 'customer' && !message.erasedAt;
    const fileIds = mine ? await erase(work, live, message, new Date(event.at)) : [];
    markEventDone(work, row.position, 'erased', live.id);
    return { outcome: 'erased', ticketId: live.id, fileIds };
  },
});

/** A sign on a message, put or taken away. It is shown and tells nobody. */
export const receiveReaction = defineUseCase({
  name: 'receiveReaction',
  permission: 'ticket.update',
  input: z.custom<ReceivedEvent<'reaction'>>(),
  output: Outcome,
  load,
  about: () => ({}),
  run: (work, { input: { row, event }, subject: { fresh, message, live } }) => {
    if (!fresh) return ALREADY;
    if (!message || !live) return WAITS;
    const others = (message.reactions ?? []).filter(({ by }) => by !== 'customer');
    const theirs = event.emoji ? [{ by: 'customer' as const, emoji: event.emoji }] : [];
    writeMessage(work, message.id, { reactions: [...others, ...theirs] });
    work.signal(deliveriesOf(live.id));
    markEventDone(work, row.position, 'reaction', live.id);
    return { outcome: 'reaction', ticketId: live.id };
  },
});

/** The page hid a comment of somebody, here or in the provider's own application, or showed it again. */
export const receiveHiding = defineUseCase({
  name: 'receiveHiding',
  permission: 'ticket.update',
  input: z.custom<ReceivedEvent<'hiding'>>(),
  output: Outcome,
  load,
  about: () => ({}),
  run: (work, { input: { row, event }, subject: { fresh, message, live } }) => {
    if (!fresh) return ALREADY;
    if (!message || !live) return WAITS;
    noteHiding(work, live, message, event.hidden, new Date(event.at));
    const outcome = event.hidden ? 'hidden' : 'shown';
    markEventDone(work, row.position, outcome, live.id);
    return { outcome, ticketId: live.id };
  },
});

async function load(tx: Transaction, { row, event }: Change): Promise<Subject> {
  const fresh = await lockEvent(tx, row.position);
  const theirs = await lockProviderMessage(tx, row.accountId, event.target);
  // A sign may be put on what we have answered; what we have written is changed by nobody else.
  const ours = event.kind === 'reaction' && !theirs && (await lockAnswer(tx, row.accountId, event.target));
  const message = theirs?.message ?? (ours || null);
  const envelopeId = theirs?.message.envelopeId;
  return {
    fresh,
    message,
    live: message && (await lockWritten(tx, message.ticketId)).live,
    othersWait: envelopeId ? await othersWait(tx, envelopeId, row.position) : false,
  };
}

async function erase(work: UnitOfWork, live: TicketRow, message: MessageRow, at: Date): Promise<string[]> {
  const gone = { body: '', originalBody: null, html: null, segments: null, reactions: null };
  writeMessage(work, message.id, { ...gone, erasedAt: at });
  const fileIds = await eraseFiles(work, message.id);
  if (message.envelopeId) eraseEnvelope(work, message.envelopeId);
  const spoken = live.subject === subjectOf(message.body);
  const { name, noWords } = CHANNEL_TEXTS[live.language];
  const plain = name[message.channel as keyof typeof name] ?? message.channel;
  await tellChange(work, live, 'message.erased', message, spoken ? noWords(plain) : live.subject);
  return fileIds;
}

/** Everything that repeats a message follows it: what the ticket is found by, its line in the list, its subject. */
async function tellChange(
  work: UnitOfWork,
  live: TicketRow,
  type: 'message.edited' | 'message.erased',
  { id: messageId }: MessageRow,
  subject = live.subject,
): Promise<void> {
  await work.flush();
  await indexAgain(work, { ...live, subject });
  const last = await readLastMessage(work.tx, live.id, preview);
  recordOnTicket(work, live, { type, changes: {}, detail: { messageId } }, live.trouble);
  writeLast(work, live.id, { subject, ...(last ?? { lastMessagePreview: '' }) });
}
