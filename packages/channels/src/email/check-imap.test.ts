import { afterEach, beforeEach, expect, test } from 'vitest';
import { rawMail } from '../../test/imap-harness.ts';
import { type ScriptedImapServer, startScriptedImapServer } from '../../test/scripted-imap-server.ts';
import { checkImap } from './check-imap.ts';
import { type ImapConnection, imapFailure } from './imap-connection.ts';
import { openImapHistory, SENT_FOLDER } from './imap-history.ts';

let server: ScriptedImapServer;
const connection = (over: Partial<ImapConnection> = {}): ImapConnection => ({
  ...{ host: '127.0.0.1', port: server.port, tls: 'none', user: 'atencio' },
  credentials: async () => ({ password: 'secret' }),
  ...over,
});

beforeEach(async () => {
  server = await startScriptedImapServer();
});
afterEach(() => server.stop());

test('reading begins behind what lies there', async () => {
  await server.deliver(rawMail('u'));
  expect(await checkImap(connection())).toEqual({ uidValidity: '1700000000', lastUid: 1 });
  expect((await server.flags()).flat()).toEqual([]);
});

test.each([
  ['login_refused', {}],
  ['folder_missing', { mailbox: 'Altra' }],
  ['unreachable', { port: 1 }],
  ['host_unknown', { host: 'no-existeix.invalid' }],
] as const)('what stands in the way has a word: %s', async (failure, over) => {
  if (failure === 'login_refused') server.refuseLogins(true);
  const error = await checkImap(connection(over)).catch((thrown: unknown) => thrown);
  expect(imapFailure(error)).toBe(failure);
});

test('a server without encryption is not spoken to where encryption is wanted', async () => {
  const error = await checkImap(connection({ tls: 'starttls' })).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(server.logins).toEqual([]);
});

test('history is what lies there from a day on, in the folder that was asked for', async () => {
  await server.deliver(rawMail('massa vell'), { day: new Date('2026-01-31T10:00:00Z') });
  await server.deliver(rawMail('vell'), { day: new Date('2026-02-01T10:00:00Z') });
  await server.deliver(rawMail('enviat'), { folder: 'Sent', day: new Date('2026-02-02T10:00:00Z') });
  const since = new Date('2026-02-01T00:00:00Z');
  const inbox = await openImapHistory(connection(), { folder: 'INBOX', since });
  expect(inbox.uids).toEqual([2]);
  const mail = await inbox.fetch(2);
  expect(mail?.receivedAt).toEqual(new Date('2026-02-01T10:00:00Z'));
  expect(Buffer.from(mail?.raw ?? []).toString()).toContain('Subject: vell');
  await inbox.close();
  const sent = await openImapHistory(connection(), { folder: SENT_FOLDER, since });
  expect(sent.uids).toEqual([3]);
  await sent.close();
  expect((await server.flags()).flat()).toEqual([]);
});
