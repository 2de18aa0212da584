import { createTransport } from 'nodemailer';
import type { ComposedMail } from './compose.ts';

export type SmtpOptions = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS where offered, required with `requireTls`. */
  secure?: boolean;
  requireTls?: boolean;
  user?: string;
  password?: string;
  /** Connections kept open. Default 4. */
  connections?: number;
  /** Milliseconds without an answer before a delivery is given up for now. Default 30,000. */
  silenceMs?: number;
};

/**
 * `deferred`: try again later; the same Message-ID makes a double harmless where the outcome is unknown.
 * `failed`: the server refused for good.
 */
export type SendResult =
  | { status: 'sent'; response: string }
  | { status: 'deferred' | 'failed'; code: SendFailure; reason: string };

export type SendFailure = 'connection' | 'timeout' | 'authentication' | 'tls' | 'refused' | 'invalid';

export type MailSender = {
  /** Never rejects. */
  send(mail: ComposedMail): Promise<SendResult>;
  /** Ends the kept connections; deliveries under way answer `deferred`. */
  close(): void;
};

/** Opens a pool of SMTP connections to the relay that takes our outgoing mail. */
export function createMailSender(options: SmtpOptions): MailSender {
  const silence = options.silenceMs ?? 30_000;
  const transport = createTransport({
    pool: true,
    host: options.host,
    port: options.port,
    secure: options.secure ?? false,
    requireTLS: options.requireTls ?? false,
    maxConnections: options.connections ?? 4,
    maxMessages: 1_000,
    connectionTimeout: Math.min(10_000, silence),
    greetingTimeout: Math.min(10_000, silence),
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(options.user === undefined ? {} : { auth: { user: options.user, pass: options.password ?? '' } }),
  });
  return {
    async send({ envelope, raw }) {
      try {
        const info = await transport.sendMail({ envelope, raw: Buffer.from(raw) });
        return { status: 'sent', response: String(info.response).slice(0, 500) };
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

type SmtpError = { code?: string; responseCode?: number; response?: string; message?: string };

/** A server's 5xx to our message is final; 4xx, silence, and trouble with our own account or TLS are not. */
export function failureOf(error: unknown): Extract<SendResult, { code: SendFailure }> {
  const { code = '', responseCode = 0, response, message } = (error ?? {}) as SmtpError;
  const reason = String(response ?? message ?? error)
    .replaceAll(/\s+/g, ' ')
    .slice(0, 500);
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2')
    return { status: 'deferred', code: 'authentication', reason };
  if (code === 'ETLS' || code === 'EREQUIRETLS') return { status: 'deferred', code: 'tls', reason };
  if (responseCode >= 500) return { status: 'failed', code: 'refused', reason };
  if (responseCode >= 400) return { status: 'deferred', code: 'refused', reason };
  if (code === 'EENVELOPE') return { status: 'failed', code: 'invalid', reason };
  return { status: 'deferred', code: code === 'ETIMEDOUT' ? 'timeout' : 'connection', reason };
}
