import { createHash } from 'node:crypto';
import {
  automaticReason,
  isReport,
  type MailParserPool,
  type ParsedMail,
  visibleText,
} from '@sinia/channels/email';
import { newId, type Requester } from '@sinia/core';
import { mailIdentity } from '../outbox/mail-identity.ts';
import type { Dependencies } from '../use-cases/context.ts';
import type { ImportedMail } from '../use-cases/imports/import-mail.ts';
import type { PastMail } from '../use-cases/imports/import-rows.ts';
import { languageOf } from '../use-cases/mail/envelope-store.ts';
import { guessLanguage } from '../use-cases/mail/guess-language.ts';
import type { Mailbox } from '../use-cases/mailboxes/mailbox-store.ts';
import { mailboxAt } from '../use-cases/mailboxes/written-to.ts';
import { readyMail } from './store-mail.ts';

interface Found {
  readonly envelope: NonNullable<ImportedMail['envelope']>;
  readonly mailbox: Mailbox;
  readonly mailboxes: readonly Mailbox[];
}

/** What a mail of the past becomes; null for reports and for what Sínia itself sent, which is here already. */
export async function readPastMail(
  dependencies: Dependencies,
  parser: MailParserPool,
  { envelope, mailbox, mailboxes }: Found,
): Promise<{ mail: PastMail; answers: string[] } | null> {
  const { secret, db } = dependencies;
  const mail = await parser.parse(envelope.raw);
  const { loopToken } = mailIdentity(secret, mailbox.address);
  const automatic = automaticReason(mail, { ownAddresses: [], loopToken, mailFrom: null });
  if (isReport(mail) || automatic === 'own_loop') return null;
  const ours = mail.from !== null && mailboxAt(mail.from.address, mailboxes) !== undefined;
  const requester = requesterOf(mail, ours, mailboxes);
  const known = requester.email ? await languageOf(db, requester.email.toLowerCase()) : undefined;
  const language = known ?? guessLanguage(`${mail.subject}\n${visibleText(mail.text)}`) ?? 'ca';
  const id = newId('env', envelope.receivedAt.getTime(), sha256(envelope.eventKey));
  const stored = { id, receivedAt: envelope.receivedAt, sha256: Buffer.from(envelope.sha256) };
  const ready = await readyMail(dependencies, stored, mailbox, mail, language, 'imported');
  const at = writtenAt(mail, envelope.receivedAt);
  const answers = [...new Set([...(mail.inReplyTo ? [mail.inReplyTo] : []), ...mail.references])];
  return { mail: { ...ready, at, author: ours ? 'agent' : 'customer', requester }, answers };
}

/** Who a conversation is with: the sender, or for mail of our own the first outside of the house that it went to. */
function requesterOf(mail: ParsedMail, ours: boolean, mailboxes: readonly Mailbox[]): Requester {
  const person = ours
    ? [...mail.to, ...mail.cc].find(({ address }) => !mailboxAt(address, mailboxes))
    : mail.from;
  if (!person) return {};
  return { name: person.name || undefined, email: person.address };
}

/** As it says itself; a date behind the one on which the server took it is not believed. */
function writtenAt({ date }: ParsedMail, receivedAt: Date): Date {
  const said = date === null ? receivedAt : new Date(date);
  return said < receivedAt && said.getUTCFullYear() >= 1990 ? said : receivedAt;
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
