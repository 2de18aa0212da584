import { DeliveryState } from '@sinia/contracts';
import { type DeliveryStatus, Refusal } from '@sinia/core';
import { z } from 'zod';
import { deliveryView } from '../tickets/message-view.ts';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { deliveriesOf } from '../topic.ts';
import { defineUseCase } from '../use-case.ts';
import {
  clearTrouble,
  forgiveAddress,
  lockDelivery,
  othersFailed,
  updateDelivery,
} from './delivery-store.ts';
import { forgetUncertain } from './part-store.ts';

const AGAIN: ReadonlySet<DeliveryStatus> = new Set<DeliveryStatus>(['failed', 'bounced', 'unknown']);

/**
 * Sends a message again that could not be delivered, also to an address that bounced, or of which nobody knows whether it
 * arrived: a person has looked at it.
 */
export const retryDelivery = defineUseCase({
  name: 'retryDelivery',
  permission: 'delivery.retry',
  input: z.object({ id: z.string().max(40) }),
  output: DeliveryState,
  load: async (tx, { id }) => {
    const { ticketId } = await lockDelivery(tx, id);
    const ticket = await lockTicket(tx, ticketId);
    return { ticket, delivery: await lockDelivery(tx, id) };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: async (work, { subject: { ticket, delivery }, now }) => {
    if (!AGAIN.has(delivery.status)) throw new Refusal('delivery_not_failed');
    await forgetUncertain(work.tx, delivery.id);
    const again = { status: 'queued' as const, attempts: 0, dueAt: now, leaseUntil: null, reason: null };
    updateDelivery(work, delivery.id, again);
    forgiveAddress(work, delivery.address);
    if (!(await othersFailed(work.tx, delivery))) clearTrouble(work, ticket.id, 'delivery_failed');
    work.audit('delivery.retried', ticket.id);
    work.signal(deliveriesOf(ticket.id));
    return deliveryView({ ...delivery, ...again });
  },
});
