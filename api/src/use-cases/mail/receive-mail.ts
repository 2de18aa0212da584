import type { NoticeRoute } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { blockedName, countHit } from '../senders/sender-store.ts';
import { addMessageRows } from '../tickets/add-message-rows.ts';
import { lockWritten, type Written } from '../tickets/family-store.ts';
import { openTicketRows } from '../tickets/open-ticket-rows.ts';
import { aboutTicket } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { colleagueBehind } from './colleague-store.ts';
import { claimContent, lockEnvelope, markProcessed, ticketOfContent } from './envelope-store.ts';
import type { AppendedMail, OpeningMail, ReceivedMail } from './received-mail.ts';

const Received = z.object({ outcome: z.string(), ticketId: z.string().nullable() });
type Received = z.infer<typeof Received>;

const ALREADY: Received = { outcome: 'already_processed', ticketId: null };

/** A mail that begins a conversation: the ticket, its message and the end of the envelope, in one transaction. */
export const openFromMail = defineUseCase({
  name: 'openFromMail',
  permission: 'ticket.open',
  input: z.custom<OpeningMail>(),
  output: Received,
  load: async (tx, mail) => ({
    fresh: await lockEnvelope(tx, mail.envelopeId),
    blocked: await blockedName(tx, mail.from?.address),
  }),
  about: () => ({ own: true }),
  run: (work, { input: mail, subject, context }) =>
    once(work, mail, subject.fresh, async () => {
      if (subject.blocked) countHit(work, subject.blocked);
      const { id } = openTicketRows(work, context, {
        channel: 'email',
        groupId: mail.mailbox.groupId,
        mailboxId: mail.mailbox.id,
        subject: mail.subject,
        body: mail.text,
        language: mail.language,
        legalType: null,
        category: null,
        customFields: {},
        requester: mail.from ? { name: mail.from.name || undefined, email: mail.from.address } : {},
        verified: mail.verified,
        requesterProofs: mail.verified ? { email: 'dmarc' } : {},
        ownerKey: subject.blocked ? null : await colleagueBehind(work, context.dependencies, mail),
        noticeRoute: routeOf(mail),
        origin: { channel: 'email', address: mail.mailbox.address },
        files: mail.files,
        follows: mail.follows,
        suggestedTicketId: mail.suggestedTicketId,
        blockedSender: subject.blocked,
        message: channelFacts(mail),
      });
      return id;
    }),
});

/** A mail of somebody who may write to the ticket. Whether they may was decided by core's trust table. */
export const appendFromMail = defineUseCase({
  name: 'appendFromMail',
  permission: 'ticket.public.reply',
  input: z.custom<AppendedMail>(),
  output: Received,
  load: loadTicket,
  about: (_subject, context) => ({ own: context.actor.kind === 'customer' }),
  run: (work, { input, subject, context }) =>
    once(work, input, subject.fresh, () => append(work, context, subject.written, input, 'public')),
});

/** A mail that waits for an agent's eye: nothing of it leaves, and its sender learns nothing. */
export const holdFromMail = defineUseCase({
  name: 'holdFromMail',
  permission: 'ticket.update',
  input: z.custom<AppendedMail>(),
  output: Received,
  load: loadTicket,
  about: () => ({}),
  run: (work, { input, subject, context }) =>
    once(work, input, subject.fresh, () => append(work, context, subject.written, input, 'internal')),
});

/** An answer of somebody of the house to an alert: a note of theirs, by the rights of this moment. */
export const noteFromMail = defineUseCase({
  name: 'noteFromMail',
  permission: 'ticket.note',
  input: z.custom<AppendedMail>(),
  output: Received,
  load: loadTicket,
  about: ({ written }, context) => aboutTicket(written.live, context),
  run: (work, { input, subject, context }) =>
    once(work, input, subject.fresh, () => append(work, context, subject.written, input, 'internal')),
});

async function loadTicket(tx: Transaction, mail: AppendedMail) {
  return {
    fresh: await lockEnvelope(tx, mail.envelopeId),
    written: await lockWritten(tx, mail.ticketId),
  };
}

function append(
  work: UnitOfWork,
  context: Context,
  { to, live }: Written,
  mail: AppendedMail,
  visibility: 'public' | 'internal',
): string {
  addMessageRows(work, context, live, {
    to,
    visibility,
    ...(context.actor.kind === 'staff'
      ? { author: 'agent' as const, authorName: context.actor.name }
      : { author: 'customer' as const, authorName: mail.from?.name || mail.from?.address || '' }),
    authorAddress: mail.from?.address ?? null,
    body: mail.text,
    files: mail.files,
    more: { ...channelFacts(mail), channel: 'email', trust: mail.trust },
  });
  return live.id;
}

/** An envelope is processed once, and a mail that came by two ways once more not. */
async function once(
  work: UnitOfWork,
  mail: ReceivedMail,
  fresh: boolean,
  write: () => string | Promise<string>,
): Promise<Received> {
  if (!fresh) return ALREADY;
  const first = await claimContent(work.tx, mail.contentKey, mail.envelopeId);
  const ticketId = first ? await write() : await ticketOfContent(work.tx, mail.contentKey);
  const outcome = first ? mail.outcome : 'duplicate';
  markProcessed(work, mail.envelopeId, outcome, ticketId);
  return { outcome, ticketId };
}

function channelFacts({ html, segments, truncated, envelopeId, messageId, copies }: ReceivedMail) {
  return { html, segments, truncated, envelopeId, copies, mailMessageId: messageId };
}

/** A program is told nothing by itself; a person on the address that they wrote from. */
function routeOf({ from, automatic }: OpeningMail): NoticeRoute | null {
  return from && !automatic ? { channel: 'email', address: from.address } : null;
}
