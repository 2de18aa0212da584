import { connect } from 'node:net';

export interface SmtpConnection {
  /** Sends one mail and resolves when the server has taken it on (250). Rejects on any other answer or a lost connection. */
  readonly send: (from: string, to: string, mail: string) => Promise<void>;
  readonly close: () => void;
}

/** A reused SMTP connection that pipelines the envelope (RFC 2920). */
export async function openSmtpConnection(port: number): Promise<SmtpConnection> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  const replies: string[] = [];
  let rest = '';
  let wake: (() => void) | undefined;
  let lost = false;
  const end = () => {
    lost = true;
    wake?.();
  };
  socket.on('error', end).on('close', end);
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    // "250-" goes on, "250 " is the last line of a reply.
    for (const line of lines) if (line[3] !== '-') replies.push(line);
    wake?.();
  });
  async function expect(code: string): Promise<void> {
    while (replies.length === 0) {
      if (lost) throw new Error('the SMTP connection was lost');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const reply = replies.shift() ?? '';
    if (!reply.startsWith(code)) throw new Error(`SMTP: ${reply}`);
  }
  await expect('220');
  socket.write('EHLO bench.example\r\n');
  await expect('250');
  return {
    async send(from, to, mail) {
      socket.write(`MAIL FROM:<${from}>\r\nRCPT TO:<${to}>\r\nDATA\r\n`);
      await expect('250');
      await expect('250');
      await expect('354');
      socket.write(`${mail.replaceAll(/^\./gm, '..')}\r\n.\r\n`);
      await expect('250');
    },
    close: () => socket.destroy(),
  };
}
