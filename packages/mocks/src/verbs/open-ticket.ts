import type { OpenedTicket, OpenTicketBody } from '@sinia/contracts';
import {
  drawReference,
  type Language,
  type NoticeRoute,
  PUBLIC_STATUS,
  type Requester,
  shownName,
} from '@sinia/core';
import type { Caller } from '../caller.ts';
import type { Desk, MockTicket } from '../desk.ts';
import { claimUploads } from './claim-uploads.ts';
import { recordEvent } from './record-event.ts';

/** Opens a ticket. Secret keys and signed-in customers are vouched for; a publishable key proves nothing. */
export function openTicket(
  desk: Desk,
  caller: Caller,
  body: OpenTicketBody,
  language: Language,
): OpenedTicket {
  const now = desk.now();
  const id = desk.id('tkt');
  const isCustomer = caller.holder.holder === 'customer';
  const verified = caller.holder.holder === 'integration' || isCustomer;
  const requester = requesterOf(caller, body);
  const messageId = desk.id('msg');
  // Whoever wrote it down, the first message is the requester's.
  const author = 'customer';
  const ticket: MockTicket = {
    state: {
      ...{ id, reference: newReference(desk), version: 1, status: 'new', priority: 'normal' },
      ...{ assigneeId: null, groupId: 'grp_atencio', tags: [] },
      category: body.category ?? null,
      legalType: body.legalType ?? null,
      language: body.language ?? language,
      customFields: body.customFields ?? {},
      location: body.location ?? null,
      contactId: null,
      // Somebody is always there: what begins in the chat is answered there.
      noticeRoute: body.noticeRoute ?? (body.channel === 'chat' ? null : routeTo(requester)),
      ...{ startedAt: null, firstAssignedAt: null, firstRepliedAt: null, solvedAt: null, closedAt: null },
    },
    subject: body.subject,
    channel: body.channel ?? (isCustomer ? 'portal' : 'web'),
    requester,
    verified,
    ownerKey: isCustomer ? caller.key : null,
    messages: [],
    createdAt: now,
    updatedAt: now,
    eventCount: 0,
    survey: null,
  };
  ticket.messages.push({
    ...{ id: messageId, ticketId: id, visibility: 'public', channel: ticket.channel, body: body.body },
    author: { kind: author, id: null, name: shownName(requester) ?? '', address: requester.email ?? null },
    ...{
      signature: null,
      html: null,
      segments: null,
      truncated: null,
      copies: null,
      forwardedTo: null,
      deliveries: [],
      ...{ media: [], place: null, reactions: [], editedAt: null, originalBody: null, erasedAt: null },
    },
    trust: verified ? 'verified' : 'unverified',
    attachments: claimUploads(desk, caller, id, body.attachmentIds),
    createdAt: now.toISOString(),
  });
  desk.tickets.set(id, ticket);
  recordEvent(desk, caller, ticket, {
    type: 'ticket.opened',
    changes: { status: { before: null, after: 'new' } },
    message: { id: messageId, visibility: 'public', author },
    detail: { channel: ticket.channel, verified },
  });
  const { reference } = ticket.state;
  const token = verified ? `#${desk.link('link', id)}` : '';
  return {
    ...{
      id,
      reference,
      status: 'new',
      publicStatus: PUBLIC_STATUS.new,
      receivedAt: now.toISOString(),
      terms: [],
    },
    trackingUrl: `${desk.baseUrl}/seguiment?clau=${reference}${token}`,
  };
}

/** What the host page has signed wins over what was typed. */
function requesterOf({ holder, name, email }: Caller, { requester = {} }: OpenTicketBody): Requester {
  if (holder.holder !== 'customer') return requester;
  return { ...requester, ...(name && { name }), ...(email && { email }) };
}

/** An SMS never goes to a landline: Spanish mobiles begin with 6 or 7. */
function routeTo({ email, phone }: Requester): NoticeRoute | null {
  if (email) return { channel: 'email', address: email };
  const digits = phone?.replace(/\D/g, '').slice(-9);
  return digits && /^[67]\d{8}$/.test(digits) ? { channel: 'sms', address: `+34${digits}` } : null;
}

function newReference(desk: Desk): string {
  for (;;) {
    const reference = drawReference(desk.random(24));
    if (reference && !desk.byReference(reference)) return reference;
  }
}
