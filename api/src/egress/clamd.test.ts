import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { scanBytes } from './clamd.ts';

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

let server: Server;
afterEach(() => server.close());

/** A clamd that knows one virus and puts the pieces together as the protocol says. */
async function clamd(answer: (text: string) => string): Promise<string> {
  server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('data', (piece: Buffer) => {
      bytes = Buffer.concat([bytes, piece]);
      const text = contentOf(bytes);
      if (text !== null) socket.end(answer(text));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  return `127.0.0.1:${port}`;
}

function contentOf(bytes: Buffer): string | null {
  const command = 'zINSTREAM\0';
  if (bytes.subarray(0, command.length).toString() !== command) return null;
  let text = '';
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return text;
    text += bytes.subarray(at + 4, at + 4 + length).toString();
    at += 4 + length;
  }
  return null;
}

test('clean and infected', async () => {
  const where = await clamd((text) =>
    text.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0',
  );
  expect(await scanBytes(where, Buffer.from('bon dia'))).toBe('clean');
  expect(await scanBytes(where, Buffer.from(`${'x'.repeat(200_000)}${EICAR}`))).toBe('infected');
});

test('what was not looked through is not let in', async () => {
  const where = await clamd(() => 'INSTREAM size limit exceeded. ERROR\0');
  await expect(scanBytes(where, Buffer.from('x'))).rejects.toThrow('size limit');
  await expect(scanBytes('127.0.0.1:1', Buffer.from('x'))).rejects.toThrow();
});
