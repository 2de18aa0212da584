import type { AutomaticReason, CheckResult, ParsedMail } from '@sinia/channels/email';
import { readBounceAddress, readReplyAddresses, visibleText } from '@sinia/channels/email';
import { decideThread, type Language, parseReference, type ThreadDecision } from '@sinia/core';
import type { Database } from '@sinia/database';
import type { StaffActor } from '../auth/actor.ts';
import type { MailIdentities } from '../outbox/mail-identity.ts';
import {
  isParticipant,
  type KnownTicket,
  languageOf,
  ticketById,
  ticketByOurMail,
  ticketByReference,
} from '../use-cases/mail/envelope-store.ts';
import { guessLanguage } from '../use-cases/mail/guess-language.ts';
import { agentBehind } from './agent-behind.ts';

/** What the trust table decided, and about which tickets. */
export interface Judgement {
  readonly decision: ThreadDecision;
  /** The ticket that the proof points to. */
  readonly target: KnownTicket | null;
  /** Who of the house has answered an alert, where that is proven: it becomes a note of theirs. */
  readonly agent: StaffActor | null;
  readonly suggestedTicketId: string | null;
  readonly language: Language;
}

export interface JudgedMail {
  readonly mail: ParsedMail;
  readonly recipients: readonly string[];
  readonly dmarc: CheckResult;
  readonly automatic: AutomaticReason | null;
}

/** Gathers what is proven about a mail, and asks core's trust table. */
export async function judgeMail(
  db: Database,
  identities: MailIdentities,
  { mail, recipients, dmarc }: JudgedMail,
  now: Date,
): Promise<Judgement> {
  const from = mail.from?.address.toLowerCase() ?? '';
  const token = readReplyAddresses(recipients, identities);
  const named = referenceIn(mail.subject);
  const ids = [...new Set([...(mail.inReplyTo ? [mail.inReplyTo] : []), ...mail.references])];
  const [agent, byToken, byReferences, bySubject, earlier] = await Promise.all([
    dmarc === 'pass' ? agentBehind(db, identities, from, recipients) : null,
    token.state === 'valid' ? ticketById(db, token.ticketId) : null,
    ticketByOurMail(db, ids),
    named ? ticketByReference(db, named) : null,
    from ? languageOf(db, from) : undefined,
  ]);
  const target = agent?.ticket ?? byToken ?? byReferences;
  const tokenState = token.state === 'valid' && !byToken ? 'invalid' : token.state;
  const decision = decideThread(
    {
      token: tokenState,
      referencesMatch: byReferences !== null,
      subjectReference: bySubject !== null,
      senderIsParticipant: target && from ? await isParticipant(db, target.id, from) : false,
      dmarc,
      ...{ fromAgentAddress: agent !== null, agentToken: agent !== null, agentPermitted: agent !== null },
      closedAt: target?.closedAt ?? null,
    },
    now,
  );
  const suggested = decision.outcome === 'new_ticket_with_suggestion' ? (target ?? bySubject) : null;
  return {
    decision,
    target,
    agent: agent && decision.rights === 'agent' ? agent.actor : null,
    suggestedTicketId: suggested?.liveId ?? null,
    language: earlier ?? guessLanguage(`${mail.subject}\n${visibleText(mail.text)}`) ?? 'ca',
  };
}

/** The delivery whose envelope sender a mail came to; `invalid` when somebody made one up. */
export function bounceToken(recipients: readonly string[], identities: MailIdentities) {
  const tokens = recipients.map((recipient) => readBounceAddress(recipient, identities));
  return (
    tokens.find((token) => token.state === 'valid') ??
    tokens.find((token) => token.state === 'invalid') ?? { state: 'none' as const }
  );
}

/** The key of a ticket that the subject names, if its check digit is right. */
export function referenceIn(subject: string): string | undefined {
  for (const match of subject.matchAll(/(?<!\d)(?:\d[ .\-\u00a0]?){11}\d(?!\d)/g)) {
    const reference = parseReference(match[0]);
    if (reference) return reference;
  }
  return undefined;
}
