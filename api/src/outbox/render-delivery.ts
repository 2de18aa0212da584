import { automaticHeaders, type OutgoingKind } from '@sinia/channels/email';
import type { NoticeKind, PublicStatus } from '@sinia/core';
import { surveyUrl, trackingUrl } from '../use-cases/access-token.ts';
import { readTranscript } from '../use-cases/chat/transcript.query.ts';
import type { Dependencies } from '../use-cases/context.ts';
import type { DeliveryFacts } from '../use-cases/deliveries/delivery-facts.query.ts';
import { deliveryLink } from '../use-cases/deliveries/delivery-store.ts';
import { type TemplateRow, templateOf } from '../use-cases/notices/notice-store.ts';
import { NOTICE_TEXTS } from '../use-cases/notices/notice-texts.ts';
import { lines, noticeVariables } from '../use-cases/notices/notice-variables.ts';
import { type FormattedAnswer, renderNotice, renderShort } from '../use-cases/notices/render-notice.ts';
import type { DeliveryRow } from '../use-cases/tickets/message-view.ts';
import type { MailIdentity } from './mail-identity.ts';
import { outgoingFile } from './outgoing-file.ts';
import { renderWritten } from './render-written.ts';
import type { OutgoingMessage } from './transports/transport.ts';

const OUTGOING_KIND = {
  receipt: 'receipt',
  receipt_unverified: 'receipt',
  in_progress: 'notice',
  reopened: 'notice',
  pending: 'notice',
  resolved: 'notice',
  reply: 'reply',
  copy: 'reply',
  forward: 'reply',
  survey: 'survey',
  access_link: 'access_link',
  transcript: 'access_link',
} as const satisfies Record<NoticeKind, OutgoingKind>;

/** Kinds whose reader may be a stranger to the thread: nothing of it, not even a Message-ID. */
const OUTSIDE_THREAD: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'receipt_unverified',
  'access_link',
  'transcript',
  'copy',
  'forward',
]);

/** Kinds that go to others than the customer: the customer's link is not theirs. */
const TO_OTHERS: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['copy', 'forward']);

const REFERENCES = 20;

/** Makes the message of a delivery at the moment it is sent; the same delivery always gives the same Message-ID. */
export async function renderDelivery(
  dependencies: Dependencies,
  identity: MailIdentity,
  delivery: DeliveryRow,
  facts: DeliveryFacts,
  templates: readonly TemplateRow[],
): Promise<OutgoingMessage> {
  const variables = await variablesOf(dependencies, identity, delivery, facts);
  const { id, kind, language } = delivery;
  const same = { id, kind, ticketReference: facts.ticket.reference, to: delivery.address, written: null };
  if (delivery.conversationId)
    return renderWritten(
      dependencies,
      { ...delivery, conversationId: delivery.conversationId },
      facts,
      variables,
    );
  if (delivery.channel !== 'email') {
    const { firstSms, [kind]: usual } = NOTICE_TEXTS[language];
    const text = await renderShort(beginsHere(facts) ? firstSms : usual.sms, variables);
    const to = internationalNumber(delivery.address);
    return { ...same, to, channel: 'sms', subject: '', text, html: null, files: [], mail: null };
  }
  const answers = kind !== 'receipt' && delivery.messageId !== null;
  const formatted = answers ? formattedAnswer(facts) : undefined;
  const template = templateOf(templates, kind, language);
  const rendered = await renderNotice(beginsHere(facts) ? asFirst(template) : template, variables, formatted);
  return {
    ...same,
    channel: 'email',
    ...rendered,
    files: answers ? facts.files.map((file) => outgoingFile(dependencies, file, rendered.html)) : [],
    mail: mailOf(dependencies, identity, delivery, facts),
  };
}

/** Whether the message is the one with which we began the conversation. */
function beginsHere({ ticket, message }: DeliveryFacts): boolean {
  return message?.author === 'agent' && message.createdAt.getTime() === ticket.createdAt.getTime();
}

/** Nothing is answered yet: the subject is no "Re:". */
function asFirst<Template extends { readonly subject: string }>(template: Template): Template {
  return { ...template, subject: template.subject.replace(/^Re:\s*/i, '') };
}

async function variablesOf(
  { db, secret, settings, clock }: Dependencies,
  { mailbox }: MailIdentity,
  delivery: DeliveryRow,
  { ticket, message, files }: DeliveryFacts,
) {
  const { kind, language } = delivery;
  const purpose = kind === 'survey' ? 'survey' : 'tracking';
  const others = TO_OTHERS.has(kind);
  const token = others ? '' : await deliveryLink(db, secret, delivery, purpose, clock());
  const opening = kind === 'receipt';
  return noticeVariables(
    {
      kind,
      language,
      ticket,
      opening: opening ? message : null,
      answer: opening ? null : message,
      publicStatus: (delivery.data.publicStatus as PublicStatus | undefined) ?? null,
      fileNames: opening ? files.map((file) => file.fileName) : [],
      link: purpose === 'tracking' && !others ? trackingUrl(settings.baseUrl, ticket.reference, token) : '',
      transcript: kind === 'transcript' ? await readTranscript(db, ticket.id, language) : '',
      surveyLink: purpose === 'survey' ? surveyUrl(settings.baseUrl, token) : '',
    },
    { ...settings, mailbox },
  );
}

function mailOf(
  { settings, clock }: Dependencies,
  identity: MailIdentity,
  delivery: DeliveryRow,
  { ticket, thread, message }: DeliveryFacts,
): OutgoingMessage['mail'] {
  const { kind } = delivery;
  // A person's words in an answer are theirs, also when a change of status travels with them.
  const written = delivery.messageId !== null && kind !== 'receipt';
  const before = OUTSIDE_THREAD.has(kind) ? [] : thread.slice(-REFERENCES);
  const answered = before.findLast((one) => !one.ours) ?? before.at(-1);
  return {
    from: { name: settings.mailName, address: identity.mailbox },
    to: { name: '', address: delivery.address },
    ...shownCopies(delivery, message),
    replyTo: { name: settings.mailName, address: identity.replyAddress(ticket.id) },
    messageId: delivery.mailMessageId ?? identity.messageId(delivery),
    inReplyTo: answered?.id ?? null,
    references: before.map((one) => one.id),
    envelopeFrom: identity.bounceAddress(delivery.id),
    headers: automaticHeaders(written ? 'reply' : OUTGOING_KIND[kind], { loopToken: identity.loopToken }),
    date: clock(),
  };
}

/**
 * Whom everybody may see: the addressee and those in open copy. Who is in secret copy stands nowhere, and whom a
 * customer wrote to is not written to by us.
 */
function shownCopies({ kind, messageId }: DeliveryRow, message: DeliveryFacts['message']) {
  if (!message?.copies || message.id !== messageId || kind === 'forward') return {};
  if (message.author === 'customer') return {};
  const [to] = message.copies.to;
  const named = (address: string) => ({ name: '', address });
  return {
    ...(to ? { shownTo: named(to) } : {}),
    cc: message.copies.cc.map(named),
  };
}

/** What one of ours formatted; a customer's HTML never goes out again. */
function formattedAnswer({ message }: DeliveryFacts): FormattedAnswer | undefined {
  if (!message?.html || !['agent', 'integration'].includes(message.author)) return undefined;
  return { text: lines(message.body), html: message.html };
}

/** As a person writes a Spanish number → as a provider wants it; anything else stays. */
function internationalNumber(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^00/, '+');
  return /^[67]\d{8}$/.test(digits) ? `+34${digits}` : digits;
}
