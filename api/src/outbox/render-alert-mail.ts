import { automaticHeaders, mintAgentAddress } from '@sinia/channels/email';
import { formatReference, type Language } from '@sinia/core';
import { ca } from '@sinia/i18n/alert-mail/ca';
import { en } from '@sinia/i18n/alert-mail/en';
import { es } from '@sinia/i18n/alert-mail/es';
import type { StaffActor } from '../auth/actor.ts';
import type { PendingAlert } from '../use-cases/alerts/alert-mail-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import type { MailIdentity } from './mail-identity.ts';
import type { OutgoingMessage } from './transports/transport.ts';

const TEXTS = { ca, es, en } as const satisfies Record<Language, object>;

/** One mail about one alert or many: keys and kinds, and where to read the rest; nothing of a customer travels. */
export function renderAlertMail(
  { settings, clock }: Pick<Dependencies, 'settings' | 'clock'>,
  identity: MailIdentity,
  reader: StaffActor,
  alerts: readonly PendingAlert[],
): OutgoingMessage {
  const texts = TEXTS[reader.language];
  const desk = `${settings.baseUrl}/desk`;
  const unsubscribeUrl = `${desk}#avisos`;
  const [first] = alerts;
  const tickets = new Set(alerts.map(({ ticketId }) => ticketId));
  const one = tickets.size === 1 && first ? first : null;
  const lines = alerts.map(
    ({ kind, reference, ticketId }) =>
      `${texts.happened[kind]}: ${formatReference(reference)}\n${desk}#unresolved/${ticketId}`,
  );
  const ending = [one ? texts.answer : texts.noAnswer, `${texts.settings}\n${unsubscribeUrl}`];
  const id = alerts.at(-1)?.id ?? '';
  const only = alerts.length === 1 ? first : undefined;
  return {
    ...{ id, kind: 'staff_alert', ticketReference: one?.reference ?? null },
    ...{ channel: 'email', to: reader.email, html: null, written: null, files: [] },
    subject: only
      ? texts.subject(texts.happened[only.kind], formatReference(only.reference))
      : texts.digestSubject(alerts.length),
    text: [...lines, ...ending].join('\n\n'),
    mail: {
      from: { name: settings.mailName, address: identity.mailbox },
      to: { name: reader.name, address: reader.email },
      ...(one ? { replyTo: { name: '', address: mintAgentAddress(one.ticketId, reader.id, identity) } } : {}),
      messageId: identity.messageId({ id, address: reader.email }),
      // Nothing comes back: neither bounces nor the word of somebody who is away (RFC 3834).
      envelopeFrom: '',
      headers: automaticHeaders('notice', { loopToken: identity.loopToken, unsubscribeUrl }),
      date: clock(),
    },
  };
}
