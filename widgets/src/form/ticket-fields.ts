import type { TextsController, WidgetTexts } from '../controllers/texts-controller.ts';
import { looksLikeEmail } from '../dom/looks-like-email.ts';
import { tooLong } from '../dom/too-long.ts';
import { documentLetterFits } from './document-letter.ts';

export const matters = ['query', 'incident', 'billing', 'complaint'] as const;

export type Matter = (typeof matters)[number];

export const blankTicket = {
  /** The contract that a signed-in customer chose; `-` for none. */
  about: '',
  matter: '' as Matter | '',
  street: '',
  number: '',
  subject: '',
  body: '',
  name: '',
  email: '',
  phone: '',
  documentId: '',
  contract: '',
};

export type TicketValues = typeof blankTicket;
export type TicketField = keyof TicketValues;
export type Step = 'matter' | 'person' | 'check';

/** A text that takes no values. */
export type PlainTextKey = {
  [Key in keyof WidgetTexts]: WidgetTexts[Key] extends string ? Key : never;
}[keyof WidgetTexts];

type Rule = {
  readonly step: Step;
  readonly pointer: string;
  /** How many characters the server takes. */
  readonly most: number;
  readonly tooLongKey?: 'subjectLong';
  /** What is wrong with it, given all that was typed. */
  readonly fault?: (values: TicketValues) => PlainTextKey | '' | false;
};

const looksLikePhone = (typed: string) => /^\+?[\d\s().\-/]{3,25}$/.test(typed);
/** Where an SMS can go: Spanish mobiles begin with 6 or 7; a foreign number is taken as it is. */
const isMobile = (typed: string) =>
  /^((\+34)?[67]\d{8}|\+(?!34)\d{7,15})$/.test(typed.replace(/[^\d+]/g, '').replace(/^00/, '+'));

function phoneFault({ email, phone }: TicketValues): PlainTextKey | false {
  if (!phone) return false;
  if (!looksLikePhone(phone)) return 'phoneWrong';
  return !email && !isMobile(phone) && 'phoneLandline';
}

/** What each field owes before it is sent; the server has the last word. */
export const ticketRules: Readonly<Record<TicketField, Rule>> = {
  about: {
    step: 'matter',
    pointer: '/requester/contract',
    most: 30,
    fault: ({ about }) => !about && 'contractMissing',
  },
  matter: {
    step: 'matter',
    pointer: '/legalType',
    most: 20,
    fault: ({ matter }) => !matter && 'matterMissing',
  },
  street: {
    step: 'matter',
    pointer: '/location/street',
    most: 120,
    fault: ({ street, number }) => number && !street && 'streetMissing',
  },
  number: { step: 'matter', pointer: '/location/number', most: 20 },
  subject: {
    step: 'matter',
    pointer: '/subject',
    most: 200,
    tooLongKey: 'subjectLong',
    fault: ({ subject }) => !subject && 'subjectMissing',
  },
  body: { step: 'matter', pointer: '/body', most: 20_000, fault: ({ body }) => !body && 'bodyMissing' },
  name: {
    step: 'person',
    pointer: '/requester/name',
    most: 120,
    fault: ({ name }) => !name && 'nameMissing',
  },
  email: {
    step: 'person',
    pointer: '/requester/email',
    most: 254,
    fault: ({ email, phone }) => (email ? !looksLikeEmail(email) && 'emailWrong' : !phone && 'reachMissing'),
  },
  phone: { step: 'person', pointer: '/requester/phone', most: 25, fault: phoneFault },
  documentId: {
    step: 'person',
    pointer: '/requester/documentId',
    most: 20,
    fault: ({ documentId }) => !documentLetterFits(documentId) && 'documentWrong',
  },
  contract: { step: 'person', pointer: '/requester/contract', most: 30 },
};

export const ticketFields = Object.keys(ticketRules) as TicketField[];

/** The values without the blanks around them: what is checked, shown for a last look and sent. */
export const trimmed = (values: TicketValues): TicketValues =>
  Object.fromEntries(Object.entries(values).map(([field, typed]) => [field, typed.trim()])) as TicketValues;

/** The complaint about each field that was asked, in the reader's language, in the order of the form. */
export function checkTicket(
  typed: TicketValues,
  asked: (field: TicketField) => boolean,
  texts: TextsController,
): Partial<Record<TicketField, string>> {
  const values = trimmed(typed);
  const found: Partial<Record<TicketField, string>> = {};
  for (const field of ticketFields.filter(asked)) {
    const { most, tooLongKey, fault } = ticketRules[field];
    const wrong = fault?.(values);
    const complaint = tooLong(texts, values[field], most, tooLongKey) ?? (wrong && texts.term(wrong));
    if (complaint) found[field] = complaint;
  }
  return found;
}

/** The field that a problem's JSON pointer speaks of; the server complains only of a contract that was chosen. */
export const fieldOfPointer = (pointer: string): TicketField | undefined =>
  ticketFields.find((field) => ticketRules[field].pointer === pointer);
