import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** What the transport knows of a mail beside its bytes. */
export type MailEnvelope = {
  /** Empty for the null sender of bounces. */
  mailFrom: string;
  rcptTo: string[];
  remoteAddress: string;
  helo: string;
};

export type SmtpListenerOptions = {
  host: string;
  /** 0 for any free port. */
  port: number;
  /** Our name in the greeting. */
  name: string;
  /** Default 25 MB. Beyond it the mail is refused with 552. */
  maxBytes?: number;
  /** False refuses the recipient with 550. */
  acceptRecipient(address: string): boolean | Promise<boolean>;
  /** Keeps the raw mail; the 250 goes out only after this resolved. A rejection answers 451: the sender tries again. */
  store(raw: Uint8Array, envelope: MailEnvelope): Promise<void>;
  /** Told of connection errors and of what `store` rejected with. */
  onError?(error: unknown): void;
};

export type SmtpListener = { port: number; close(): Promise<void> };

const MAX_BYTES = 25 * 1024 * 1024;
const MAX_RECIPIENTS = 100;

/**
 * Listens for mail from relays on a loopback or private address: no authentication, no TLS, one store per mail. A mail
 * that was answered with 250 is stored; one that was not will be sent again.
 */
export function startSmtpListener(options: SmtpListenerOptions): Promise<SmtpListener> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const server = new SMTPServer({
    name: options.name,
    banner: 'ready',
    size: maxBytes,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: 200,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    logger: false,
    onRcptTo({ address }, session, callback) {
      if (session.envelope.rcptTo.length >= MAX_RECIPIENTS)
        return callback(reply(452, 'Too many recipients'));
      Promise.resolve(address)
        .then(options.acceptRecipient)
        .then(
          (accepted) => callback(accepted ? null : reply(550, 'No such mailbox here')),
          (error) => {
            options.onError?.(error);
            callback(reply(451, 'Try again later'));
          },
        );
    },
    onData(stream, session, callback) {
      receive(stream, maxBytes, (error, raw) => {
        if (error || raw === null) return callback(error ?? reply(552, 'Message is too big'));
        options.store(raw, envelopeOf(session)).then(
          () => callback(null, 'Stored'),
          (reason) => {
            options.onError?.(reason);
            callback(reply(451, 'Could not be stored, try again later'));
          },
        );
      });
    },
  });
  return listen(server, options);
}

/** Collects a message up to `maxBytes`; a longer one is read to its end, forgotten and answered with null. */
function receive(
  stream: SMTPServerDataStream,
  maxBytes: number,
  done: (error: Error | null, raw: Uint8Array | null) => void,
): void {
  let chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks = [];
  });
  stream.once('error', (error) => done(error, null));
  stream.once('end', () => done(null, size > maxBytes ? null : Buffer.concat(chunks, size)));
}

function envelopeOf(session: SMTPServerSession): MailEnvelope {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    mailFrom: mailFrom ? mailFrom.address : '',
    rcptTo: rcptTo.map(({ address }) => address),
    remoteAddress: session.remoteAddress,
    helo: session.hostNameAppearsAs || '',
  };
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function listen(server: SMTPServer, { host, port, onError }: SmtpListenerOptions): Promise<SmtpListener> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', (error) => onError?.(error));
      const address = server.server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}
