import { parentPort, type Transferable, workerData } from 'node:worker_threads';
import { type AuthenticationInput, authenticateMail } from './authentication.ts';
import type { MailLimits } from './mail-limits.ts';
import { parseMail } from './parse-mail.ts';
import type { ThreadMessage, ThreadOrder } from './thread-protocol.ts';

/** What a thread can do with a raw message, whose buffer it was given for good. */
export type MailRequest =
  | { kind: 'parse'; raw: Uint8Array; limits: MailLimits }
  | { kind: 'authenticate'; input: AuthenticationInput; host: string; timeoutMs: number };

/** What `authenticate` asks of the main thread: one DNS look-up. */
export type DnsQuestion = { name: string; type: string };

const waiting = new Map<number, PromiseWithResolvers<unknown>>();
let lastQuestion = 0;

parentPort?.on('message', (order: ThreadOrder) => {
  if ('question' in order) settle(order);
  else void run(order.job, order.request as MailRequest);
});
// Loaded before the first job: a bundle that lacks it does not start, instead of proving nothing for ever.
if (workerData === 'authenticate') await import('mailauth');
say({ ready: true });

function say(message: ThreadMessage, transfer: Transferable[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function run(job: number, request: MailRequest): Promise<void> {
  if (request.kind === 'parse') return parse(job, request.raw, request.limits);
  const answer = await authenticateMail(request.input, { ...request, resolver: askMainThread });
  say({ job, answer });
}

async function parse(job: number, raw: Uint8Array, limits: MailLimits): Promise<void> {
  const mail = await parseMail(raw, limits);
  const attachments = mail.attachments.map((attachment) => ({
    ...attachment,
    bytes: owned(attachment.bytes, raw),
  }));
  say({ job, answer: { ...mail, attachments } }, [...new Set(attachments.map(({ bytes }) => bytes.buffer))]);
}

/** Bytes with a buffer of their own, so that the buffer can be handed over whole. */
function owned(bytes: Uint8Array, raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer !== raw.buffer;
  return whole ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

function askMainThread(name: string, type: string): Promise<unknown[]> {
  lastQuestion += 1;
  const question = Promise.withResolvers<unknown>();
  waiting.set(lastQuestion, question);
  const ask: DnsQuestion = { name, type };
  say({ question: lastQuestion, ask });
  return question.promise as Promise<unknown[]>;
}

function settle(order: Extract<ThreadOrder, { question: number }>): void {
  const question = waiting.get(order.question);
  waiting.delete(order.question);
  if ('answer' in order) question?.resolve(order.answer);
  else question?.reject(Object.assign(new Error(order.error.message), { code: order.error.code }));
}
