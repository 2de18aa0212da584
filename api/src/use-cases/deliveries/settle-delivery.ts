import { type NoticeKind, Refusal } from '@sinia/core';
import { z } from 'zod';
import { drawId } from '../tickets/message-store.ts';
import { lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import {
  inviteToSurvey,
  lockDelivery,
  markBounced,
  markReplySent,
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
    if (delivery.status !== 'sending' && delivery.status !== 'queued') return { changed: false };
    updateDelivery(work, delivery.id, { status: 'sent', sentAt: now, leaseUntil: null, reason: null });
    if (delivery.messageId && delivery.mailMessageId && !NOT_THE_REPLY.has(delivery.kind))
      markReplySent(work, delivery.messageId, delivery.mailMessageId);
    if (delivery.kind === 'resolved' && toldTicketId(delivery) === delivery.ticketId)
      await inviteToSurvey(work, delivery, drawId(context, now, 'dlv'));
    return { changed: true };
  },
});

const Failure = z.object({
  id: DeliveryId,
  status: z.enum(['failed', 'bounced']),
  reason: z.string().max(500),
});

/** Notes that a message will not arrive: on the delivery, in the timeline, and as a mark on the ticket. */
export const recordFailure = defineUseCase({
  name: 'recordFailure',
  permission: 'ticket.update',
  input: Failure.extend({ addressIsDead: z.boolean().default(false) }),
  output: Settled,
  load: async (tx, { id }) => {
    const { ticketId } = await lockDelivery(tx, id);
    const ticket = await lockTicket(tx, ticketId);
    return { ticket, delivery: await lockDelivery(tx, id) };
  },
  about: () => ({}),
  run: (work, { input, subject: { ticket, delivery } }) => {
    if (delivery.status === 'failed' || delivery.status === 'bounced') return { changed: false };
    if (input.status === 'failed' && delivery.status === 'delivered') throw new Refusal('not_found');
    const { status, reason } = input;
    updateDelivery(work, delivery.id, { status, reason, leaseUntil: null });
    const { id: deliveryId, kind, channel } = delivery;
    recordOnTicket(
      work,
      ticket,
      { type: `delivery.${status}`, changes: {}, detail: { deliveryId, kind, channel, reason } },
      'delivery_failed',
    );
    if (input.addressIsDead) markBounced(work, delivery.address, reason);
    return { changed: true };
  },
});
