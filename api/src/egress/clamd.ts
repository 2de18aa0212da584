import { connect, type Socket } from 'node:net';

export type ScanVerdict = 'clean' | 'infected';

const PIECE = 64 * 1024;
const TIMEOUT_MS = 30_000;

/**
 * Has bytes looked through by a clamd, with INSTREAM (clamd(8)): pieces that each say their length, an empty one at the
 * end.
 *
 * @param where `host:port`, or the path of a Unix socket
 * @throws where it does not answer, or refuses to look: what was not looked through is not let in
 */
export async function scanBytes(where: string, bytes: Uint8Array): Promise<ScanVerdict> {
  const answer = await converse(where, bytes);
  if (/: OK\0?$/.test(answer)) return 'clean';
  if (/ FOUND\0?$/.test(answer)) return 'infected';
  throw new Error(`clamd: ${answer.slice(0, 200)}`);
}

function converse(where: string, bytes: Uint8Array): Promise<string> {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(where) ?? [];
  const socket = host ? connect({ host, port: Number(port) }) : connect({ path: where });
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('clamd does not answer')));
    socket.once('error', reject);
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
    });
    socket.once('close', () => resolve(answer.trim()));
    socket.once('connect', () => hand(socket, bytes));
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
