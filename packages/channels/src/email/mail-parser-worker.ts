import { parentPort, workerData } from 'node:worker_threads';
import type { MailLimits } from './mail-limits.ts';
import { parseMail } from './parse-mail.ts';
import type { ParsedMail } from './parsed-mail.ts';

/** What the pool sends: the number of the job and the raw message, whose buffer it gives away. */
export type ParseRequest = { job: number; raw: Uint8Array };

/** What a thread answers; `ready` comes once, before any job. */
export type ParseAnswer = { ready: true } | { job: number; mail: ParsedMail };

const limits = workerData as MailLimits;

parentPort?.on('message', async ({ job, raw }: ParseRequest) => {
  const mail = await parseMail(raw, limits);
  const attachments = mail.attachments.map((attachment) => ({
    ...attachment,
    bytes: owned(attachment.bytes, raw),
  }));
  const answer: ParseAnswer = { job, mail: { ...mail, attachments } };
  parentPort?.postMessage(answer, [...new Set(attachments.map(({ bytes }) => bytes.buffer))]);
});
parentPort?.postMessage({ ready: true } satisfies ParseAnswer);

/** Bytes with a buffer of their own, so that the buffer can be handed over whole. */
function owned(bytes: Uint8Array, raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer !== raw.buffer;
  return whole ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}
