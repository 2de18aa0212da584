import { LANGUAGES, type Language, mobileOf, type NoticeRoute } from '@sinia/core';
import { formatDateTime } from '@sinia/i18n';
import { type CallTexts, calls as ca } from '@sinia/i18n/calls/ca';
import { calls as en } from '@sinia/i18n/calls/en';
import { calls as es } from '@sinia/i18n/calls/es';
import { findPerson } from '../contacts/contact-store.ts';
import { noteContact, takeSnapshot } from '../contacts/link-store.ts';
import type { Context } from '../context.ts';
import { type Opened, type Opening, openTicketRows } from '../tickets/open-ticket-rows.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { CallRow } from './call-store.ts';

const TEXTS = { ca, es, en } as const satisfies Record<Language, CallTexts>;

/** What an agent wrote down; what is missing the house writes itself. */
type Written = Pick<
  Opening,
  'subject' | 'body' | 'category' | 'legalType' | 'noticeRoute' | 'language' | 'requester'
>;
export type WrittenDown = { readonly [Part in keyof Written]?: Written[Part] | undefined };

export interface CallTicket {
  readonly groupId: string;
  readonly assigneeId: string | null;
  readonly written?: WrittenDown;
}

/**
 * The ticket of a call: with the contact's data where the caller is known, with the number alone where they are not, and
 * with neither where the number is hidden. Of somebody who is only taken to be one of several nothing personal is
 * written on it.
 */
export async function openCallTicket(
  work: UnitOfWork,
  context: Context,
  call: CallRow,
  { groupId, assigneeId, written = {} }: CallTicket,
): Promise<Opened> {
  const person = call.contactId ? await findPerson(work.tx, call.contactId) : null;
  const isSure = person !== null && call.identification?.provisional !== true;
  const language = written.language ?? spokenIn(call) ?? (isSure ? person.root.language : null) ?? 'ca';
  const requester = {
    ...(isSure ? { name: person.root.name } : {}),
    ...(call.callerKind === 'number' && call.number ? { phone: call.number } : {}),
    ...written.requester,
  };
  const snapshot = person && isSure ? await takeSnapshot(work, person.root.id, requester) : {};
  if (person) noteContact(work, person.root.id);
  return openTicketRows(work, context, {
    ...textOf(call, language, written),
    ...{ groupId, assigneeId, requester, language, channel: 'phone' },
    verified: call.outcome === null || call.outcome === 'answered',
    requesterProofs: call.callerKind === 'number' ? { phone: 'caller_id' } : {},
    ownerKey: null,
    noticeRoute: written.noticeRoute ?? mobileRoute(call),
    legalType: written.legalType ?? null,
    category: written.category ?? null,
    customFields: {},
    origin: { channel: 'phone', address: call.line ?? '' },
    contact: { contactId: call.contactId, identification: call.identification, ...snapshot },
    detail: { callId: call.id },
  });
}

/** A customer's own words where an agent took them down; else that they called, and when. */
function textOf(call: CallRow, language: Language, { subject, body }: WrittenDown) {
  const { subject: subjects, body: bodies } = TEXTS[language];
  const kind =
    call.outcome === 'missed' || call.outcome === 'abandoned' || call.outcome === 'voicemail'
      ? call.outcome
      : 'answered';
  const when = formatDateTime(language, call.startedAt);
  return {
    subject: subject ?? subjects[kind](when),
    body: body ?? bodies[kind](when),
    ...(body ? {} : { message: { author: 'system' as const } }),
  };
}

/** The language that was chosen in the menu. */
function spokenIn({ details }: CallRow): Language | undefined {
  return LANGUAGES.find((one) => one === details.menu?.language?.toLowerCase());
}

/** A mobile of ours takes an SMS; how anybody else wants to be told is asked when the call is written up. */
function mobileRoute({ callerKind, number }: CallRow): NoticeRoute | null {
  const mobile = callerKind === 'number' && number ? mobileOf(number) : null;
  return mobile?.startsWith('+34') ? { channel: 'sms', address: mobile } : null;
}
