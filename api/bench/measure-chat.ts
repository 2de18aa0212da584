import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeRequest, type HttpConnection, openHttpConnection } from './http-connection.ts';
import type { Installation } from './installation.ts';
import { startBare } from './measure-create.ts';
import { measureIdleMemory } from './measure-machine.ts';

export const WIDGETS = 3_000;
/** As many streams as one address may have open. */
const FROM_ONE_ADDRESS = 50;
/** In which every stream has said once that it is there. */
const QUIET_MS = 25_000;
const PATIENCE_MS = 20_000;
const SPARE_FILES = 200;

export interface ChatFigures {
  /** What the server's memory grew by, in thousands of bytes for each. */
  readonly idleKB: number;
  /** The same of streams on which nothing ever happens, over plain Hono. */
  readonly bareKB: number;
  /** Cores that the server took while nothing happened. */
  readonly idleCores: number;
}

interface Widget {
  readonly socket: Socket;
  ready: boolean;
  /** How often it was told that its thread changed. */
  changed: number;
}

interface OpenChat {
  readonly reference: string;
  readonly token: string;
}

/** Chats whose pages are open, each with its stream, and nobody says a word. The server runs, the worker rests. */
export async function measureChat(at: Installation): Promise<ChatFigures> {
  const pid = at.server.pid() ?? 0;
  requireFiles(pid);
  const port = Number(new URL(at.baseUrl).port);
  const chats = await openChats(at, port);
  const before = await measureIdleMemory(pid);
  const widgets = await openStreams(port, chats.map(streamOf));
  const busyBefore = coresOf(pid);
  await sleep(QUIET_MS);
  const idleCores = (coresOf(pid) - busyBefore) / (QUIET_MS / 1000);
  const after = await measureIdleMemory(pid);
  requireAll(widgets);
  await requireLive(port, chats, widgets);
  closeAll(widgets);
  return { idleKB: kilobytesEach(before, after), bareKB: await measureBare(at), idleCores };
}

async function measureBare(at: Installation): Promise<number> {
  const bare = await startBare(at);
  const pid = bare.pid() ?? 0;
  const before = await measureIdleMemory(pid);
  const widgets = await openStreams(
    bare.port,
    Array.from({ length: WIDGETS }, () => encodeRequest({ method: 'GET', path: '/events' })),
  );
  const after = await measureIdleMemory(pid);
  closeAll(widgets);
  await bare.end();
  return kilobytesEach(before, after);
}

const kilobytesEach = (before: number, after: number) => ((after - before) * 2 ** 20) / 1_000 / WIDGETS;

async function openChats({ keys }: Installation, port: number): Promise<OpenChat[]> {
  const chats: OpenChat[] = [];
  let left = WIDGETS;
  await Promise.all(
    keys.map(async (key) => {
      const connection = await openHttpConnection(port);
      while (left-- > 0) chats.push(await openOne(connection, key, left));
      connection.close();
    }),
  );
  return chats;
}

async function openOne(connection: HttpConnection, key: string, number: number): Promise<OpenChat> {
  const headers = { Authorization: `Bearer ${key}` };
  const body = { body: `Bon dia, soc a la pàgina ${number}.`, name: `Client ${number}` };
  const answer = await connection.send(encodeRequest({ method: 'POST', path: '/v1/chat', headers, body }));
  if (answer.status !== 201) throw new Error(`a chat was answered ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body.toString());
}

function streamOf({ reference, token }: OpenChat): Buffer {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
  const path = `/v1/tracking/${encodeURIComponent(reference)}/events`;
  return encodeRequest({ method: 'GET', path, headers });
}

/** Fifty from each of sixty addresses of loopback, as the limit of open streams would have it of an office. */
async function openStreams(port: number, requests: readonly Buffer[]): Promise<Widget[]> {
  const widgets: Widget[] = [];
  for (let start = 0; start < requests.length; start += FROM_ONE_ADDRESS) {
    const localAddress = `127.0.0.${2 + start / FROM_ONE_ADDRESS}`;
    const some = requests
      .slice(start, start + FROM_ONE_ADDRESS)
      .map((request) => openStream({ host: '127.0.0.1', port, localAddress }, request));
    widgets.push(...some);
    await until(() => some.every(({ ready }) => ready), 'a stream did not begin');
  }
  return widgets;
}

function openStream(to: { host: string; port: number; localAddress: string }, request: Buffer): Widget {
  const socket = connect(to);
  const widget: Widget = { socket, ready: false, changed: 0 };
  socket.setEncoding('latin1').on('error', () => undefined);
  socket.on('data', (text: string) => {
    if (text.includes('event: ready')) widget.ready = true;
    if (text.includes('event: changed')) widget.changed += 1;
  });
  socket.write(request);
  return widget;
}

/** Whoever is idle is told at once when there is something to tell, and nobody else. */
async function requireLive(port: number, chats: readonly OpenChat[], widgets: readonly Widget[]) {
  const [chat] = chats;
  const [widget] = widgets;
  if (!chat || !widget) return;
  const before = widgets.reduce((sum, { changed }) => sum + changed, 0);
  const connection = await openHttpConnection(port);
  const path = `/v1/tracking/${encodeURIComponent(chat.reference)}/messages`;
  const headers = { Authorization: `Bearer ${chat.token}` };
  const body = { body: 'Encara hi soc.' };
  const { status } = await connection.send(encodeRequest({ method: 'POST', path, headers, body }));
  connection.close();
  if (status !== 201) throw new Error(`a message of a chat was answered ${status}`);
  await until(() => widget.changed > 0, 'a widget was not told of its message');
  const told = widgets.reduce((sum, { changed }) => sum + changed, 0) - before;
  if (told !== 1) throw new Error(`${told} widgets were told of a message of one`);
}

function requireAll(widgets: readonly Widget[]): void {
  const lost = widgets.filter(({ socket }) => socket.destroyed || socket.readyState !== 'open').length;
  if (lost > 0) throw new Error(`${lost} of ${WIDGETS} streams ended`);
}

/** Each stream is an open file of the server, and one of ours. */
function requireFiles(pid: number): void {
  for (const one of [pid, process.pid]) {
    const [, most = '0'] = /^Max open files\s+(\d+)/m.exec(readFileSync(`/proc/${one}/limits`, 'utf8')) ?? [];
    if (Number(most) < WIDGETS + SPARE_FILES)
      throw new Error(`only ${most} files may be open (ulimit -n): ${WIDGETS + SPARE_FILES} are needed`);
  }
}

/** Seconds that a process has had a core. */
function coresOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function closeAll(widgets: readonly Widget[]): void {
  for (const { socket } of widgets) socket.destroy();
}

async function until(holds: () => boolean, otherwise: string): Promise<void> {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > PATIENCE_MS) throw new Error(otherwise);
    await sleep(10);
  }
}
