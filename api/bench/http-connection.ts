import { connect, type Socket } from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

export interface HttpConnection {
  /** One request at a time; resolves with the whole answer. Rejects when the connection ends before. */
  readonly send: (request: Buffer) => Promise<HttpAnswer>;
  readonly close: () => void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const END_OF_CHUNKS = Buffer.from('0\r\n\r\n');

/** A keep-alive connection that does as little as possible, so that the two cores are left to what is measured. */
export async function openHttpConnection(port: number): Promise<HttpConnection> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let waiting: { resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void } | undefined;
  let chunks: Buffer[] = [];
  let size = 0;
  let needed = 0;
  const fail = () => waiting?.reject(new Error('the connection ended before the answer'));
  socket.on('error', fail).on('close', fail);
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    if (needed > size) return;
    const data = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    const answer = parse(data);
    if (typeof answer === 'number') {
      chunks = [data];
      needed = answer;
      return;
    }
    chunks = [];
    size = 0;
    needed = 0;
    waiting?.resolve(answer);
    waiting = undefined;
  });
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        write(socket, request, reject);
      }),
    close: () => socket.destroy(),
  };
}

function write(socket: Socket, request: Buffer, reject: (error: Error) => void): void {
  if (socket.destroyed) reject(new Error('the connection is closed'));
  else socket.write(request);
}

/** The answer, or how many bytes it takes at least. */
function parse(data: Buffer): HttpAnswer | number {
  const headEnd = data.indexOf(END_OF_HEAD);
  if (headEnd < 0) return data.length + 1;
  const head = data.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const start = headEnd + END_OF_HEAD.length;
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const end = start + Number(length);
    return data.length < end ? end : { status, body: data.subarray(start, end) };
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return { status, body: Buffer.alloc(0) };
  const whole = data.length >= start + 5 && data.subarray(-END_OF_CHUNKS.length).equals(END_OF_CHUNKS);
  return whole ? { status, body: data.subarray(start) } : data.length + 1;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A body that is written already, byte for byte. */
  readonly text?: string;
}

export function encodeRequest({ method, path, headers = {}, body, text: written }: HttpRequest): Buffer {
  const text = written ?? (body === undefined ? '' : JSON.stringify(body));
  const fields = {
    Host: '127.0.0.1',
    ...headers,
    ...(text
      ? { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) }
      : {}),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`);
}
