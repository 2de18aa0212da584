import type { NoticeKind } from '@sinia/core';
import { backOff } from '../outbox/back-off.ts';
import { type MailIdentities, mailIdentities } from '../outbox/mail-identity.ts';
import { renderDelivery } from '../outbox/render-delivery.ts';
import { type Transports, transportFor } from '../outbox/transports/index.ts';
import type { OutgoingMessage, SendResult, SentChannel } from '../outbox/transports/transport.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { claimDeliveries } from '../use-cases/deliveries/claim-deliveries-store.ts';
import { type DeliveryFacts, readDeliveryFacts } from '../use-cases/deliveries/delivery-facts.query.ts';
import { deferDelivery, markUnknown, withdrawDelivery } from '../use-cases/deliveries/delivery-store.ts';
import { recordFailure, recordSent, recordWithheld } from '../use-cases/deliveries/settle-delivery.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';
import { readTemplates, type TemplateRow } from '../use-cases/notices/notice-store.ts';
import type { DeliveryRow } from '../use-cases/tickets/message-view.ts';
import { deliveriesOf } from '../use-cases/topic.ts';

const BATCH = 40;
const AT_ONCE = 8;
/** How long a provider that refuses for now is asked again. */
const GIVE_UP_MS = 48 * 3_600_000;
/** How soon it is looked whether the file of a message has been looked through. */
const CHECK_MS = 5_000;

/** What leaves by itself, and not to whoever is in quarantine: a person's answer is a person's decision. */
const UNASKED: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'receipt',
  'receipt_unverified',
  'in_progress',
  'reopened',
  'pending',
  'resolved',
  'survey',
]);

export interface Sender {
  readonly dependencies: Dependencies;
  readonly transports: Transports;
  /** Which channels it serves; each that is slow or broken then keeps nobody else waiting. */
  readonly channels?: readonly SentChannel[];
}

/** Who sends what, each by itself. */
export const SENDERS = [
  ['email', 'sms'],
  ['whatsapp'],
  ['messenger'],
  ['instagram'],
  ['x'],
  ['teams'],
  ['chat'],
] as const satisfies readonly (readonly SentChannel[])[];

/**
 * Sends what is due. A crash between sending and noting it sends once more after the lease, under the same Message-ID,
 * because "sent" and "noted" cannot be one act.
 *
 * @returns how many deliveries were taken.
 */
export async function sendDeliveries(sender: Sender): Promise<number> {
  const { db, clock } = sender.dependencies;
  const identities = await mailIdentities(sender.dependencies);
  const channels = sender.channels ?? SENDERS.flat();
  const batch = await claimDeliveries(db, clock(), channels, BATCH, (row, mailboxId) =>
    identities.of(mailboxId).messageId(row),
  );
  if (batch.length === 0) return 0;
  for (const { ticketId } of batch) sender.dependencies.wake(deliveriesOf(ticketId));
  const [facts, templates] = await Promise.all([readDeliveryFacts(db, batch), readTemplates(db)]);
  const waiting = [...batch];
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      await sendOne(sender, identities, row, facts.get(row.id), templates);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return batch.length;
}

async function sendOne(
  sender: Sender,
  identities: MailIdentities,
  delivery: DeliveryRow,
  facts: DeliveryFacts | undefined,
  templates: readonly TemplateRow[],
): Promise<void> {
  const { db, log } = sender.dependencies;
  try {
    if (facts?.ticket.shelf === 'spam' && UNASKED.has(delivery.kind)) {
      await withdrawDelivery(db, delivery.id);
      return;
    }
    await settle(sender, delivery, await attempt(sender, identities, delivery, facts, templates));
  } catch (error) {
    // The lease runs out and the delivery is tried again.
    log.error({ deliveryId: delivery.id, err: error }, 'the result of a delivery could not be noted');
  }
  sender.dependencies.wake(deliveriesOf(delivery.ticketId));
}

async function attempt(
  { dependencies, transports }: Sender,
  identities: MailIdentities,
  delivery: DeliveryRow,
  facts: DeliveryFacts | undefined,
  templates: readonly TemplateRow[],
): Promise<SendResult> {
  if (!facts) return { status: 'failed', code: 'invalid', reason: 'its ticket is gone' };
  if (facts.bounced) return { status: 'failed', code: 'refused', reason: 'address_bounced' };
  try {
    const identity = identities.of(facts.ticket.mailboxId);
    const message = await renderDelivery(dependencies, identity, delivery, facts, templates);
    return heldBack(message) ?? (await transportFor(transports, message.channel).send(message));
  } catch (error) {
    return { status: 'deferred', code: 'connection', reason: (error as Error).message };
  }
}

/** A message waits with a file that is being looked through; one that holds a virus does not leave like this. */
function heldBack({ files }: OutgoingMessage): SendResult | null {
  const reasons = files.flatMap(({ held }) => held?.why ?? []);
  if (reasons.includes('virus'))
    return { status: 'failed', code: 'attachment_retained', reason: 'attachment_retained' };
  const code = 'attachment_being_checked';
  return reasons.length > 0 ? { status: 'deferred', code, reason: code, retryAfterMs: CHECK_MS } : null;
}

/**
 * What nobody is owed goes without a word where it cannot be told: an invitation to rate through a closed window, and
 * notices into a conversation that another application holds.
 */
function isWithdrawn({ kind }: DeliveryRow, code: string): boolean {
  if (code === 'elsewhere') return UNASKED.has(kind);
  return (code === 'window_closed' || code === 'unasked') && kind === 'survey';
}

async function settle({ dependencies }: Sender, delivery: DeliveryRow, result: SendResult): Promise<void> {
  const { db, clock, wake } = dependencies;
  const { id, attempts, createdAt } = delivery;
  const context = systemContext(dependencies, 'sender', `send-${id}`);
  if (result.status === 'sent') {
    await recordSent.execute(context, { id });
    if (delivery.kind === 'resolved') wake();
    return;
  }
  if (result.status === 'unknown') {
    await markUnknown(db, id, result.code);
    return;
  }
  if (isWithdrawn(delivery, result.code)) {
    await withdrawDelivery(db, id);
    return;
  }
  if (result.code === 'unasked') {
    await recordWithheld.execute(context, { id });
    return;
  }
  const now = clock();
  const givenUp = now.getTime() - createdAt.getTime() > GIVE_UP_MS;
  const reason = delivery.conversationId ? result.code : result.reason.slice(0, 500);
  if (result.status === 'failed' || givenUp) {
    await recordFailure.execute(context, { id, status: 'failed', reason, addressIsDead: false });
    return;
  }
  const wait = (result.status === 'deferred' && result.retryAfterMs) || backOff(attempts, Math.random());
  await deferDelivery(db, id, new Date(now.getTime() + wait), reason);
}
