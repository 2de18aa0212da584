import type { OpenedHere, Thread } from '../../port/desk-port.ts';
import { openingRequest } from '../opening/check-opening.ts';
import type { OpeningForm } from '../opening/opening-form.ts';
import type { ReceiptOf } from './receipt.tsx';
import { SIGNATURE_FILE } from './signature-file.ts';

/** The receipt of what has just been opened, of the words that were taken down. */
export function receiptOfOpening(ticket: OpenedHere, form: OpeningForm, signature: string | null): ReceiptOf {
  const { noticeRoute } = openingRequest(form);
  return {
    ...{ reference: ticket.reference, receivedAt: ticket.receivedAt, language: form.language },
    ...{ channel: form.channel, name: form.name, subject: form.subject, body: form.body, signature },
    files: namesOf(form.attachments),
    route: noticeRoute ?? null,
    ...{ followUrl: withoutKey(ticket.trackingUrl), dueAt: ticket.terms[0]?.dueAt ?? null },
  };
}

/** The receipt of a ticket that there is: its first words, as they were received. */
export function receiptOfThread({ ticket, messages }: Thread, followUrl: string): ReceiptOf {
  const first = messages.find(({ visibility }) => visibility === 'public');
  const { reference, createdAt, language, channel, subject, noticeRoute, requester } = ticket;
  const route = noticeRoute && isTold(noticeRoute.channel) ? noticeRoute : null;
  return {
    ...{ reference, receivedAt: createdAt, language, channel, subject, signature: null, dueAt: null },
    name: requester.name ?? ticket.contactSnapshot?.name ?? '',
    body: first?.body ?? '',
    files: namesOf(first?.attachments ?? []),
    route: route as ReceiptOf['route'],
    followUrl,
  };
}

/** The signature is among the files, but nobody brought it. */
const namesOf = (files: readonly { readonly fileName: string }[]) =>
  files.map(({ fileName }) => fileName).filter((name) => name !== SIGNATURE_FILE);

const isTold = (channel: string) => channel === 'sms' || channel === 'email' || channel === 'post';

/** A printed address is typed by hand: the key stands above, large. */
function withoutKey(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
