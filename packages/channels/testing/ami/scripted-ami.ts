import { createHash, randomInt } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { AmiDecoder } from '../../src/phone/ami/decode-blocks.ts';

export interface ScriptedAmi {
  readonly port: number;
  /** How often somebody has signed in. */
  readonly signedIn: () => number;
  /** Sends messages to whoever is signed in, as blocks of `Key: Value`. */
  readonly tell: (...events: readonly Readonly<Record<string, string>>[]) => void;
  /** Sends bytes as they are. */
  readonly write: (text: string) => void;
  /** Hangs up on everybody; who comes back is let in. */
  readonly drop: () => void;
  /** Answers nothing any more, but stays connected. */
  readonly fallSilent: () => void;
  readonly stop: () => Promise<void>;
}

/** A manager interface that says what it is told to: real TCP on loopback, sign-in by password or challenge. */
export async function startScriptedAmi(users: Readonly<Record<string, string>>): Promise<ScriptedAmi> {
  const sockets = new Set<Socket>();
  const inside = new Set<Socket>();
  let signedIn = 0;
  let mute = false;
  const forget = (socket: Socket) => {
    sockets.delete(socket);
    inside.delete(socket);
  };
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((socket) => {
    const decoder = new AmiDecoder();
    const challenge = String(randomInt(1e9));
    sockets.add(socket.setEncoding('utf8'));
    socket.on('close', () => forget(socket));
    socket.on('error', () => undefined);
    socket.write('Asterisk Call Manager/7.0.3\r\n');
    socket.on('data', (chunk) => {
      if (mute) return;
      for (const asked of decoder.feed(String(chunk))) {
        const id = asked.get('actionid');
        const reply = (fields: string) => socket.write(`${fields}${id ? `\r\nActionID: ${id}` : ''}\r\n\r\n`);
        const action = asked.get('action')?.toLowerCase();
        if (action === 'challenge') reply(`Response: Success\r\nChallenge: ${challenge}`);
        else if (action === 'ping') reply('Response: Success\r\nPing: Pong');
        else if (action !== 'login' || !knows(users, asked, challenge)) {
          reply('Response: Error\r\nMessage: Authentication failed');
        } else {
          reply('Response: Success\r\nMessage: Authentication accepted');
          inside.add(socket);
          signedIn += 1;
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const write = (text: string) => {
    for (const socket of inside) socket.write(text);
  };
  return {
    port: (server.address() as { port: number }).port,
    signedIn: () => signedIn,
    write,
    tell: (...events) =>
      write(
        events
          .map(
            (event) =>
              `${Object.entries(event)
                .map(([key, value]) => `${key}: ${value}`)
                .join('\r\n')}\r\n\r\n`,
          )
          .join(''),
      ),
    drop: hangUp,
    fallSilent: () => {
      mute = true;
    },
    stop: () =>
      new Promise((resolve) => {
        hangUp();
        server.close(() => resolve());
      }),
  };
}

function knows(
  users: Readonly<Record<string, string>>,
  asked: ReadonlyMap<string, string>,
  challenge: string,
): boolean {
  const password = users[asked.get('username') ?? ''];
  if (password === undefined) return false;
  if (asked.get('authtype') !== 'MD5') return asked.get('secret') === password;
  return asked.get('key') === createHash('md5').update(`${challenge}${password}`).digest('hex');
}
