import { createServer, type Socket } from 'node:net';

/** The test file that every scanner finds (EICAR), put together here so that no scanner finds this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface FakeClamd {
  /** What `SINIA_CLAMD` names. */
  readonly where: string;
  /** What ails it: it hangs up without a word, takes no more than a few bytes, or never answers. */
  readonly conditions: { down: boolean; takesLittle: boolean; silent: boolean };
  /** How many streams were looked through. */
  readonly scanned: () => number;
  readonly close: () => Promise<void>;
}

const COMMAND = 'zINSTREAM\0';

/** A clamd over TCP that knows one virus and puts the pieces together as its protocol says (clamd(8), INSTREAM). */
export async function startFakeClamd(): Promise<FakeClamd> {
  const conditions = { down: false, takesLittle: false, silent: false };
  const open = new Set<Socket>();
  let scanned = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    if (conditions.down) return void socket.destroy();
    let bytes = Buffer.alloc(0);
    socket.on('data', (piece: Buffer) => {
      bytes = Buffer.concat([bytes, piece]);
      if (conditions.takesLittle) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      const content = contentOf(bytes);
      if (content === null || conditions.silent) return;
      scanned += 1;
      socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  return {
    ...{ where: `127.0.0.1:${port}`, conditions, scanned: () => scanned },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** The stream once it is whole; null before. */
function contentOf(bytes: Buffer): Buffer | null {
  if (bytes.subarray(0, COMMAND.length).toString() !== COMMAND) return null;
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
