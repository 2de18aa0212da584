import type { WidgetTexts } from '../controllers/texts-controller.ts';
import { documentLetterFits } from './document-letter.ts';

export const matters = ['query', 'incident', 'billing', 'complaint'] as const;

export type Matter = (typeof matters)[number];

export type TicketValues = {
  matter: Matter | '';
  subject: string;
  body: string;
  name: string;
  email: string;
  phone: string;
  documentId: string;
  contract: string;
};

export type TicketField = keyof TicketValues;
export type Step = 'matter' | 'person';

/** A text that takes no values. */
export type PlainTextKey = {
  [Key in keyof WidgetTexts]: WidgetTexts[Key] extends string ? Key : never;
}[keyof WidgetTexts];

export const blankTicket: TicketValues = {
  matter: '',
  subject: '',
  body: '',
  name: '',
  email: '',
  phone: '',
  documentId: '',
  contract: '',
};

type Rule = {
  readonly step: Step;
  readonly pointer: string;
  readonly missing?: PlainTextKey;
  readonly wrong?: readonly [PlainTextKey, (typed: string) => boolean];
};

const looksLikeEmail = (typed: string) => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(typed);
const looksLikePhone = (typed: string) => /^\+?[\d\s().\-/]{3,25}$/.test(typed);

/** What each field owes before it is sent; the server has the last word. */
export const ticketRules: Readonly<Record<TicketField, Rule>> = {
  matter: { step: 'matter', pointer: '/legalType', missing: 'matterMissing' },
  subject: { step: 'matter', pointer: '/subject', missing: 'subjectMissing' },
  body: { step: 'matter', pointer: '/body', missing: 'bodyMissing' },
  name: { step: 'person', pointer: '/requester/name', missing: 'nameMissing' },
  email: {
    step: 'person',
    pointer: '/requester/email',
    missing: 'emailMissing',
    wrong: ['emailWrong', looksLikeEmail],
  },
  phone: { step: 'person', pointer: '/requester/phone', wrong: ['phoneWrong', looksLikePhone] },
  documentId: {
    step: 'person',
    pointer: '/requester/documentId',
    wrong: ['documentWrong', documentLetterFits],
  },
  contract: { step: 'person', pointer: '/requester/contract' },
};

export const ticketFields = Object.keys(ticketRules) as TicketField[];

/** The first complaint about each field that was asked, as text keys, in the order of the form. */
export function checkTicket(
  values: TicketValues,
  asked: (field: TicketField) => boolean,
): Partial<Record<TicketField, PlainTextKey>> {
  const found: Partial<Record<TicketField, PlainTextKey>> = {};
  for (const field of ticketFields) {
    const { missing, wrong } = ticketRules[field];
    const typed = values[field].trim();
    if (!asked(field)) continue;
    if (!typed && missing) found[field] = missing;
    if (typed && wrong && !wrong[1](typed)) found[field] = wrong[0];
  }
  return found;
}

/** The field that a problem's JSON pointer speaks of. */
export const fieldOfPointer = (pointer: string): TicketField | undefined =>
  ticketFields.find((field) => ticketRules[field].pointer === pointer);
