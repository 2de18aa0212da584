import { createHash } from 'node:crypto';
import { type ParsedMail, splitQuotes } from '@sinia/channels/email';
import { newId, type ThreadOutcome } from '@sinia/core';
import type { CustomerActor } from '../auth/actor.ts';
import { mailIdentities } from '../outbox/mail-identity.ts';
import type { Context, Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';
import type { EnvelopeRow } from '../use-cases/mail/envelope-store.ts';
import { appendFromMail, holdFromMail, noteFromMail, openFromMail } from '../use-cases/mail/receive-mail.ts';
import type { AppendedMail, ReceivedMail } from '../use-cases/mail/received-mail.ts';
import type { Mailbox } from '../use-cases/mailboxes/mailbox-store.ts';
import type { StoredFile } from '../use-cases/tickets/message-store.ts';
import { copiesOfMail } from './copies-of-mail.ts';
import type { JudgedMail, Judgement } from './judge-mail.ts';

const NO_SUBJECT = { ca: '(sense assumpte)', es: '(sin asunto)', en: '(no subject)' } as const;
const KINDS = { visible: 'body', quoted: 'quote', signature: 'signature' } as const;

const TRUST = {
  append: 'verified',
  append_unverified: 'unverified',
  hold: 'held',
  append_as_new_person: 'new_person',
  new_ticket: 'unverified',
  new_ticket_with_suggestion: 'unverified',
} as const satisfies Record<ThreadOutcome, AppendedMail['trust']>;

type Stored = Pick<EnvelopeRow, 'id' | 'receivedAt' | 'sha256'>;

/** Writes a judged mail where it belongs: files first, then everything else in one transaction. */
export async function storeMail(
  dependencies: Dependencies,
  envelope: EnvelopeRow,
  mailbox: Mailbox,
  { mail, dmarc, automatic }: JudgedMail,
  { decision, target, agent, suggestedTicketId, language }: Judgement,
): Promise<void> {
  const received = await readyMail(dependencies, envelope, mailbox, mail, language, decision.reason);
  const context = mailContext(dependencies, envelope, mail);
  const { outcome } = decision;
  if (agent && target) {
    const own = { ...context, actor: agent };
    await noteFromMail.execute(own, { ...received, ticketId: target.id, trust: 'verified' });
    return;
  }
  const appends = outcome === 'append' || outcome === 'append_unverified';
  const known = target && (appends || decision.visibility === 'internal' || automatic) ? target : null;
  if (known && (automatic || decision.visibility === 'internal')) {
    const house = systemContext(dependencies, 'mail', context.requestId);
    const trust = automatic ? 'unverified' : TRUST[outcome];
    const why = automatic ? `automatic_${automatic}` : decision.reason;
    await holdFromMail.execute(house, { ...received, outcome: why, ticketId: known.id, trust });
    return;
  }
  if (known && appends && known.status !== 'closed') {
    await appendFromMail.execute(context, { ...received, ticketId: known.id, trust: TRUST[outcome] });
    return;
  }
  await openFromMail.execute(context, {
    ...received,
    verified: dmarc === 'pass' && mail.from !== null,
    automatic: automatic !== null,
    suggestedTicketId,
    follows: known && appends ? known.liveId : null,
  });
}

/** Puts the files of a mail where they belong and takes from it what becomes a message. */
export async function readyMail(
  dependencies: Dependencies,
  envelope: Stored,
  mailbox: Mailbox,
  mail: ParsedMail,
  language: ReceivedMail['language'],
  outcome: string,
): Promise<ReceivedMail> {
  const files = filesOf(envelope, mail);
  for (const file of files) await dependencies.files.put(file.id, file.bytes);
  return {
    envelopeId: envelope.id,
    contentKey: contentKey(envelope, mail),
    mailbox,
    from: mail.from,
    subject: mail.subject.slice(0, 500) || NO_SUBJECT[language],
    text: mail.text,
    html: mail.html,
    segments: splitQuotes(mail.text).map(({ kind, text }) => ({ kind: KINDS[kind], length: text.length })),
    truncated: mail.truncated,
    messageId: mail.messageId,
    copies: copiesOfMail(mail, await mailIdentities(dependencies)),
    files,
    language,
    outcome,
  };
}

/** The ids follow from the envelope, so that a second try writes the same files again and no others. */
function filesOf(envelope: Stored, mail: ParsedMail): StoredFile[] {
  return mail.attachments.map((attachment, index) => ({
    id: newId('att', envelope.receivedAt.getTime(), sha256(`${envelope.id}:${index}`)),
    fileName: attachment.filename ?? `adjunt-${index + 1}`,
    mediaType: attachment.mediaType,
    bytes: attachment.bytes,
    contentId: attachment.contentId,
    inline: attachment.inline,
  }));
}

/** Message-ID and content: what a mailing list or a second mailbox adds to the headers makes no other mail of it. */
function contentKey(envelope: Stored, mail: ParsedMail): string {
  if (!mail.messageId) return `raw:${Buffer.from(envelope.sha256).toString('hex')}`;
  const hash = createHash('sha256');
  const parts = [mail.messageId, mail.from?.address ?? '', mail.subject, mail.text];
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  for (const { bytes } of mail.attachments) hash.update(sha256(bytes));
  return `mail:${hash.digest('hex')}`;
}

/** A sender is a customer and nothing more, whatever address they write from. */
function mailContext(dependencies: Dependencies, envelope: EnvelopeRow, mail: ParsedMail): Context {
  const address = mail.from?.address.toLowerCase() ?? '';
  const actor: CustomerActor = {
    kind: 'customer',
    id: `mail:${sha256(address).toString('hex').slice(0, 24)}`,
    name: mail.from?.name || address,
    channel: 'web',
  };
  return { actor, door: 'inbound', requestId: `mail-${envelope.id}`, language: 'ca', dependencies };
}

function sha256(value: string | Uint8Array): Buffer {
  return createHash('sha256').update(value).digest();
}
