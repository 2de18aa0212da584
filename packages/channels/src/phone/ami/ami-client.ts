import { createHash } from 'node:crypto';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type AmiBlock, AmiDecoder, encodeAction } from './decode-blocks.ts';

export interface AmiAccount {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly username: string;
  readonly password: string;
  /** `challenge`: the password is not sent, but an MD5 over it and what the exchange asks. */
  readonly login: 'plain' | 'challenge';
}

/** `refused`: it does not let us in; `unreachable`: nobody answers there; `lost`: it was there, and went silent. */
export type AmiFault = 'refused' | 'unreachable' | 'lost';

export interface AmiListener {
  readonly onEvent: (block: AmiBlock) => void;
  /** Null: it is heard. Told again at every sign of life. */
  readonly onState: (fault: AmiFault | null) => void;
}

export interface AmiOptions {
  /** How often a silent exchange is asked whether it is there; without an answer in as long it is lost. */
  readonly keepaliveMs?: number;
  /** The first pause before another try; it doubles up to a minute. */
  readonly pauseMs?: number;
  /** The address to connect to, asked for at every try; where it rejects, nothing is connected to: `unreachable`. */
  readonly resolve?: (host: string) => Promise<string>;
}

const KEEPALIVE_MS = 15_000;
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const asNamed = async (host: string) => host;

/**
 * Listens to the manager interface of Asterisk (AMI), and comes back for as long as it is not stopped: what happens in
 * between is not told again, so the records of the exchange are compared every night.
 *
 * @returns what ends it
 */
export function listenToAmi(
  account: AmiAccount,
  listener: AmiListener,
  options: AmiOptions = {},
): () => void {
  const { keepaliveMs = KEEPALIVE_MS, pauseMs = PAUSE_MS, resolve = asNamed } = options;
  let stopped = false;
  let pause = pauseMs;
  let session: Socket | undefined;
  let again: NodeJS.Timeout | undefined;

  const onState = (fault: AmiFault | null) => {
    if (stopped) return;
    listener.onState(fault);
    if (fault === null) {
      pause = pauseMs;
      return;
    }
    again = setTimeout(() => void open(), pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  };
  const open = async () => {
    const address = await resolve(account.host).catch(() => null);
    if (stopped) return;
    if (address === null) onState('unreachable');
    else session = openSession(account, address, keepaliveMs, { onEvent: listener.onEvent, onState });
  };
  void open();
  return () => {
    stopped = true;
    clearTimeout(again);
    session?.destroy();
  };
}

/** One connection: signed in, kept alive; a fault is told once, and ends it. */
function openSession(
  account: AmiAccount,
  address: string,
  keepaliveMs: number,
  { onEvent, onState }: AmiListener,
): Socket {
  const { host, port, tls } = account;
  const to = { host: address, port };
  const socket = tls ? connectTls({ ...to, servername: host }) : connectPlain(to);
  const decoder = new AmiDecoder();
  let signedIn = false;
  let ended = false;
  let silent = false;
  const send = (fields: Readonly<Record<string, string>>) => socket.write(encodeAction(fields));
  const end = (fault: AmiFault) => {
    if (ended) return;
    ended = true;
    clearInterval(alive);
    socket.destroy();
    onState(fault);
  };
  const alive = setInterval(() => {
    if (silent) return end(signedIn ? 'lost' : 'unreachable');
    silent = true;
    if (signedIn) send({ Action: 'Ping' });
  }, keepaliveMs);
  const answer = (block: AmiBlock) => {
    const asked = block.get('challenge');
    if (block.get('response') !== 'Success') return end('refused');
    if (asked && !signedIn) return send(loginAction(account, asked));
    if (block.get('actionid') === 'login') signedIn = true;
    if (signedIn) onState(null);
  };

  socket.setEncoding('utf8');
  socket.once(tls ? 'secureConnect' : 'connect', () =>
    send(
      account.login === 'challenge' ? { Action: 'Challenge', AuthType: 'MD5' } : loginAction(account, null),
    ),
  );
  socket.on('data', (chunk) => {
    silent = false;
    try {
      for (const block of decoder.feed(String(chunk))) {
        if (ended) return;
        if (block.has('response')) answer(block);
        else if (signedIn && block.has('event')) onEvent(block);
      }
    } catch {
      end('refused');
    }
  });
  socket.on('error', () => end(signedIn ? 'lost' : 'unreachable'));
  socket.on('close', () => end(signedIn ? 'lost' : 'unreachable'));
  return socket;
}

function loginAction({ username, password }: AmiAccount, challenge: string | null) {
  const proof =
    challenge === null
      ? { Secret: password }
      : { AuthType: 'MD5', Key: createHash('md5').update(`${challenge}${password}`).digest('hex') };
  return { Action: 'Login', ActionID: 'login', Username: username, ...proof, Events: 'call,agent,user' };
}
