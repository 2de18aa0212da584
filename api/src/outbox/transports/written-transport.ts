import { outcomeOf, type WrittenOutcome } from '@sinia/channels';
import type { OutgoingWritten, PublicComment, RenderedPart } from '@sinia/channels/written';
import { answerWindow, BREAKER_RULES, hasLeft, mayWrite, nextSlot, type Pace } from '@sinia/core';
import { aboutProvider } from '../../use-cases/channels/about-provider.ts';
import { admitAttempt, noteAttempt } from '../../use-cases/channels/account-store.ts';
import { noteWrittenTo } from '../../use-cases/channels/aside-store.ts';
import { commentToAnswer } from '../../use-cases/channels/comment-to-answer.ts';
import {
  type ConversationRow,
  noteHeld,
  readConversations,
} from '../../use-cases/channels/conversation-store.ts';
import { type KnownAccount, knownAccount } from '../../use-cases/channels/known-accounts.ts';
import { templateFor } from '../../use-cases/channels/template-store.ts';
import { windowOf } from '../../use-cases/channels/window-of.ts';
import type { Dependencies } from '../../use-cases/context.ts';
import {
  beginPart,
  digestOf,
  endPart,
  leftSince,
  type PartRow,
  readParts,
} from '../../use-cases/deliveries/part-store.ts';
import type { OutgoingMessage, SendResult, Transport, WrittenWay } from './transport.ts';

/** How soon something that waits for a person to see to an account is looked at again. */
const ACCOUNT_REST_MS = 60_000;

type Refused = Exclude<SendResult, { status: 'sent' }>;

/** Where a message goes, and by whom. */
interface Way {
  readonly account: KnownAccount;
  readonly conversation: ConversationRow;
  readonly template: OutgoingWritten['template'];
  readonly humanAgent: boolean;
  readonly comment: PublicComment | null;
}

/**
 * Hands messages to the providers of the written channels, each part once: what may have arrived is never repeated. A
 * window that has closed, a limit that is reached or a provider that is down is judged before anything leaves.
 */
export function writtenTransport(dependencies: Dependencies): Transport {
  return {
    async send(message) {
      const { written } = message;
      if (!written) return outcomeOf('refused', 'not a written message');
      const way = await findWay(dependencies, message, written);
      if ('status' in way) return way;
      const tooMuch = refusedFiles(way, message);
      if (tooMuch) return tooMuch;
      const outgoing: OutgoingWritten = {
        ...{ id: message.id, to: way.conversation, text: message.text, files: message.files },
        ...{ template: way.template, humanAgent: way.humanAgent, replyTo: null, comment: way.comment },
      };
      return sendParts(dependencies, way, outgoing);
    },
    close: () => undefined,
  };
}

/** A file that the channel does not carry is told before anything of the message has left. */
function refusedFiles({ account }: Way, { files }: Pick<OutgoingMessage, 'files'>): Refused | null {
  const { attachmentBytes: most, attachmentTypes: types } = account.channel.capabilities;
  if (files.length > 0 && most === 0) return outcomeOf('media_refused', 'the channel carries no files');
  const foreign = types && files.find(({ mediaType }) => !types.includes(mediaType));
  if (foreign) return outcomeOf('media_refused', `the channel carries no ${foreign.mediaType}`);
  return files.some(({ size }) => size > most) ? outcomeOf('too_large', `more than ${most} bytes`) : null;
}

async function findWay(
  dependencies: Dependencies,
  message: OutgoingMessage,
  written: WrittenWay,
): Promise<Way | Refused> {
  const { db } = dependencies;
  const conversation = (await readConversations(db, [written.conversationId])).get(written.conversationId);
  const account = conversation && (await knownAccount(dependencies, conversation.accountId));
  if (!conversation || !account) return outcomeOf('recipient_unknown', 'the conversation is gone');
  if (account.row.pausedAt) return outcomeOf('account_not_ready', 'the channel is in pause', ACCOUNT_REST_MS);
  if (conversation.heldElsewhere && !(await takeOver(dependencies, account, conversation, written)))
    return outcomeOf('elsewhere', 'another application holds the conversation');
  if (conversation.unreachableAt) return outcomeOf('blocked', 'they have blocked us or taken the app away');
  if (conversation.isPublic) return intoThread(account, conversation, message, written);
  return throughWindow(dependencies, { account, conversation }, message, written);
}

/** A person's answer takes a conversation from whatever program holds it; what we send by ourselves does not. */
async function takeOver(
  { db }: Dependencies,
  { channel }: KnownAccount,
  conversation: ConversationRow,
  { writtenBy }: WrittenWay,
): Promise<boolean> {
  if (writtenBy === 'program' || !channel.takeOver) return false;
  const taken = await channel.takeOver(conversation);
  if (taken) await noteHeld(db, conversation.id, false);
  return taken;
}

/** What everybody reads is what somebody wrote to be read by everybody: no notice, no key, no survey. */
function intoThread(
  account: KnownAccount,
  conversation: ConversationRow,
  { kind }: OutgoingMessage,
  { commentId }: WrittenWay,
): Way | Refused {
  if (kind !== 'reply' || !commentId) return outcomeOf('refused', 'only answers are published');
  const { postId } = conversation.facts;
  const comment = { id: commentId, isPost: commentId === postId, publicly: true };
  return { account, conversation, template: null, humanAgent: false, comment };
}

/** What the window lets through: the words themselves, or the approved text that stands for them. */
async function throughWindow(
  { db, clock }: Dependencies,
  { account, conversation }: Pick<Way, 'account' | 'conversation'>,
  { kind }: OutgoingMessage,
  { writtenBy, answers, template: chosen, values, language }: WrittenWay,
): Promise<Way | Refused> {
  const now = clock();
  const { capabilities } = account.channel;
  const window = answerWindow(capabilities, windowOf(account.row, conversation), now);
  const comment = commentToAnswer(capabilities, conversation, windowOf(account.row, conversation), now);
  if (!answers && !conversation.lastCustomerAt && !comment)
    return outcomeOf('unasked', 'they have not written to us alone');
  // The tag says that a person has typed it: what a program sends never bears it.
  const humanAgent = window.state === 'human' && writtenBy === 'person';
  const way = { account, conversation, humanAgent, comment };
  if (chosen && capabilities.templates) return { ...way, template: chosen };
  if (mayWrite(window, writtenBy)) return { ...way, template: null };
  const approved =
    capabilities.templates && kind !== 'staff_alert'
      ? await templateFor(db, account.row.id, kind, language)
      : null;
  if (!approved) return outcomeOf('window_closed', 'the window to answer in has closed');
  const parameters = values.slice(0, approved.parameters);
  return { ...way, template: { name: approved.name, language: approved.language, parameters } };
}

async function sendParts(
  dependencies: Dependencies,
  way: Way,
  message: OutgoingWritten,
): Promise<SendResult> {
  const { db } = dependencies;
  const rendered = await way.account.channel.render(message);
  if (message.comment && rendered.length > 1)
    return outcomeOf('too_long', 'by a comment one message may be written, without files');
  const before = new Map((await readParts(db, message.id)).map((row) => [row.part, row]));
  for (const [part, one] of rendered.entries()) {
    const known = before.get(part);
    if (known && hasLeft(known.status)) continue;
    const lost = known && (await lostPart(dependencies, known));
    if (lost) return lost;
    const waits = (await paceOf(dependencies, way)) ?? (await restOf(dependencies, way));
    if (waits) return waits;
    const outcome = await sendPart(dependencies, way, message, part, one);
    if (outcome.status !== 'sent') return outcome;
  }
  return { status: 'sent' };
}

/** A part that was being handed over when we ended: nobody knows whether it was taken. */
async function lostPart({ db }: Dependencies, row: PartRow): Promise<Refused | null> {
  if (row.status !== 'sending' && row.status !== 'unknown') return null;
  await endPart(db, row, { status: 'unknown', code: 'outcome_unknown' });
  return { status: 'unknown', code: 'outcome_unknown', reason: 'it was being handed over when we ended' };
}

/** A provider that fails is left alone for a while. */
async function restOf({ db, clock }: Dependencies, { account }: Way): Promise<Refused | null> {
  const admitted = await admitAttempt(db, account.row.id, clock());
  return admitted ? null : outcomeOf('provider_down', 'the provider rests', BREAKER_RULES.restMs);
}

/** The provider's limits, by account and by person, as they stand with everything that left. */
async function paceOf({ db, clock }: Dependencies, way: Way): Promise<Refused | null> {
  const { account, conversation } = way;
  const { paces } = account.channel.capabilities;
  const now = clock();
  const own = { accountId: account.row.id };
  const slots = await Promise.all([
    slotOf(paces.account, (since, limit) => leftSince(db, own, since, limit)),
    slotOf(paces.conversation, (since, limit) =>
      leftSince(db, { ...own, conversationId: conversation.id }, since, limit),
    ),
  ]);
  const until = Math.max(...slots);
  return until > now.getTime()
    ? outcomeOf('paced', 'the provider takes no more for now', until - now.getTime())
    : null;

  async function slotOf(limits: readonly Pace[], read: (since: Date, limit: number) => Promise<Date[]>) {
    if (limits.length === 0) return 0;
    const longest = Math.max(...limits.map(({ seconds }) => seconds));
    const most = Math.max(...limits.map(({ messages }) => messages));
    const left = await read(new Date(now.getTime() - longest * 1_000), most);
    return nextSlot(limits, left, now)?.getTime() ?? 0;
  }
}

async function sendPart(
  dependencies: Dependencies,
  { account, conversation }: Way,
  message: OutgoingWritten,
  part: number,
  rendered: RenderedPart,
): Promise<WrittenOutcome> {
  const { db, clock } = dependencies;
  const key = { deliveryId: message.id, part };
  const { correlation, text } = rendered;
  await beginPart(db, {
    ...{ ...key, accountId: account.row.id, conversationId: conversation.id, correlation },
    ...{ digest: text === null ? null : digestOf(text), attemptedAt: clock() },
  });
  const outcome = await account.channel.send(rendered, message);
  const now = clock();
  await endPart(db, key, partOf(outcome, now));
  if (outcome.status !== 'sent' && outcome.code === 'elsewhere') await noteHeld(db, conversation.id, true);
  if (message.comment && !message.comment.publicly && isUsed(outcome))
    await noteWrittenTo(
      db,
      conversation,
      message.comment.id,
      outcome.status === 'sent' ? outcome.recipientId : undefined,
    );
  const aboutThem = aboutProvider(outcome);
  if (aboutThem !== undefined) await noteAttempt(db, account.row.id, aboutThem, now);
  return outcome;
}

/** Whether a comment lets nobody be written to by it any more. */
const isUsed = ({ status, ...outcome }: WrittenOutcome) =>
  status === 'sent' || status === 'unknown' || ('code' in outcome && outcome.code === 'window_closed');

function partOf(outcome: WrittenOutcome, now: Date): Partial<PartRow> & Pick<PartRow, 'status'> {
  if (outcome.status === 'sent') return { status: 'sent', providerId: outcome.providerId, sentAt: now };
  const { code, reason } = outcome;
  if (outcome.status === 'deferred') return { status: 'queued', code, reason };
  return { status: outcome.status, code, reason, ...(outcome.status === 'failed' ? { failedAt: now } : {}) };
}
