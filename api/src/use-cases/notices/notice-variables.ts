import {
  formatReference,
  type Language,
  type NoticeKind,
  PUBLIC_STATUS,
  type PublicStatus,
} from '@sinia/core';
import { formatDate, formatTime } from '@sinia/i18n';
import type { Settings } from '../context.ts';
import type { MessageRow, TicketRow } from '../tickets/ticket-store.ts';
import { NOTICE_TEXTS } from './notice-texts.ts';

/** Everything that the text of a notice may name; nothing else exists for it. Empty where it has nothing to say. */
export interface NoticeVariables {
  /** `1234 5678 9012` */
  readonly reference: string;
  /** OBERTA, EN TRÀMIT, RESOLTA, in the language of the notice. */
  readonly state: string;
  /** The same, only when it changed with this very message. */
  readonly newState: string;
  /** Only of a requester who was proven: a claimed name is a stranger's text. */
  readonly name: string;
  readonly subject: string;
  /** What the customer wrote when the consultation was opened. */
  readonly body: string;
  /** What was answered, with the signature of the group below it. */
  readonly answer: string;
  readonly attachments: readonly string[];
  readonly receivedDate: string;
  readonly receivedTime: string;
  readonly link: string;
  readonly surveyLink: string;
  /** A conversation, with who said what and when; of a notice that carries one. */
  readonly transcript: string;
  readonly company: string;
  readonly phone: string;
  readonly mailbox: string;
}

export interface NoticeFacts {
  readonly kind: NoticeKind;
  readonly language: Language;
  readonly ticket: Pick<
    TicketRow,
    'reference' | 'status' | 'subject' | 'requester' | 'requesterVerified' | 'createdAt'
  >;
  readonly opening: Pick<MessageRow, 'body'> | null;
  readonly answer: Pick<MessageRow, 'body' | 'signature'> | null;
  /** The public status that this message tells of. */
  readonly publicStatus: PublicStatus | null;
  readonly fileNames: readonly string[];
  readonly link: string;
  readonly surveyLink: string;
  readonly transcript: string;
}

/** Kinds in which not one word of the sender's may stand: whoever reads them may not be the one who wrote. */
const WITHOUT_SENDER: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['receipt_unverified', 'access_link']);

export function noticeVariables(facts: NoticeFacts, settings: Settings): NoticeVariables {
  const { ticket, language, publicStatus } = facts;
  const { states } = NOTICE_TEXTS[language];
  const sender = !WITHOUT_SENDER.has(facts.kind);
  return {
    reference: formatReference(ticket.reference),
    state: states[publicStatus ?? PUBLIC_STATUS[ticket.status]],
    newState: publicStatus ? states[publicStatus] : '',
    name: sender && ticket.requesterVerified ? oneLine(ticket.requester.name ?? '') : '',
    subject: sender ? oneLine(ticket.subject) : '',
    body: sender ? lines(facts.opening?.body ?? '') : '',
    answer: [facts.answer?.body, facts.answer?.signature]
      .map((one) => lines(one ?? ''))
      .filter(Boolean)
      .join('\n\n'),
    attachments: sender ? facts.fileNames.map(oneLine) : [],
    receivedDate: formatDate(language, ticket.createdAt),
    receivedTime: formatTime(language, ticket.createdAt),
    link: facts.link,
    surveyLink: facts.surveyLink,
    transcript: lines(facts.transcript),
    company: settings.mailName,
    phone: settings.phone,
    mailbox: settings.mailbox,
  };
}

function oneLine(value: string): string {
  return value.replace(/\p{Cc}+/gu, ' ').trim();
}

/** As a notice writes what somebody typed. */
export function lines(value: string): string {
  return value.replace(/\r\n?/g, '\n').trim();
}
