import { type OutgoingAttachment, OutgoingMailInvalid } from '@sinia/channels/email';
import {
  createGraphMailSender,
  type GraphMailSender,
  graphSendOutcome,
  MOST_MIME_BYTES,
} from '@sinia/channels/graph-mail';
import type { Dependencies } from '../../use-cases/context.ts';
import type { GraphEntrance } from '../../use-cases/mailboxes/graph-client-of.ts';
import { attachmentsOf, composeMessage } from './compose-message.ts';
import { forgetAttempt, noteAttempt, readAttempt, type SendAttempt } from './graph-send-store.ts';
import type { OutgoingMessage, SendResult } from './transport.ts';

/** Sent Items may be behind; what does not lie there after that was not taken. */
const PATIENCE_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 60_000;

/**
 * Sends a mail as a mailbox of Microsoft 365. A request whose answer was lost is looked for in Sent Items, by the
 * Message-ID that is the same at every try, before anything is sent again.
 */
export async function sendByGraph(
  dependencies: Dependencies,
  { client, settings }: GraphEntrance,
  message: OutgoingMessage,
): Promise<SendResult> {
  const { db, clock } = dependencies;
  const { mail } = message;
  if (!mail) return { status: 'failed', code: 'invalid', reason: 'not a mail' };
  const sender = createGraphMailSender(client, settings.user, fetch);
  const { messageId } = mail;
  try {
    const before = await readAttempt(db, messageId);
    const known = before && (await outcomeOf(sender, before, clock()));
    if (known) return known;
    await noteAttempt(db, { messageId, attemptedAt: clock(), draftId: null });
    await handOver(dependencies, sender, { ...message, mail });
    return { status: 'sent' };
  } catch (error) {
    const reason = (error as Error).message;
    if (error instanceof OutgoingMailInvalid) return { status: 'failed', code: 'invalid', reason };
    const outcome = graphSendOutcome(error);
    if (outcome.status === 'unknown') return { ...outcome, status: 'deferred', retryAfterMs: LOOK_AGAIN_MS };
    await forgetAttempt(db, messageId).catch(() => undefined);
    return outcome;
  }
}

/** What became of an earlier try; null where it surely did not leave. */
async function outcomeOf(
  sender: GraphMailSender,
  { messageId, draftId, attemptedAt }: SendAttempt,
  now: Date,
): Promise<SendResult | null> {
  const draft = draftId ? await sender.stateOfDraft(draftId) : 'gone';
  if (draft === 'sent' || (await sender.wasSent(messageId))) return { status: 'sent' };
  if (draft === 'draft' && draftId) {
    await sender.dropDraft(draftId);
    return null;
  }
  const reason = 'it may have left: it is looked for among what was sent';
  if (now.getTime() - attemptedAt.getTime() < PATIENCE_MS)
    return { status: 'deferred', code: 'outcome_unknown', reason, retryAfterMs: LOOK_AGAIN_MS };
  return null;
}

type MailMessage = OutgoingMessage & { readonly mail: NonNullable<OutgoingMessage['mail']> };

async function handOver(
  { db, clock }: Dependencies,
  sender: GraphMailSender,
  message: MailMessage,
): Promise<void> {
  const alone = addressedAlone(message);
  const attachments = await attachmentsOf(message);
  const { raw } = await composeMessage(alone, attachments);
  if (raw.byteLength <= MOST_MIME_BYTES) return sender.send(raw);
  const { messageId } = message.mail;
  const draftId = await sender.openDraft((await composeMessage(alone, [])).raw);
  await noteAttempt(db, { messageId, attemptedAt: clock(), draftId });
  await fill(sender, draftId, attachments);
  return sender.sendDraft(draftId);
}

async function fill(
  sender: GraphMailSender,
  draftId: string,
  attachments: readonly OutgoingAttachment[],
): Promise<void> {
  try {
    for (const file of attachments) await sender.attach(draftId, file);
  } catch (error) {
    await sender.dropDraft(draftId).catch(() => undefined);
    throw error;
  }
}

/**
 * Graph has no envelope: it sends to everybody whom the mail names. Each recipient has a mail of their own, so nobody
 * else may be named in it.
 */
function addressedAlone(message: MailMessage): MailMessage {
  const { shownTo: _shownTo, cc: _cc, ...mail } = message.mail;
  return { ...message, mail };
}
