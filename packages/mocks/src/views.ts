import type { PublicMessage, Ticket, TicketSummary, TrackedStatus, TrackedTicket } from '@sinia/contracts';
import { type Channel, PUBLIC_STATUS, shownName } from '@sinia/core';
import type { MockTicket } from './desk.ts';

const PREVIEW = 140;

export function summaryView({ state, ...ticket }: MockTicket): TicketSummary {
  const { id, reference, version, status, priority, language, legalType, category, assigneeId, groupId } =
    state;
  const last = ticket.messages.filter(({ visibility }) => visibility === 'public').at(-1);
  return {
    ...{ id, reference, version, status, priority, language, legalType, category, assigneeId, groupId },
    subject: ticket.subject,
    publicStatus: PUBLIC_STATUS[status],
    channel: ticket.channel,
    tags: [...state.tags],
    requester: { name: shownName(ticket.requester) },
    lastMessage: {
      preview: last?.body.slice(0, PREVIEW) ?? '',
      author: last?.author.kind ?? 'customer',
      at: last?.createdAt ?? ticket.createdAt.toISOString(),
    },
    trouble: null,
    shelf: null,
    isPublic: false,
    snoozedUntil: null,
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
  };
}

export function ticketView(ticket: MockTicket): Ticket {
  const { state, channel } = ticket;
  const { name = null, email = null, phone = null, documentId = null, contract = null } = ticket.requester;
  return {
    ...summaryView(ticket),
    contactId: state.contactId,
    identification: null,
    billingSnapshot: null,
    requester: { name, email, phone, documentId, contract, verified: ticket.verified },
    contactSnapshot: { name, address: null, phones: phone ? [phone] : [], email, documentId },
    origin: { channel, address: 'sinia.example' },
    noticeRoute: state.noticeRoute,
    location: state.location,
    mailboxId: null,
    mergedIntoTicketId: null,
    customFields: { ...state.customFields },
    rating: ticket.survey?.rating ?? null,
    followsTicketId: null,
    suggestedTicketId: null,
    terms: [],
    firstAssignedAt: timestamp(state.firstAssignedAt),
    firstRepliedAt: timestamp(state.firstRepliedAt),
    solvedAt: timestamp(state.solvedAt),
    closedAt: timestamp(state.closedAt),
  };
}

export function trackedStatus({ state, channel, createdAt }: MockTicket): TrackedStatus {
  return {
    reference: state.reference,
    publicStatus: PUBLIC_STATUS[state.status],
    channelGroup: channelGroup(channel),
    receivedAt: createdAt.toISOString(),
    inProgressAt: timestamp(state.startedAt),
    resolvedAt: timestamp(state.solvedAt),
    terms: [],
  };
}

export function trackedTicket(ticket: MockTicket): TrackedTicket {
  return {
    ...trackedStatus(ticket),
    subject: ticket.subject,
    language: ticket.state.language,
    mayReply: ticket.state.status !== 'closed',
    messages: ticket.messages.filter(({ visibility }) => visibility === 'public').map(publicMessage),
  };
}

export function publicMessage(message: MockTicket['messages'][number]): PublicMessage {
  const { id, author, body, channel, attachments, createdAt } = message;
  const kind = author.kind === 'customer' ? 'customer' : 'agent';
  return { id, author: kind, authorName: author.name, body, channel, attachments, createdAt };
}

export function timestamp(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

function channelGroup(channel: Channel): TrackedStatus['channelGroup'] {
  if (channel === 'counter') return 'in_person';
  return channel === 'phone' ? 'phone' : 'written';
}
