import { findConversation } from '../use-cases/channels/conversation-store.ts';
import { closeEvent } from '../use-cases/channels/event-store.ts';
import { type Outcome, type ReceivedEvent, WAITS } from '../use-cases/channels/received-event.ts';
import { isTestId } from '../use-cases/channels/test-message.ts';
import type { Context, Dependencies } from '../use-cases/context.ts';
import { findParts, type PartRow } from '../use-cases/deliveries/part-store.ts';
import { recordReceipt } from '../use-cases/deliveries/record-receipt.ts';

/**
 * A receipt of the provider. It may be about one message of ours or about all that went to somebody until then, and it
 * may come before we have noted that the message was taken: then it waits.
 */
export async function receiveReceipt(
  { db, clock }: Dependencies,
  house: Context,
  { row, account, event }: ReceivedEvent<'receipt'>,
): Promise<Outcome> {
  const parts = await partsOf(house, account.id, event);
  // Nothing went to them until then: there is nothing to wait for.
  if (parts.length === 0 && !event.until) return WAITS;
  await record(house, parts, event);
  const outcome = `receipt_${event.status}`;
  await closeEvent(db, row.position, outcome, clock());
  return { outcome, ticketId: null };
}

async function partsOf(
  { dependencies: { db } }: Context,
  accountId: string,
  { target, correlation, until }: ReceivedEvent<'receipt'>['event'],
): Promise<PartRow[]> {
  if (until) {
    const conversation = await findConversation(db, accountId, [until.to]);
    return conversation
      ? findParts(db, accountId, { until: { conversationId: conversation.id, at: new Date(until.at) } })
      : [];
  }
  const sentAlong = correlation ? await findParts(db, accountId, { correlation }) : [];
  return sentAlong.length > 0 ? sentAlong : findParts(db, accountId, { providerId: target });
}

async function record(
  house: Context,
  parts: readonly PartRow[],
  { status, at, target, failure }: ReceivedEvent<'receipt'>['event'],
): Promise<void> {
  const deliveryIds = new Set(parts.map(({ deliveryId }) => deliveryId).filter((id) => !isTestId(id)));
  for (const deliveryId of deliveryIds) {
    const own = parts.filter((part) => part.deliveryId === deliveryId);
    await recordReceipt.execute(house, {
      ...{ deliveryId, parts: own.map(({ part }) => part), status, at: new Date(at), failure },
      providerId: own.length === 1 ? target : null,
    });
  }
}
