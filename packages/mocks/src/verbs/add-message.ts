import type { ChangeTicketBody, Message } from '@sinia/contracts';
import { addMessage as decide, type MessageAuthor, Refusal } from '@sinia/core';
import type { Caller } from '../caller.ts';
import type { Desk, MockTicket } from '../desk.ts';
import { claimUploads } from './claim-uploads.ts';
import { recordEvent } from './record-event.ts';

export interface MessageDraft {
  readonly visibility: 'public' | 'internal';
  readonly author: MessageAuthor;
  readonly name: string;
  readonly body: string;
  readonly html?: string | undefined;
  readonly attachmentIds?: readonly string[] | undefined;
  readonly set?: ChangeTicketBody | undefined;
}

/** Adds a message, with what it implies for the status. */
export function addMessage(desk: Desk, caller: Caller, ticket: MockTicket, draft: MessageDraft): Message {
  const { visibility, author, body, set } = draft;
  const now = desk.now();
  const id = desk.id('msg');
  const { replyChannel: _replyChannel, ...fields } = set ?? {};
  const decision = decide(ticket.state, { id, visibility, author, set: fields }, now);
  if (!decision.ok) throw new Refusal(decision.reason);
  const attachments = claimUploads(desk, caller, ticket.state.id, draft.attachmentIds);
  ticket.state = decision.ticket;
  const message: Message = {
    ...{ id, ticketId: ticket.state.id, visibility, channel: ticket.channel, body, attachments },
    author: { kind: author, id: null, name: draft.name, address: null },
    ...{
      signature: null,
      html: draft.html ?? null,
      segments: null,
      truncated: null,
      copies: null,
      forwardedTo: null,
      deliveries: [],
      ...{ media: [], place: null, reactions: [], editedAt: null, originalBody: null, erasedAt: null },
      trust: 'verified',
    },
    createdAt: now.toISOString(),
  };
  ticket.messages.push(message);
  if (decision.event) recordEvent(desk, caller, ticket, decision.event);
  return message;
}
