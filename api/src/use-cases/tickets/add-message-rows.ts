import type { Message } from '@sinia/contracts';
import {
  addMessage,
  type MessageAuthor,
  Refusal,
  type TicketEvent,
  type WantedFields,
  workRefusal,
} from '@sinia/core';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { drawId, insertFiles, insertMessage, type StoredFile, signMessage } from './message-store.ts';
import { messageView } from './message-view.ts';
import { extendSearch, type MessageRow, preview, saveTicket, type TicketRow } from './ticket-store.ts';

export interface MessageDraft {
  readonly visibility: 'public' | 'internal';
  readonly author: MessageAuthor;
  readonly authorName: string;
  readonly authorAddress?: string | null;
  readonly body: string;
  readonly set?: WantedFields | undefined;
  /** What the event says besides. */
  readonly detail?: TicketEvent['detail'];
  /** The ticket that was written to, where it went into the one that is worked on. */
  readonly to?: TicketRow;
  readonly attachmentIds?: readonly string[];
  /** Those of them that the HTML shows in their place. */
  readonly inlineIds?: readonly string[];
  readonly files?: readonly StoredFile[];
  /** What a channel knows of it besides: HTML, trust, envelope, Message-ID. */
  readonly more?: Partial<MessageRow>;
}

/** Collects every row that a message on an existing ticket consists of; the ticket is locked by the caller. */
export function addMessageRows(
  work: UnitOfWork,
  context: Context,
  ticket: TicketRow,
  draft: MessageDraft,
): Message {
  const { now } = work;
  const { visibility, author, body, to = ticket } = draft;
  const refusal = workRefusal(ticket.shelf, visibility === 'public' && author !== 'customer');
  if (refusal) throw new Refusal(refusal);
  const id = drawId(context, now, 'msg');
  const decision = addMessage(ticket, { id, visibility, author, set: draft.set }, now);
  if (!decision.ok) throw new Refusal(decision.reason);
  const shown =
    visibility === 'public'
      ? { lastMessagePreview: preview(body), lastMessageAuthor: author, lastMessageAt: now }
      : {};
  const { detail } = draft;
  if (decision.event)
    saveTicket(work, ticket, decision.ticket, detail ? { ...decision.event, detail } : decision.event, shown);
  const message = {
    id,
    ticketId: to.id,
    visibility,
    author,
    authorId: context.actor.kind === 'staff' ? context.actor.id : null,
    authorName: draft.authorName,
    authorAddress: draft.authorAddress ?? null,
    channel: to.channel,
    body,
    signature: null,
    html: null,
    segments: null,
    trust: 'verified' as const,
    truncated: null,
    envelopeId: null,
    copies: null,
    forwardedTo: null,
    mailMessageId: null,
    ...{ place: null, reactions: null, editedAt: null, originalBody: null, erasedAt: null },
    createdAt: now,
    ...draft.more,
  };
  insertMessage(work, message, draft.attachmentIds, draft.inlineIds);
  if (visibility === 'public' && author === 'agent') signMessage(work, message, ticket);
  insertFiles(work, context, message, `message:${id}`, draft.files ?? []);
  extendSearch(work, ticket.id, body);
  if (to !== ticket) extendSearch(work, to.id, body);
  return messageView(message, [], []);
}
