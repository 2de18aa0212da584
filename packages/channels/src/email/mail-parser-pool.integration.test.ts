import { afterAll, describe, expect, test } from 'vitest';
import { createMailParserPool } from './mail-parser-pool.ts';
import { readSample } from './read-sample.ts';
import { MailThreadsUnavailable } from './thread-pool.ts';

const pool = createMailParserPool();
afterAll(() => pool.close());

const HEAD = 'From: a@x.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n';
const script = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';${body}`)}`,
  );

describe('createMailParserPool', () => {
  test('parses in a thread and leaves the caller its bytes', async () => {
    const raw = readSample('inline-image');
    const mail = await pool.parse(raw);
    expect(mail.attachments[0]).toMatchObject({ filename: 'foto.png' });
    expect(mail.attachments[0]?.bytes.length).toBe(69);
    expect(raw.length).toBeGreaterThan(1_000);
  });

  test('answers each mail with its own content', async () => {
    const mails = await Promise.all(
      Array.from({ length: 200 }, (_, i) => pool.parse(Buffer.from(`Subject: ${i}\r\n\r\nbody ${i}`))),
    );
    expect(mails.map(({ subject, text }) => `${subject} ${text.trim()}`)).toEqual(
      Array.from({ length: 200 }, (_, i) => `${i} body ${i}`),
    );
  });

  test('a hostile mail leaves the main thread free', async () => {
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 2);
    const mails = await Promise.all([
      pool.parse(Buffer.from(`${HEAD}Content-Type: text/html\r\n\r\n${'<div>'.repeat(20_000)}`)),
      pool.parse(Buffer.from(`${HEAD}Content-Type: text/html\r\n\r\n${'<b>x</b>'.repeat(20_000)}`)),
      pool.parse(Buffer.concat([Buffer.from(`${HEAD}\r\n`), Buffer.alloc(26 * 1024 * 1024, 'aigua\r\n')])),
    ]);
    clearInterval(clock);
    expect(mails.map(({ truncated }) => truncated)).toEqual(['html-depth', null, 'size']);
    expect(ticks).toBeGreaterThan(5);
  });

  test('ends a thread that does not come back, answers with the raw text and goes on', async () => {
    const stuck = createMailParserPool({
      threads: 1,
      limits: { wallMs: 100 },
      workerUrl: script(`parentPort.on('message', ({ job, request: { raw } }) => {
        if (Buffer.from(raw).includes('loop')) for (;;);
        parentPort.postMessage({ job, answer: { subject: 'read' } });
      }); parentPort.postMessage({ ready: true });`),
    });
    const [first, second] = await Promise.all([
      stuck.parse(Buffer.from('From: a@x.example\r\nSubject: loop\r\n\r\nhola')),
      stuck.parse(Buffer.from('Subject: b\r\n\r\nhola')),
    ]);
    expect(first).toMatchObject({ truncated: 'time', subject: 'loop', from: { address: 'a@x.example' } });
    expect(first.text).toContain('hola');
    expect(second).toMatchObject({ subject: 'read' });
    await stuck.close();
  });

  test('a thread that runs out of memory or dies takes one mail with it, no more', async () => {
    const fragile = createMailParserPool({
      threads: 1,
      resourceLimits: { maxOldGenerationSizeMb: 16 },
      workerUrl: script(`parentPort.on('message', ({ job, request: { raw } }) => {
        const text = Buffer.from(raw).toString();
        if (text.includes('memory')) { const hoard = []; for (;;) hoard.push({ more: new Array(1000).fill(job) }); }
        if (text.includes('die')) process.exit(1);
        if (text.includes('throw')) throw new Error('no');
        parentPort.postMessage({ job, answer: { subject: 'read' } });
      }); parentPort.postMessage({ ready: true });`),
    });
    const subjects = ['memory', 'die', 'throw', 'good'];
    const mails = await Promise.all(
      subjects.map((subject) => fragile.parse(Buffer.from(`Subject: ${subject}\r\n\r\n`))),
    );
    expect(mails.map(({ truncated }) => truncated ?? null)).toEqual([
      'memory',
      'malformed',
      'malformed',
      null,
    ]);
    await fragile.close();
  });

  test('a parser that does not start refuses instead of pretending that the mail is bad', async () => {
    const broken = createMailParserPool({ workerUrl: new URL('file:///nowhere/worker.js') });
    await expect(broken.parse(Buffer.from('Subject: a\r\n\r\n'))).rejects.toBeInstanceOf(
      MailThreadsUnavailable,
    );
    await broken.close();
    await expect(broken.parse(Buffer.from(''))).rejects.toBeInstanceOf(MailThreadsUnavailable);
  });
});
