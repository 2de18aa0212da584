import { isIP } from 'node:net';
import { type ParsedMail, readAddresses } from '@sinia/channels/email';

export interface MailMeta {
  readonly mailFrom: string | null;
  /** Whom it was for: the envelope's recipients where the transport told them, else what its headers say. */
  readonly recipients: readonly string[];
  readonly remoteAddress: string | null;
  readonly helo: string | null;
}

const PRIVATE = /^(?:::1$|::ffff:127\.|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd]|fe80:)/i;

/** What the transport said of a mail. A relay in the house proves nothing about the sender's network. */
export function readMeta(meta: Readonly<Record<string, unknown>>, mail: ParsedMail): MailMeta {
  const { mailFrom, rcptTo, remoteAddress, helo } = meta;
  const named = [...mail.to, ...mail.cc, ...deliveredTo(mail)].map((one) => one.address);
  const outside =
    typeof remoteAddress === 'string' && isIP(remoteAddress) > 0 && !PRIVATE.test(remoteAddress);
  return {
    mailFrom: typeof mailFrom === 'string' ? mailFrom : null,
    recipients: Array.isArray(rcptTo) ? rcptTo.map(String) : named,
    remoteAddress: outside ? remoteAddress : null,
    helo: typeof helo === 'string' ? helo : null,
  };
}

function deliveredTo(mail: ParsedMail) {
  return mail.headers
    .filter(({ key }) => key === 'delivered-to' || key === 'x-original-to')
    .flatMap(({ value }) => readAddresses(value));
}

/** Whether we fetched it from Microsoft 365 ourselves: then its headers tell what Exchange found out. */
export const isFromExchange = (meta: Readonly<Record<string, unknown>>) => typeof meta.graph === 'string';
