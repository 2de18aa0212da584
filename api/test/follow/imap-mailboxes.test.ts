import { createMailParserPool, type MailParserPool } from '@sinia/channels/email';
import { type ScriptedImapServer, startScriptedImapServer } from '@sinia/channels/testing';
import { schema } from '@sinia/database';
import { asc, eq, inArray } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addStaff, refusalCode } from '../../src/auth/test-world.ts';
import { importHistory } from '../../src/jobs/import-history.ts';
import type { Loop } from '../../src/jobs/loop.ts';
import { processMail } from '../../src/jobs/process-mail.ts';
import { readMailboxes } from '../../src/jobs/read-mailboxes.ts';
import { mailIdentity } from '../../src/outbox/mail-identity.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { listImports } from '../../src/use-cases/imports/list-imports.query.ts';
import { resumeImport, startImport, stopImport } from '../../src/use-cases/imports/manage-imports.ts';
import { listMailboxes } from '../../src/use-cases/mailboxes/list-mailboxes.query.ts';
import { changeMailbox, createMailbox } from '../../src/use-cases/mailboxes/save-mailbox.ts';
import { type House, openHouse } from './house.ts';

const SLOW = { timeout: 15_000 };
const PAST = new Date('2025-05-05T10:00:00Z');

let house: House;
let context: Context;
let parser: MailParserPool;
const servers: ScriptedImapServer[] = [];
const loops: Loop[] = [];

beforeAll(async () => {
  house = await openHouse();
  context = house.as({ ...house.agent, role: 'admin' });
  await addStaff(house.world, 'supervisor');
  parser = createMailParserPool({ threads: 1 });
});
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
  await house.world.db.update(schema.mailboxes).set({ imap: null });
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
afterAll(async () => {
  await parser.close();
  await house.close();
});

async function startServer() {
  const server = await startScriptedImapServer();
  servers.push(server);
  return server;
}

let drawn = 0;

async function connect(server: ScriptedImapServer, over: object = {}) {
  drawn += 1;
  const address = `bustia${drawn}@sinia.example`;
  const place = { host: '127.0.0.1', port: server.port, security: 'none', folder: 'INBOX' } as const;
  const imap = { ...place, user: `bustia${drawn}`, password: 'secret', ...over };
  const input = { name: `Bústia ${drawn}`, address, groupId: house.groupId, imap };
  const { id } = await createMailbox.execute(context, createMailbox.input.parse(input));
  return { id, address };
}

const stored = async (address: string) => {
  const rows = await house.world.db
    .select()
    .from(schema.inboundEnvelopes)
    .where(eq(schema.inboundEnvelopes.account, address))
    .orderBy(asc(schema.inboundEnvelopes.receivedAt));
  return rows.map(({ raw }) => /^Subject: (.*?)\r?$/m.exec(Buffer.from(raw).toString())?.[1]);
};

const viewOf = async (id: string) =>
  (await listMailboxes.execute(context, {})).find((mailbox) => mailbox.id === id);

interface Written {
  from?: string;
  to?: string;
  answers?: string;
  more?: string[];
}

const mail = (subject: string, { from, to, answers, more = [] }: Written = {}) =>
  [
    `From: ${from ?? 'Anna Serra <anna@correu.example>'}`,
    `To: ${to ?? 'atencio@sinia.example'}`,
    `Subject: ${subject}`,
    `Message-ID: <${subject}@correu.example>`,
    ...(answers ? [`In-Reply-To: <${answers}@correu.example>`] : []),
    ...more,
    '',
    `Text de ${subject}.`,
    '',
  ].join('\r\n');

describe('reading mailboxes', () => {
  test('begins from now, stores what comes, and tells when it read last', async () => {
    const server = await startServer();
    await server.deliver(mail('vell'));
    const { id, address } = await connect(server);
    await server.deliver(mail('nou'));
    loops.push(readMailboxes(house.world));
    await expect.poll(() => stored(address), SLOW).toEqual(['nou']);
    await expect.poll(async () => (await viewOf(id))?.lastReadAt, SLOW).not.toBeNull();
    expect(await viewOf(id)).toMatchObject({ lastError: null, imap: { host: '127.0.0.1' } });
    expect(JSON.stringify(await viewOf(id))).not.toContain('secret');
  });

  test('a broken one stops no other, and its trouble has a word until it is over', async () => {
    const [broken, whole] = [await startServer(), await startServer()];
    const first = await connect(broken);
    const second = await connect(whole);
    broken.refuseLogins(true);
    loops.push(readMailboxes(house.world));
    await expect.poll(async () => (await viewOf(first.id))?.lastError, SLOW).toBe('login_refused');
    await whole.deliver(mail('sencer'));
    await expect.poll(() => stored(second.address), SLOW).toEqual(['sencer']);
    broken.refuseLogins(false);
    await broken.deliver(mail('tornat'));
    await expect.poll(() => stored(first.address), SLOW).toEqual(['tornat']);
    await expect.poll(async () => (await viewOf(first.id))?.lastError, SLOW).toBeNull();
  });

  test('in pause it is left alone, and nothing of the meantime is lost', async () => {
    const server = await startServer();
    const { id, address } = await connect(server);
    loops.push(readMailboxes(house.world));
    await expect.poll(async () => (await viewOf(id))?.lastReadAt, SLOW).not.toBeNull();
    await changeMailbox.execute(context, { id, set: { paused: true } });
    const logins = server.logins.length;
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await server.deliver(mail('en-pausa'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stored(address)).toEqual([]);
    expect(server.logins).toHaveLength(logins);
    await changeMailbox.execute(context, { id, set: { paused: false } });
    await expect.poll(() => stored(address), SLOW).toEqual(['en-pausa']);
  });
});

describe('a connection is tested before it is saved', () => {
  async function failure(over: object, prepare?: (server: ScriptedImapServer) => void) {
    const server = await startServer();
    prepare?.(server);
    const before = (await listMailboxes.execute(context, {})).length;
    const error = await connect(server, over).catch((thrown: unknown) => thrown);
    expect((await listMailboxes.execute(context, {})).length).toBe(before);
    return error;
  }

  test.each([
    ['/imap/host', 'host_unknown', { host: 'no-existeix.invalid' }],
    ['/imap/port', 'unreachable', { port: 1 }],
    ['/imap/folder', 'folder_missing', { folder: 'Altra' }],
  ])('%s: %s', async (pointer, code, over) => {
    expect(await failure(over)).toMatchObject({ code: 'mailbox_unreadable', fields: [{ pointer, code }] });
  });

  test('a wrong password, also when it changes: the old one serves on', async () => {
    expect(await failure({}, (server) => server.refuseLogins(true))).toMatchObject({
      fields: [{ pointer: '/imap/password', code: 'login_refused' }],
    });
    const server = await startServer();
    const { id } = await connect(server);
    server.refuseLogins(true);
    const place = { host: '127.0.0.1', port: server.port, security: 'none', folder: 'INBOX' } as const;
    const change = changeMailbox.execute(context, {
      ...{ id, set: { imap: { ...place, user: `bustia${drawn}`, password: 'una altra' } } },
    });
    expect(await refusalCode(change)).toBe('mailbox_unreadable');
    server.refuseLogins(false);
    loops.push(readMailboxes(house.world));
    await expect.poll(() => server.logins.at(-1), SLOW).toContain('secret');
  });

  test('the known password serves the same account only', async () => {
    const [server, elsewhere] = [await startServer(), await startServer()];
    const { id } = await connect(server);
    const place = { host: '127.0.0.1', port: server.port, security: 'none', folder: 'INBOX' } as const;
    await changeMailbox.execute(context, { id, set: { imap: { ...place, user: `bustia${drawn}` } } });
    const moved = { ...place, port: elsewhere.port, user: 'una-altra' };
    const change = changeMailbox.execute(context, { id, set: { imap: moved } });
    expect(await refusalCode(change)).toBe('invalid_body');
    expect(elsewhere.logins).toEqual([]);
  });
});

describe('older mail', () => {
  const importer = () => ({ dependencies: house.world, parser, putOff: new Map<string, number>() });

  async function finish() {
    for (let turns = 0; turns < 50 && (await importHistory(importer())); turns += 1);
  }

  const stateOf = async (id: string | undefined) =>
    (await listImports.execute(context, {})).find((one) => one.id === id);

  async function importedTickets(...subjects: string[]) {
    return house.world.db.select().from(schema.tickets).where(inArray(schema.tickets.subject, subjects));
  }

  test('becomes closed history: threaded by its references, our own answers known as ours, and nobody is told', async () => {
    const server = await startServer();
    const day = (hour: number) => ({ day: new Date(PAST.getTime() + hour * 3_600_000) });
    await server.deliver(mail('massa-vell'), { day: new Date('2024-12-31T10:00:00Z') });
    await server.deliver(mail('fil-a'), day(1));
    await server.deliver(mail('fil-a-2', { answers: 'fil-a' }), day(3));
    await server.deliver(mail('altre'), day(4));
    await server.deliver(
      mail('fil-a-r', { from: 'atencio@sinia.example', to: 'anna@correu.example', answers: 'fil-a' }),
      {
        ...{ folder: 'Sent', ...day(2) },
      },
    );
    const { id: mailboxId } = await connect(server);
    const [alerts, sent] = [await house.world.db.$count(schema.alerts), (await house.sent()).length];
    const { ids } = await startImport.execute(context, { mailboxId, since: '2025-01-01', sent: true });
    await finish();
    await house.settle();
    expect(await stateOf(ids[0])).toMatchObject({ status: 'done', total: 3, taken: 3, skipped: 0 });
    expect(await stateOf(ids[1])).toMatchObject({ status: 'done', folder: null, taken: 1 });
    const tickets = await importedTickets('massa-vell', 'fil-a', 'fil-a-2', 'fil-a-r', 'altre');
    expect(tickets.map(({ subject }) => subject).sort()).toEqual(['altre', 'fil-a']);
    const ticket = tickets.find(({ subject }) => subject === 'fil-a')!;
    expect(ticket).toMatchObject({ ...{ status: 'closed', imported: true, noticeRoute: null, mailboxId } });
    expect(ticket.createdAt).toEqual(day(1).day);
    expect(ticket.lastMessageAt).toEqual(day(3).day);
    const messages = await house.world.db
      .select()
      .from(schema.messages)
      .where(eq(schema.messages.ticketId, ticket.id))
      .orderBy(asc(schema.messages.createdAt));
    expect(messages.map(({ author, body }) => [author, body.trim()])).toEqual([
      ['customer', 'Text de fil-a.'],
      ['agent', 'Text de fil-a-r.'],
      ['customer', 'Text de fil-a-2.'],
    ]);
    expect(await house.sent()).toHaveLength(sent);
    expect(await house.world.db.$count(schema.alerts)).toBe(alerts);
    expect(await house.world.db.$count(schema.deliveries, eq(schema.deliveries.ticketId, ticket.id))).toBe(0);
    expect((await server.flags()).flat()).toEqual([]);
  });

  test('what is here already is skipped: read live, imported before, sent by ourselves', async () => {
    const server = await startServer();
    const { loopToken } = mailIdentity(house.world.secret, 'atencio@sinia.example');
    await server.deliver(mail('propi', { more: [`X-Loop: ${loopToken}`] }), { day: PAST });
    await server.deliver(mail('vist-en-viu'), { day: PAST });
    await server.deliver(mail('nou-per-historia'), { day: PAST });
    await house.receive(mail('vist-en-viu').replaceAll('\r\n', '\n'));
    const { id: mailboxId } = await connect(server);
    const first = await startImport.execute(context, { mailboxId, since: '2025-01-01', sent: false });
    await finish();
    expect(await stateOf(first.ids[0])).toMatchObject({ status: 'done', taken: 1, skipped: 2 });
    const again = await startImport.execute(context, { mailboxId, since: '2025-01-01', sent: false });
    await finish();
    expect(await stateOf(again.ids[0])).toMatchObject({ status: 'done', taken: 0, skipped: 3 });
    expect(await importedTickets('nou-per-historia')).toHaveLength(1);
  });

  test('what came after the connection is the reader’s, never history', async () => {
    const server = await startServer();
    await server.deliver(mail('abans-de-tot'), { day: PAST });
    const { id: mailboxId, address } = await connect(server);
    await server.deliver(mail('encara-per-llegir'));
    const { ids } = await startImport.execute(context, { mailboxId, since: '2025-01-01', sent: false });
    await finish();
    expect(await stateOf(ids[0])).toMatchObject({ status: 'done', total: 1, taken: 1 });
    loops.push(readMailboxes(house.world));
    await expect.poll(() => stored(address), SLOW).toContain('encara-per-llegir');
    await processMail(house.mail);
    const [live] = await importedTickets('encara-per-llegir');
    expect(live).toMatchObject({ imported: false, status: 'new' });
  });

  test('killed in the middle of a batch it goes on where it was; stopped it stays until it is resumed', async () => {
    const server = await startServer();
    const subjects = Array.from({ length: 7 }, (_, index) => `tros-${index}`);
    for (const subject of subjects) await server.deliver(mail(subject), { day: PAST });
    const { id: mailboxId } = await connect(server);
    const { ids } = await startImport.execute(context, { mailboxId, since: '2025-01-01', sent: false });
    const id = ids[0] ?? '';
    let left = 3;
    const dying = {
      ...importer(),
      parser: {
        ...parser,
        parse: (raw: Uint8Array) => {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('killed')) : parser.parse(raw);
        },
      },
    };
    await importHistory(dying);
    expect(await stateOf(id)).toMatchObject({ status: 'running', taken: 3, total: 7 });
    await stopImport.execute(context, { id });
    await finish();
    expect(await stateOf(id)).toMatchObject({ status: 'stopped', taken: 3 });
    await resumeImport.execute(context, { id });
    await finish();
    expect(await stateOf(id)).toMatchObject({ status: 'done', taken: 7, skipped: 0, total: 7 });
    expect(await importedTickets(...subjects)).toHaveLength(7);
  });

  test('two workers at once take each mail once', async () => {
    const server = await startServer();
    const subjects = Array.from({ length: 12 }, (_, index) => `alhora-${index}`);
    for (const subject of subjects) await server.deliver(mail(subject), { day: PAST });
    const { id: mailboxId } = await connect(server);
    const { ids } = await startImport.execute(context, { mailboxId, since: '2025-01-01', sent: false });
    await Promise.all([importHistory(importer()), importHistory(importer())]);
    await finish();
    expect(await stateOf(ids[0])).toMatchObject({ status: 'done', taken: 12, skipped: 0, total: 12 });
    expect(await importedTickets(...subjects)).toHaveLength(12);
  });

  test('a refused login ends it with the reason; a mailbox without a connection has nothing to import', async () => {
    const server = await startServer();
    const { id: mailboxId } = await connect(server);
    const { ids } = await startImport.execute(context, { mailboxId, since: '2025-01-01', sent: false });
    const twin = startImport.execute(context, { mailboxId, since: '2025-01-01', sent: false });
    expect(await refusalCode(twin)).toBe('import_under_way');
    server.refuseLogins(true);
    await finish();
    expect(await stateOf(ids[0])).toMatchObject({ status: 'failed', lastError: 'login_refused' });
    await changeMailbox.execute(context, { id: mailboxId, set: { imap: null } });
    const without = startImport.execute(context, { mailboxId, since: '2025-01-01', sent: false });
    expect(await refusalCode(without)).toBe('mailbox_without_imap');
  });
});
