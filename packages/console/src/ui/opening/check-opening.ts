import { ASKS_FOR_ROUTE, isEmailAddress, mobileOf } from '@sinia/core';
import type { OpeningRequest } from '../../port/desk-port.ts';
import type { OpeningField, OpeningForm } from './opening-form.ts';

export type OpeningProblem =
  | 'missing'
  | 'tooLong'
  | 'email'
  | 'phone'
  | 'mobile'
  | 'landline'
  | 'person'
  | 'route';

export type OpeningProblems = Partial<Record<OpeningField, OpeningProblem>>;

/** How much each field takes. */
export const LONGEST = {
  ...{ name: 120, email: 254, phone: 25, documentId: 20, contract: 30, subject: 200, body: 20_000 },
  ...{ category: 80, street: 120, number: 20, routeAddress: 254 },
} as const satisfies Partial<Record<OpeningField, number>>;
export const LONGEST_SMS = 459;

const PHONE = /^\+?[\d\s().\-/]{3,25}$/;

/** What keeps the ticket from being opened, field by field. */
export function checkOpening(form: OpeningForm): OpeningProblems {
  const problems: OpeningProblems = {};
  const say = (field: OpeningField, problem: OpeningProblem, wrong: boolean) => {
    if (wrong && !problems[field]) problems[field] = problem;
  };
  const { name, email, phone, documentId, contract } = form;
  for (const [field, longest] of Object.entries(LONGEST))
    say(field as OpeningField, 'tooLong', form[field as keyof typeof LONGEST].trim().length > longest);
  say('subject', 'missing', form.subject.trim() === '');
  say('body', 'missing', form.body.trim() === '');
  say('email', 'email', email.trim() !== '' && !isEmailAddress(email.trim()));
  say('phone', 'phone', phone.trim() !== '' && !PHONE.test(phone.trim()));
  if (form.writtenBy === 'us') {
    const bySms = form.channel === 'sms';
    say('email', 'missing', !bySms && email.trim() === '');
    say('phone', 'mobile', bySms && mobileOf(phone) === null);
    say('body', 'tooLong', bySms && form.body.trim().length > LONGEST_SMS);
    return problems;
  }
  say(
    'name',
    'person',
    [name, email, phone, documentId, contract].every((value) => value.trim() === ''),
  );
  checkRoute(form, say);
  return problems;
}

function checkRoute(
  { channel, routeChannel, routeAddress }: OpeningForm,
  say: (field: OpeningField, problem: OpeningProblem, wrong: boolean) => void,
): void {
  const address = routeAddress.trim();
  say('routeChannel', 'route', ASKS_FOR_ROUTE.has(channel) && routeChannel === '');
  if (routeChannel === 'sms') say('routeAddress', 'landline', mobileOf(address) === null);
  if (routeChannel === 'email') say('routeAddress', 'email', !isEmailAddress(address));
  if (routeChannel === 'post') say('routeAddress', 'missing', address === '');
}

/** The form as the server wants it; what is empty is left out. */
export function openingRequest(form: OpeningForm): OpeningRequest {
  const { writtenBy, channel, language, priority, subject, body, routeChannel, legalType, street } = form;
  const { name, email, phone, documentId, contract, category, groupId, assigneeId, number } = form;
  const { contactId } = form;
  const first = writtenBy === 'us';
  const route = first
    ? {
        channel: channel === 'sms' ? ('sms' as const) : ('email' as const),
        address: channel === 'sms' ? phone : email,
      }
    : { channel: routeChannel || ('email' as const), address: form.routeAddress };
  const wanted = first || routeChannel !== '';
  return {
    ...{ writtenBy, channel, language, priority, subject: subject.trim(), body: body.trim() },
    requester: filled({ name, email, phone, documentId, contract }),
    tags: [...form.tags],
    ...filled({ category, groupId, assigneeId, contactId }),
    ...(first && channel === 'email' ? filled({ mailboxId: form.mailboxId }) : {}),
    ...(legalType ? { legalType } : {}),
    ...(street.trim() ? { location: { street: street.trim(), ...filled({ number }) } } : {}),
    ...(wanted ? { noticeRoute: { ...route, address: route.address.trim() } } : {}),
    ...(form.attachments.length > 0 ? { attachmentIds: form.attachments.map(({ id }) => id) } : {}),
  };
}

function filled<Fields extends Record<string, string>>(fields: Fields): Partial<Fields> {
  const entries = Object.entries(fields).map(([field, value]) => [field, value.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as Partial<Fields>;
}
