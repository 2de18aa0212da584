import {
  automaticReason,
  type CheckResult,
  isReport,
  type MailAuthenticator,
  type MailParserPool,
  type MailReport,
  type ParsedMail,
  readReport,
} from '@sinia/channels/email';
import { exchangeVerdict, isInternal } from '@sinia/channels/graph-mail';
import { plainReason } from '../error-for-log.ts';
import { backOff } from '../outbox/back-off.ts';
import { type MailIdentities, mailIdentities } from '../outbox/mail-identity.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { recordFailure } from '../use-cases/deliveries/settle-delivery.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';
import {
  claimEnvelopes,
  closeEnvelope,
  deliveryByMail,
  type EnvelopeRow,
  markDelivered,
  putEnvelopeOff,
  ticketOfDelivery,
} from '../use-cases/mail/envelope-store.ts';
import type { Mailbox } from '../use-cases/mailboxes/mailbox-store.ts';
import { writtenTo } from '../use-cases/mailboxes/written-to.ts';
import { deliveriesOf } from '../use-cases/topic.ts';
import { type BadTokens, countBadTokens } from './bad-tokens.ts';
import { bounceToken, type JudgedMail, type Judgement, judgeMail } from './judge-mail.ts';
import { isFromExchange, readMeta } from './mail-meta.ts';
import { storeMail } from './store-mail.ts';

const BATCH = 32;
const AT_ONCE = 6;
const TRIES = 8;

export interface MailProcessor {
  readonly dependencies: Dependencies;
  readonly parser: MailParserPool;
  /** Takes nothing apart: the raw message as text, for what could not be read in any other way. */
  readonly rawParser: MailParserPool;
  /** Null where mail comes from nowhere that could be asked: nothing is proven then, and nothing refuted. */
  readonly authenticator: MailAuthenticator | null;
  readonly badTokens: BadTokens;
}

/** Turns stored mails into messages. @returns how many were taken */
export async function processMail(processor: MailProcessor): Promise<number> {
  const { db, clock } = processor.dependencies;
  const batch = await claimEnvelopes(db, clock(), BATCH, 'mails');
  if (batch.length === 0) return 0;
  const identities = await mailIdentities(processor.dependencies);
  const waiting = [...batch];
  const work = async () => {
    for (let envelope = waiting.shift(); envelope; envelope = waiting.shift())
      await processOne(processor, identities, envelope);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return batch.length;
}

async function processOne(
  processor: MailProcessor,
  identities: MailIdentities,
  envelope: EnvelopeRow,
): Promise<void> {
  const { db, clock, log } = processor.dependencies;
  const last = envelope.attempts > TRIES;
  try {
    if (last) await receiveRaw(processor, identities, envelope);
    else await receive(processor, identities, envelope);
  } catch (error) {
    const facts = { envelopeId: envelope.id, attempts: envelope.attempts, err: error };
    log[last ? 'error' : 'warn'](facts, 'a mail could not be processed');
    const wait = backOff(envelope.attempts, Math.random());
    await putEnvelopeOff(db, envelope.id, new Date(clock().getTime() + wait), plainReason(error));
  }
}

async function receive(
  processor: MailProcessor,
  identities: MailIdentities,
  envelope: EnvelopeRow,
): Promise<void> {
  const { dependencies, parser, badTokens } = processor;
  const { db, clock } = dependencies;
  const mail = await parser.parse(envelope.raw);
  const meta = readMeta(envelope.meta, mail);
  const automatic = automaticReason(mail, {
    ownAddresses: identities.mailboxes.map(({ address }) => address),
    loopToken: identities.loopToken,
    mailFrom: meta.mailFrom,
  });
  const bounce = bounceToken(meta.recipients, identities);
  if (isReport(mail)) return receiveReport(processor, envelope, mail, bounce);
  if (automatic === 'own_loop' || automatic === 'own_address') {
    await closeEnvelope(db, envelope.id, automatic, clock(), null);
    return;
  }
  const dmarc = await checkSender(processor, identities, envelope, mail, meta);
  const judged = { mail, recipients: meta.recipients, dmarc, automatic };
  const judgement = await judgeMail(db, identities, judged, clock());
  if (judgement.agent && automatic) {
    // Somebody of the house is away: that is no note.
    await closeEnvelope(db, envelope.id, `automatic_${automatic}`, clock(), null);
    return;
  }
  if (judgement.decision.countsAsBadToken) countBadTokens(badTokens, dependencies);
  // An out-of-office answer comes to the envelope sender, which names the delivery that it answers.
  const answered = bounce.state === 'valid' ? await ticketOfDelivery(db, bounce.deliveryId) : null;
  const target = judgement.target ?? (automatic ? answered : null);
  const mailbox = mailboxOf(identities, envelope, judged, target);
  await storeMail(dependencies, envelope, mailbox, judged, { ...judgement, target });
}

/** After 8 failures: a ticket with the raw message as text; a mail is never lost. */
async function receiveRaw(
  processor: MailProcessor,
  identities: MailIdentities,
  envelope: EnvelopeRow,
): Promise<void> {
  const { dependencies, rawParser } = processor;
  const mail = await rawParser.parse(envelope.raw);
  dependencies.log.error({ envelopeId: envelope.id }, 'a mail is shown as it came');
  const judged = { mail, recipients: [], dmarc: 'none' as const, automatic: null };
  const now = dependencies.clock();
  const judgement = await judgeMail(dependencies.db, identities, judged, now);
  const mailbox = mailboxOf(identities, envelope, judged, judgement.target);
  await storeMail(dependencies, envelope, mailbox, judged, judgement);
}

/** The mailbox that a mail was written to; an answer to a signed address belongs to the mailbox of its ticket. */
function mailboxOf(
  { mailboxes, main }: MailIdentities,
  { account }: EnvelopeRow,
  { mail, recipients }: JudgedMail,
  target: Judgement['target'],
): Mailbox {
  const named = [...mail.to, ...mail.cc].map(({ address }) => address);
  const found = writtenTo(named, recipients, mailboxes);
  return (
    found ??
    mailboxes.find(({ id }) => id === target?.mailboxId) ??
    writtenTo([], [account], mailboxes) ??
    main
  );
}

/**
 * A report moves a delivery on only where it came to the signed address of that delivery, or where Exchange itself
 * wrote it about a mail that we gave it.
 */
async function receiveReport(
  { dependencies }: MailProcessor,
  envelope: EnvelopeRow,
  mail: ParsedMail,
  bounce: ReturnType<typeof bounceToken>,
): Promise<void> {
  const { db, clock, wake } = dependencies;
  const report = readReport(mail);
  const close = (outcome: string, ticketId: string | null = null) =>
    closeEnvelope(db, envelope.id, outcome, clock(), ticketId);
  const deliveryId =
    bounce.state === 'valid' ? bounce.deliveryId : await returned(db, envelope, mail, report);
  const ticket = deliveryId ? await ticketOfDelivery(db, deliveryId) : null;
  if (!deliveryId || !ticket || report?.kind !== 'bounce') {
    await close('report_ignored');
    return;
  }
  const failed = report.recipients.find((one) => one.action === 'failed');
  if (failed) {
    await recordFailure.execute(systemContext(dependencies, 'mail', `bounce-${envelope.id}`), {
      id: deliveryId,
      status: 'bounced',
      reason: [failed.status, failed.diagnostic].filter(Boolean).join(' ').slice(0, 500),
      addressIsDead: failed.severity === 'hard',
    });
  } else if (report.recipients.some((one) => one.action === 'delivered')) {
    await markDelivered(db, deliveryId);
    wake(deliveriesOf(ticket.id));
  }
  await close(failed ? 'bounced' : 'report_noted', ticket.id);
}

/** Microsoft 365 lets nobody choose the address that reports come to; its own reports name our Message-ID. */
async function returned(
  db: Dependencies['db'],
  { meta }: EnvelopeRow,
  mail: ParsedMail,
  report: MailReport | null,
): Promise<string | null> {
  const messageId = report?.kind === 'bounce' ? report.returnedMessageId : null;
  const proven = isFromExchange(meta) && isInternal(mail.headers);
  return proven && messageId ? deliveryByMail(db, messageId) : null;
}

async function checkSender(
  { authenticator, dependencies }: MailProcessor,
  identities: MailIdentities,
  { raw, meta }: EnvelopeRow,
  mail: ParsedMail,
  { remoteAddress, helo, mailFrom }: ReturnType<typeof readMeta>,
): Promise<CheckResult> {
  if (isFromExchange(meta)) {
    const ours = [...identities.domain, ...(dependencies.settings.employeeDomains ?? [])];
    return exchangeVerdict(mail.headers, mail.from?.address ?? '', ours);
  }
  if (!authenticator) return 'none';
  const checked = await authenticator.authenticate({ raw, remoteAddress, helo, mailFrom });
  return checked.dmarc;
}
