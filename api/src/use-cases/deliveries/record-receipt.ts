import { furtherStatus, hasLeft, wholeStatus } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import type { DeliveryRow } from '../tickets/message-view.ts';
import { lockTicket, type TicketRow } from '../tickets/ticket-store.ts';
import { deliveriesOf } from '../topic.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { clearTrouble, lockDelivery, othersFailed, updateDelivery } from './delivery-store.ts';
import { lockParts, type PartRow, writePart } from './part-store.ts';
import { noteFailure, noteLeft } from './settle-delivery.ts';

const Receipt = z.object({
  deliveryId: z.string(),
  /** Which parts it is about. */
  parts: z.array(z.int()),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  /** By the provider's clock. */
  at: z.date(),
  /** The provider's id of the one part, where it was not known. */
  providerId: z.string().nullable(),
  failure: z.object({ code: z.string(), reason: z.string() }).nullable(),
});
type Receipt = z.infer<typeof Receipt>;

interface Subject {
  readonly ticket: TicketRow;
  readonly delivery: DeliveryRow;
  readonly parts: readonly PartRow[];
}

const AT = { sent: 'sentAt', delivered: 'deliveredAt', read: 'readAt', failed: 'failedAt' } as const;

/**
 * What a provider tells of a message of ours. It only ever moves forward, whatever the order in which it is told; a
 * receipt of what nobody knew the outcome of is its proof.
 */
export const recordReceipt = defineUseCase({
  name: 'recordReceipt',
  permission: 'ticket.update',
  input: Receipt,
  output: z.object({ changed: z.boolean() }),
  load,
  about: () => ({}),
  run: async (work, { input, subject: { ticket, delivery, parts }, context }) => {
    const after = parts.map((row) => (input.parts.includes(row.part) ? moved(work, row, input) : row));
    const status = furtherStatus(delivery.status, wholeStatus(after.map((row) => row.status)));
    if (status === delivery.status) return { changed: false };
    work.signal(deliveriesOf(ticket.id));
    if (status === 'failed') {
      const { code = 'refused', reason = '' } = input.failure ?? {};
      noteFailure(work, ticket, delivery, 'failed', reason ? `${code}: ${reason}` : code);
      return { changed: true };
    }
    await moveDelivery(work, { ticket, delivery, parts: after }, status);
    if (!delivery.sentAt && hasLeft(status)) await noteLeft(work, context, delivery);
    return { changed: true };
  },
});

/** The ticket before the delivery, as everybody locks them. */
async function load(tx: Transaction, { deliveryId }: Receipt): Promise<Subject> {
  const { ticketId } = await lockDelivery(tx, deliveryId);
  const ticket = await lockTicket(tx, ticketId);
  return { ticket, delivery: await lockDelivery(tx, deliveryId), parts: await lockParts(tx, deliveryId) };
}

/** A part once the receipt has come; each status keeps the time of its own. */
function moved(work: UnitOfWork, row: PartRow, { status, at, providerId, failure }: Receipt): PartRow {
  const set: Partial<PartRow> = {
    status: furtherStatus(row.status, status),
    [AT[status]]: row[AT[status]] ?? at,
    ...(providerId && !row.providerId ? { providerId } : {}),
    ...(status === 'failed' ? { code: failure?.code ?? null, reason: failure?.reason ?? null } : {}),
  };
  writePart(work, row, set);
  return { ...row, ...set };
}

async function moveDelivery(
  work: UnitOfWork,
  { ticket, delivery, parts }: Subject,
  status: DeliveryRow['status'],
): Promise<void> {
  const latest = (name: 'sentAt' | 'deliveredAt' | 'readAt') => {
    const times = parts.map((row) => row[name]?.getTime() ?? 0);
    return Math.min(...times) > 0 ? new Date(Math.max(...times)) : null;
  };
  updateDelivery(work, delivery.id, {
    ...{ status, leaseUntil: null, reason: null },
    sentAt: delivery.sentAt ?? latest('sentAt') ?? (hasLeft(status) ? work.now : null),
    deliveredAt: latest('deliveredAt') ?? (status === 'read' ? latest('readAt') : null),
    readAt: latest('readAt'),
  });
  if (delivery.status === 'failed' && !(await othersFailed(work.tx, delivery)))
    clearTrouble(work, ticket.id, 'delivery_failed');
}
