import { connect } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import type { ComposedMail } from './compose.ts';
import { createMailSender, failureOf, type MailSender } from './send-mail.ts';
import {
  type MailEnvelope,
  type SmtpListener,
  type SmtpListenerOptions,
  startSmtpListener,
} from './smtp-listener.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function listen(over: Partial<SmtpListenerOptions> = {}): Promise<SmtpListener> {
  const listener = await startSmtpListener({
    host: '127.0.0.1',
    port: 0,
    name: 'mx.sinia.example',
    acceptRecipient: (address) => address.endsWith('@sinia.example'),
    store: async () => {},
    ...over,
  });
  cleanups.push(() => listener.close());
  return listener;
}

function sender(port: number, silenceMs = 2_000): MailSender {
  const created = createMailSender({ host: '127.0.0.1', port, silenceMs });
  cleanups.push(() => created.close());
  return created;
}

const mail = (body = 'hola', to = 'atencio@sinia.example'): ComposedMail => ({
  envelope: { from: 'anna@correu.example', to: [to] },
  raw: Buffer.from(`From: anna@correu.example\r\nSubject: x\r\n\r\n${body}\r\n`),
  messageId: 'x@correu.example',
});

describe('startSmtpListener', () => {
  test('stores bytes and envelope, and says 250 only afterwards', async () => {
    const stored: { raw: Uint8Array; envelope: MailEnvelope }[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { port } = await listen({
      store: async (raw, envelope) => {
        stored.push({ raw, envelope });
        await gate;
      },
    });
    let answered = false;
    const sending = sender(port)
      .send(mail('.punt al principi'))
      .then((result) => {
        answered = true;
        return result;
      });
    await expect.poll(() => stored.length).toBe(1);
    expect(answered).toBe(false);
    release();
    expect(await sending).toMatchObject({ status: 'sent' });
    expect(stored[0]?.envelope).toMatchObject({
      mailFrom: 'anna@correu.example',
      rcptTo: ['atencio@sinia.example'],
      remoteAddress: '127.0.0.1',
    });
    expect(Buffer.from(stored[0]?.raw ?? []).toString()).toContain('\r\n\r\n.punt al principi\r\n');
  });

  test('a store that fails answers 451, and the sender keeps the mail', async () => {
    const errors: unknown[] = [];
    const { port } = await listen({
      store: () => Promise.reject(new Error('no database')),
      onError: (error) => errors.push(error),
    });
    expect(await sender(port).send(mail())).toMatchObject({
      status: 'deferred',
      code: 'refused',
      reason: expect.stringContaining('451'),
    });
    expect(errors).toHaveLength(1);
  });

  test('an unknown recipient is refused for good, one that cannot be looked up is not', async () => {
    const { port } = await listen();
    expect(await sender(port).send(mail('x', 'ningu@altres.example'))).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('550'),
    });
    const failing = await listen({ acceptRecipient: () => Promise.reject(new Error('no database')) });
    expect(await sender(failing.port).send(mail())).toMatchObject({
      status: 'deferred',
      reason: expect.stringContaining('451'),
    });
  });

  test('a mail over the limit is refused with 552, announced or not, and never stored', async () => {
    const stored: Uint8Array[] = [];
    const { port } = await listen({ maxBytes: 2_000, store: async (raw) => void stored.push(raw) });
    expect(await sender(port).send(mail('a'.repeat(5_000)))).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('552'),
    });
    const answers = await converse(port, [
      'EHLO x',
      'MAIL FROM:<a@b.example>',
      'RCPT TO:<atencio@sinia.example>',
      'DATA',
      `${'a\r\n'.repeat(2_000)}.`,
      'QUIT',
    ]);
    expect(answers).toContain('552');
    expect(stored).toEqual([]);
  });

  test('takes the null sender, and offers neither AUTH nor STARTTLS', async () => {
    const envelopes: MailEnvelope[] = [];
    const { port } = await listen({ store: async (_raw, envelope) => void envelopes.push(envelope) });
    const answers = await converse(port, [
      'EHLO x',
      'MAIL FROM:<>',
      'RCPT TO:<b+1.2@sinia.example>',
      'DATA',
      'Subject: x\r\n\r\ny\r\n.',
      'QUIT',
    ]);
    expect(answers).not.toMatch(/AUTH|STARTTLS/);
    expect(envelopes).toMatchObject([{ mailFrom: '' }]);
  });

  test('a connection cut in the middle of a mail stores nothing', async () => {
    const stored: Uint8Array[] = [];
    const { port } = await listen({ store: async (raw) => void stored.push(raw) });
    await converse(
      port,
      ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<atencio@sinia.example>', 'DATA', 'Subject: half'],
      true,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(stored).toEqual([]);
  });

  test('a busy port rejects', async () => {
    const { port } = await listen();
    await expect(listen({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('createMailSender', () => {
  test.each([
    [550, 'failed', 'refused'],
    [421, 'deferred', 'refused'],
    [452, 'deferred', 'refused'],
  ])('an answer of %i to the mail is %s', async (responseCode, status, code) => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onData(stream, _session, callback) {
        stream.resume().on('end', () => callback(Object.assign(new Error('no'), { responseCode })));
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    cleanups.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as { port: number };
    expect(await sender(port).send(mail())).toMatchObject({ status, code });
  });

  test('nobody listening and no answer are deferred', async () => {
    expect(await sender(1).send(mail())).toMatchObject({ status: 'deferred', code: 'connection' });
    expect(failureOf({ code: 'ETIMEDOUT' })).toMatchObject({ status: 'deferred', code: 'timeout' });
    expect(failureOf({ code: 'EAUTH', responseCode: 535 })).toMatchObject({
      status: 'deferred',
      code: 'authentication',
    });
    expect(failureOf(undefined)).toMatchObject({ status: 'deferred' });
  });
});

/** Speaks raw SMTP, one line after each answer; returns all answers. */
function converse(port: number, lines: string[], cut = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const left = [...lines];
    let answers = '';
    socket.on('data', (data) => {
      answers += data.toString();
      if (!/^\d{3} .*\r\n$/m.test(data.toString())) return;
      const line = left.shift();
      if (line !== undefined) socket.write(`${line}\r\n`);
      if (cut && left.length === 0) setTimeout(() => socket.destroy(), 20);
    });
    socket.on('close', () => resolve(answers));
    socket.on('error', reject);
  });
}
