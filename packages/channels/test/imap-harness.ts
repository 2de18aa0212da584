import { expect } from 'vitest';
import { type ImapCursor, type ImapReaderOptions, startImapReader } from '../src/email/imap-reader.ts';

/** What the tests of the reader need of a mail server, real or scripted. */
export type MailServer = { port: number; deliver(raw: string): Promise<void>; flags(): Promise<string[][]> };

/** A reader whose store and cursor are in memory and survive its restarts. */
export function createHarness(server: { port: number }) {
  const stored: { uid: number; uidValidity: string; text: string }[] = [];
  const errors: unknown[] = [];
  const cursors: ImapCursor[] = [];
  let failNext = false;

  return {
    stored,
    errors,
    cursors,
    /** The next mail is refused by the store. */
    failOnce: () => {
      failNext = true;
    },
    start: (over: Partial<ImapReaderOptions> = {}) =>
      startImapReader({
        host: '127.0.0.1',
        port: server.port,
        tls: 'none',
        user: 'atencio',
        credentials: async () => ({ password: 'secret' }),
        loadCursor: async () => cursors.at(-1) ?? null,
        saveCursor: async (cursor) => void cursors.push(cursor),
        store: async (raw, { uid, uidValidity }) => {
          if (failNext) {
            failNext = false;
            throw new Error('no database');
          }
          // The cursor never runs ahead of what is stored.
          const cursor = cursors.at(-1);
          if (cursor?.uidValidity === uidValidity) expect(cursor.lastUid).toBeLessThan(uid);
          stored.push({ uid, uidValidity, text: Buffer.from(raw).toString() });
        },
        pollMs: 60_000,
        backoffMs: { first: 10, most: 50 },
        onError: (error) => errors.push(error),
        ...over,
      }),
    /** Resolves when a fresh reader knows where it begins: what is delivered from then on is new. */
    begun: () => expect.poll(() => cursors.length, { timeout: 10_000 }).toBeGreaterThan(0),
    subjects: () => stored.map(({ text }) => /^Subject: (.*?)\r?$/m.exec(text)?.[1]),
  };
}

export const rawMail = (subject: string, body = 'hola') =>
  `From: anna@correu.example\r\nSubject: ${subject}\r\n\r\n${body}\r\n`;
