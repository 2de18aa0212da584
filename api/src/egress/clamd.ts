import { connect, type Socket } from 'node:net';

export type ScanVerdict =
  | { readonly scan: 'clean'; readonly virus: null }
  | { readonly scan: 'infected'; readonly virus: string };

/** It did not answer as it should: the bytes were not looked through. */
export class ScanFailed extends Error {
  readonly code: 'unreachable' | 'fault';

  constructor(code: ScanFailed['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const PIECE = 64 * 1024;
const CONNECT_MS = 30_000;
/** More than clamd itself takes over a file before it gives up (`MaxScanTime`, 120 s). */
const ANSWER_MS = 180_000;

/**
 * Has bytes looked through by a clamd, with INSTREAM (clamd(8)): pieces that each say their length, an empty one at the
 * end.
 *
 * @param where `host:port`, or the path of a Unix socket
 * @param answerMs how long it may be silent over the bytes
 * @throws ScanFailed `unreachable` where nobody is there, `fault` where it refuses to look or takes too long over them
 */
export async function scanBytes(
  where: string,
  bytes: Uint8Array,
  answerMs = ANSWER_MS,
): Promise<ScanVerdict> {
  const answer = await converse(where, bytes, answerMs);
  if (answer === 'stream: OK') return { scan: 'clean', virus: null };
  const virus = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (virus) return { scan: 'infected', virus: virus.slice(0, 200) };
  if (answer === '') throw new ScanFailed('unreachable', 'clamd said nothing');
  throw new ScanFailed('fault', answer.slice(0, 200));
}

function converse(where: string, bytes: Uint8Array, answerMs: number): Promise<string> {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(where) ?? [];
  const socket = host ? connect({ host, port: Number(port) }) : connect({ path: where });
  return new Promise((resolve, reject) => {
    let answer = '';
    const late = () =>
      socket.destroy(
        socket.connecting
          ? new ScanFailed('unreachable', 'clamd is not there')
          : new ScanFailed('fault', 'clamd takes too long'),
      );
    socket.setTimeout(CONNECT_MS, late);
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
    });
    // It may say what it has against the bytes and hang up while they are still being handed over.
    socket.on('error', (error) => {
      if (answer === '')
        reject(error instanceof ScanFailed ? error : new ScanFailed('unreachable', error.message));
    });
    socket.once('close', () => resolve(answer.replace(/\0$/, '').trim()));
    socket.once('connect', () => {
      socket.setTimeout(answerMs);
      hand(socket, bytes);
    });
  });
}

function hand(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let start = 0; start < bytes.byteLength; start += PIECE) {
    const piece = bytes.subarray(start, start + PIECE);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.byteLength);
    socket.write(length);
    socket.write(piece);
  }
  socket.end(Buffer.alloc(4));
}
