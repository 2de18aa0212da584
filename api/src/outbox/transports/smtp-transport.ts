import { createMailSender, OutgoingMailInvalid, type SmtpOptions } from '@sinia/channels/email';
import { attachmentsOf, composeMessage } from './compose-message.ts';
import type { Transport } from './transport.ts';

/** Mail through the relay that `smtps://user:password@host:port` or `smtp://…` names. */
export function smtpTransport(url: string): Transport {
  const sender = createMailSender(smtpOptions(url));
  return {
    async send(message) {
      const { mail } = message;
      if (!mail) return { status: 'failed', code: 'invalid', reason: 'not a mail' };
      try {
        const composed = await composeMessage({ ...message, mail }, await attachmentsOf(message));
        return await sender.send(composed);
      } catch (error) {
        const reason = (error as Error).message;
        if (error instanceof OutgoingMailInvalid) return { status: 'failed', code: 'invalid', reason };
        return { status: 'deferred', code: 'connection', reason };
      }
    },
    close: () => sender.close(),
  };
}

/** `?requireTls=1` refuses to send over a connection that was not encrypted. */
export function smtpOptions(url: string): SmtpOptions {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTls: searchParams.get('requireTls') === '1',
    ...(username ? { user: decodeURIComponent(username), password: decodeURIComponent(password) } : {}),
  };
}
