import { CAPABILITIES } from '../capabilities.ts';
import type { Channel } from '../port.ts';
import type { MailAuthentication } from './authentication.ts';
import { type ComposedMail, composeMail, type OutgoingMail } from './compose.ts';
import type { MailAuthenticator } from './mail-authenticator.ts';
import type { MailParserPool } from './mail-parser-pool.ts';
import type { ParsedMail } from './parsed-mail.ts';
import type { MailSender } from './send-mail.ts';

/** A stored mail as it came in. What the transport did not tell (IMAP) is null. */
export type RawMail = {
  raw: Uint8Array;
  mailFrom: string | null;
  remoteAddress: string | null;
  helo: string | null;
};

export type EmailChannel = Channel<RawMail, MailAuthentication, ParsedMail, OutgoingMail, ComposedMail>;

export type EmailChannelOptions = {
  authenticator: MailAuthenticator;
  parser: MailParserPool;
  sender: MailSender;
};

/** E-mail as a channel: what the worker holds; listeners and readers stand apart, for they only store. */
export function createEmailChannel({ authenticator, parser, sender }: EmailChannelOptions): EmailChannel {
  return {
    capabilities: CAPABILITIES.email,
    verify: (mail) => authenticator.authenticate(mail),
    parse: ({ raw }) => parser.parse(raw),
    render: composeMail,
    async send(mail) {
      const result = await sender.send(mail);
      return result.status === 'sent' ? { status: 'sent', providerId: mail.messageId } : result;
    },
  };
}
