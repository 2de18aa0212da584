import { furtherStatus, type NoticeKind } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { comesByCall } from '../calls/call-survey-store.ts';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import type { DeliveryRow } from '../tickets/message-view.ts';
import { lockTicket, type TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import {
  deleteDelivery,
  inviteToSurvey,
  lockDelivery,
  markBounced,
  markReplySent,
  noteResolutionTold,
  recordOnTicket,
  updateDelivery,
} from './delivery-store.ts';
import { toldTicketId } from './told-ticket.ts';

const DeliveryId = z.string().regex(/^dlv_[0-9a-z]{26}$/);
/** What carries a message without being the mail that answers the customer. */
const NOT_THE_REPLY: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['receipt', 'copy', 'forward']);

const Settled = z.object({ changed: z.boolean() });

/**
 * Notes that a message has left. The invitation to rate is written in the same transaction as the note that the
 * resolution was told, and nowhere else.
 */
export const recordSent = defineUseCase({
  name: 'recordSent',
  permission: 'ticket.update',
  input: z.object({ id: DeliveryId }),
  output: Settled,
  load: (tx, { id }) => lockDelivery(tx, id),
  about: () => ({}),
  run: async (work, { subject: delivery, context, now }) => {
    if (delivery.sentAt) return { changed: false };
    const status = furtherStatus(delivery.status, 'sent');
    updateDelivery(work, delivery.id, { status, sentAt: now, leaseUntil: null, reason: null });
    await noteLeft(work, context, delivery);
    return { changed: true };
  },
});

/** What follows once a message has left, by whatever way that came to be known. */
export async function noteLeft(work: UnitOfWork, context: Context, delivery: DeliveryRow): Promise<void> {
  if (delivery.messageId && delivery.mailMessageId && !NOT_THE_REPLY.has(delivery.kind))
    markReplySent(work, delivery.messageId, delivery.mailMessageId);
  if (delivery.kind !== 'resolved' || toldTicketId(delivery) !== delivery.ticketId) return;
  noteResolutionTold(work, delivery.ticketId);
  // Whoever rang is asked by telephone, if at all.
  if (await comesByCall(work, delivery.ticketId)) return;
  await inviteToSurvey(work, delivery, drawId(context, work.now, 'dlv'));
}

const Failure = z.object({
  id: DeliveryId,
  status: z.enum(['failed', 'bounced']),
  reason: z.string().max(500),
});

async function loadBoth(tx: Transaction, { id }: { readonly id: string }) {
  const { ticketId } = await lockDelivery(tx, id);
  const ticket = await lockTicket(tx, ticketId);
  return { ticket, delivery: await lockDelivery(tx, id) };
}

/** Notes that a message will not arrive: on the delivery, in the timeline, and as a mark on the ticket. */
export const recordFailure = defineUseCase({
  name: 'recordFailure',
  permission: 'ticket.update',
  input: Failure.extend({ addressIsDead: z.boolean().default(false) }),
  output: Settled,
  load: loadBoth,
  about: () => ({}),
  run: (work, { input, subject: { ticket, delivery } }) => {
    const { status, reason } = input;
    if (furtherStatus(delivery.status, status) === delivery.status) return { changed: false };
    noteFailure(work, ticket, delivery, status, reason);
    if (input.addressIsDead) markBounced(work, delivery.address, reason);
    return { changed: true };
  },
});

/** A notice that must not leave, because its reader has not written to us alone: the log of the ticket says so. */
export const recordWithheld = defineUseCase({
  name: 'recordWithheld',
  permission: 'ticket.update',
  input: z.object({ id: DeliveryId }),
  output: Settled,
  load: loadBoth,
  about: () => ({}),
  run: (work, { subject: { ticket, delivery } }) => {
    if (delivery.status !== 'sending') return { changed: false };
    const { id: deliveryId, kind, channel } = delivery;
    deleteDelivery(work, deliveryId);
    const detail = { deliveryId, kind, channel };
    recordOnTicket(work, ticket, { type: 'delivery.withheld', changes: {}, detail }, ticket.trouble);
    return { changed: true };
  },
});

/** Puts a failure on the delivery, into the timeline, and as a mark on the ticket. */
export function noteFailure(
  work: UnitOfWork,
  ticket: TicketRow,
  { id: deliveryId, kind, channel }: DeliveryRow,
  status: 'failed' | 'bounced',
  reason: string,
): void {
  updateDelivery(work, deliveryId, { status, reason, leaseUntil: null });
  const detail = { deliveryId, kind, channel, reason };
  recordOnTicket(work, ticket, { type: `delivery.${status}`, changes: {}, detail }, 'delivery_failed');
}
