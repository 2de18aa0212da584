import type { ChannelEvent } from '@sinia/channels';
import { backOff } from '../outbox/back-off.ts';
import { noteProblem } from '../use-cases/channels/account-store.ts';
import { findConversation } from '../use-cases/channels/conversation-store.ts';
import { employeeBehind } from '../use-cases/channels/employee-behind.ts';
import {
  claimEvents,
  closeEvent,
  type EventRow,
  parkEvent,
  putEventOff,
} from '../use-cases/channels/event-store.ts';
import { type KnownAccount, knownAccounts } from '../use-cases/channels/known-accounts.ts';
import {
  receiveEdit,
  receiveErasure,
  receiveHiding,
  receiveReaction,
} from '../use-cases/channels/receive-change.ts';
import { receiveEcho } from '../use-cases/channels/receive-echo.ts';
import { correspondentContext, receiveMessage } from '../use-cases/channels/receive-message.ts';
import { receiveNews } from '../use-cases/channels/receive-news.ts';
import {
  type EventOf,
  type Outcome,
  type ReceivedEvent,
  WAITS,
} from '../use-cases/channels/received-event.ts';
import { isTest, isTestId } from '../use-cases/channels/test-message.ts';
import type { Context, Dependencies } from '../use-cases/context.ts';
import {
  digestOf,
  endPart,
  findParts,
  type PartRow,
  readUncertain,
} from '../use-cases/deliveries/part-store.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';
import { receiveReceipt } from './receive-receipt.ts';
import { withoutContent } from './without-content.ts';

const BATCH = 64;
const AT_ONCE = 6;
const TRIES = 8;
/** How long something may wait for the message that it is about. */
const PATIENCE_MS = 3_600_000;

/** Turns items of webhooks into what they say. @returns how many were taken */
export async function processEvents(dependencies: Dependencies): Promise<number> {
  const { db, clock } = dependencies;
  const batch = await claimEvents(db, clock(), BATCH);
  if (batch.length === 0) return 0;
  const accounts = new Map((await knownAccounts(dependencies)).map((known) => [known.row.id, known]));
  const waiting = [...batch];
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift())
      await processOne(dependencies, accounts.get(row.accountId), row);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return batch.length;
}

async function processOne(
  dependencies: Dependencies,
  known: KnownAccount | undefined,
  row: EventRow,
): Promise<void> {
  const { db, clock, log } = dependencies;
  try {
    if (!known) throw new Error('its account is gone');
    const event = row.event as unknown as ChannelEvent;
    // What failed so often is tried once more without what may have been wrong with it: the words are never lost.
    const said = row.attempts > TRIES ? withoutContent(event) : event;
    const { outcome } = await receive(dependencies, known, { row, account: known.row, event: said });
    if (outcome === 'waits') await wait(dependencies, row, event);
  } catch (error) {
    const last = row.attempts > TRIES;
    log[last ? 'error' : 'warn']({ position: row.position, kind: row.kind, err: error }, 'an event failed');
    if (!last) {
      const dueAt = new Date(clock().getTime() + backOff(row.attempts, Math.random()));
      await putEventOff(db, row.position, dueAt, String(error));
      return;
    }
    await parkEvent(db, row.position, clock(), String(error));
    await noteProblem(db, row.accountId, 'event_parked', clock());
  }
}

/** Something about a message that is not there yet; after an hour it is not of ours. */
async function wait({ db, clock }: Dependencies, row: EventRow, { at }: ChannelEvent): Promise<void> {
  const now = clock();
  const since = now.getTime() - new Date(at).getTime();
  if (since > PATIENCE_MS && row.attempts > 3)
    return parkEvent(db, row.position, now, 'what it is about never came');
  const pause = Math.min(PATIENCE_MS / 4, 1_000 * 2 ** Math.min(row.attempts, 12));
  await putEventOff(db, row.position, new Date(now.getTime() + pause), 'waits for what it is about');
}

async function receive(
  dependencies: Dependencies,
  known: KnownAccount,
  input: ReceivedEvent & { readonly row: EventRow },
): Promise<Outcome> {
  const { row, account, event } = input;
  const house = systemContext(dependencies, account.channel, `event-${row.position}`);
  const same = { row, account };
  switch (event.kind) {
    case 'message': {
      const employee = await employeeBehind(known, event, row.attempts);
      const said = { ...same, event, employee };
      return receiveMessage.execute(correspondentContext(dependencies, said), said);
    }
    case 'echo':
      if (isTest(event.correlation)) return closeTest(dependencies, { ...same, event });
      return echoOrReceipt(dependencies, house, { ...same, event });
    case 'edit':
      return receiveEdit.execute(house, { ...same, event });
    case 'deletion':
      return erase(house, { ...same, event });
    case 'hiding':
      return receiveHiding.execute(house, { ...same, event });
    case 'reaction':
      return receiveReaction.execute(house, { ...same, event });
    case 'receipt':
      if (isTest(event.correlation)) return closeTest(dependencies, { ...same, event });
      return receiveReceipt(dependencies, house, { ...same, event });
    case 'declined':
      return decline(dependencies, known, { ...same, event });
    case 'account':
      return noteAndClose(house, { ...same, event });
    default:
      return receiveNews.execute(house, { ...same, event });
  }
}

/** Our own message comes back: that is its receipt. Anything else was written elsewhere. */
async function echoOrReceipt(
  dependencies: Dependencies,
  house: Context,
  input: ReceivedEvent<'echo'>,
): Promise<Outcome> {
  const { id, account, order, at } = input.event;
  const uncertain = await uncertainParts(dependencies, input);
  const same = uncertain.find(({ digest }) => digest === digestOf(input.event.content.text));
  if (await isOfTest(dependencies, input, same)) return closeTest(dependencies, input);
  const correlation = input.event.correlation ?? same?.correlation ?? null;
  const receipt: EventOf<'receipt'> = {
    kind: 'receipt',
    status: 'sent',
    ...{ target: id, correlation, until: null, failure: null, id, account, order, at },
  };
  const own = await receiveReceipt(dependencies, house, { ...input, event: receipt });
  if (own.outcome !== 'waits') return own;
  // It may be the picture that is just being handed over.
  const underWay = uncertain.some(({ status, deliveryId }) => status === 'sending' && !isTestId(deliveryId));
  return underWay ? WAITS : receiveEcho.execute(house, input);
}

/** Whether a test message comes back, known by its id, or by its words where we never learnt its id. */
async function isOfTest(
  { db }: Dependencies,
  { account, event: { id: providerId } }: ReceivedEvent<'echo'>,
  same: PartRow | undefined,
): Promise<boolean> {
  const [known] = await findParts(db, account.id, { providerId });
  const part = known ?? same;
  if (!part || !isTestId(part.deliveryId)) return false;
  if (!known) await endPart(db, part, { status: 'sent', providerId });
  return true;
}

async function uncertainParts(
  { db }: Dependencies,
  { account, event }: ReceivedEvent<'echo'>,
): Promise<PartRow[]> {
  // Whose thread an answer for everybody stands in says nothing of whom it answers.
  if (event.place) return readUncertain(db, { accountId: account.id });
  const conversation = await findConversation(db, account.id, event.to.ids);
  return conversation ? readUncertain(db, { conversationId: conversation.id }) : [];
}

/** Files go after their rows: a row that points to nothing would be worse than a file that nothing points to. */
async function erase(house: Context, input: ReceivedEvent<'deletion'>): Promise<Outcome> {
  const { fileIds, ...outcome } = await receiveErasure.execute(house, input);
  for (const id of fileIds) await house.dependencies.files.delete(id).catch(() => undefined);
  return outcome;
}

/** What is told of a test message is of no delivery; that it failed is of the account. */
async function closeTest(
  { db, clock }: Dependencies,
  { row, event }: ReceivedEvent<'echo' | 'receipt'>,
): Promise<Outcome> {
  const failure = event.kind === 'receipt' ? event.failure : null;
  if (failure) await noteProblem(db, row.accountId, failure.code, clock());
  await closeEvent(db, row.position, 'test_message', clock());
  return { outcome: 'test_message', ticketId: null };
}

/** Nobody is owed that answer: it is closed first, so that they are told once at most. */
async function decline(
  { db, clock }: Dependencies,
  { channel }: KnownAccount,
  { row, event }: ReceivedEvent<'declined'>,
): Promise<Outcome> {
  const outcome = { outcome: 'declined', ticketId: null };
  await closeEvent(db, row.position, outcome.outcome, clock());
  const message = {
    ...{ id: `declined-${row.position}`, to: event.to, text: event.answer, files: [], template: null },
    ...{ humanAgent: false, replyTo: null },
  };
  for (const part of await channel.render(message)) await channel.send(part, message);
  return outcome;
}

async function noteAndClose(house: Context, input: ReceivedEvent<'account'>): Promise<Outcome> {
  const { db, clock } = house.dependencies;
  await noteProblem(db, input.row.accountId, input.event.code, clock());
  return receiveNews.execute(house, input);
}
