import { type Permission, reachOf, SCOPES, type Scope, STAFF_ROLES } from '@sinia/core';
import { schema } from '@sinia/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../src/auth/actor.ts';
import { holderOf } from '../../src/auth/actor.ts';
import { addStaff } from '../../src/auth/test-world.ts';
import { openApiDocument } from '../../src/rest/document.ts';
import { restApp } from '../../src/rest/rest-app.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { noteOnTicket, replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { changeTicket } from '../../src/use-cases/tickets/change-ticket.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { listMessages } from '../../src/use-cases/tickets/list-messages.query.ts';
import { listTicketEvents } from '../../src/use-cases/tickets/list-ticket-events.query.ts';
import { viewTicket } from '../../src/use-cases/tickets/view-ticket.query.ts';
import { type Door, jsonOf, openDoor, PUBLISHABLE_KEY } from './door.ts';

const MISSING = 'tkt_00000000000000000000000000';

let door: Door;
let ticket: { id: string; reference: string };
const keys = {} as Record<Scope, string>;

beforeAll(async () => {
  door = await openDoor();
  for (const scope of Object.keys(SCOPES) as Scope[]) keys[scope] = await door.key([scope]);
  const body = { subject: 'Fuita', body: 'Surt aigua.', requester: { email: 'nuria.puig@example.cat' } };
  ticket = await jsonOf(await door.ask('POST', '/v1/tickets', { as: keys['tickets:write'], body }));
});
afterAll(() => door.world.database.drop());

/** Which permission each operation asks for; a new operation without a row here fails below. */
const OPERATIONS: Record<
  string,
  { permission: Permission | null; body?: unknown; signed?: true; ndjson?: true; staffOnly?: true }
> = {
  openTicket: { permission: 'ticket.open', body: { subject: 'a', body: 'b' } },
  listTickets: { permission: 'ticket.list' },
  getTicket: { permission: 'ticket.read' },
  changeTicket: { permission: 'ticket.update', body: { priority: 'high' } },
  addMessage: { permission: 'ticket.reply', body: { body: 'x', visibility: 'public' } },
  mergeTicket: { permission: 'ticket.update', body: { intoTicketId: MISSING } },
  undoMerge: { permission: 'ticket.update' },
  splitTicket: { permission: 'ticket.update', body: { messageId: MISSING.replace('tkt', 'msg') } },
  listLinks: { permission: 'ticket.read' },
  linkTickets: { permission: 'ticket.update', body: { ticketId: MISSING, kind: 'related' } },
  unlinkTickets: { permission: 'ticket.update' },
  listMessages: { permission: 'ticket.read' },
  listTicketEvents: { permission: 'ticket.history' },
  listTrackedTickets: { permission: 'ticket.public.read' },
  getTrackedStatus: { permission: 'tracking.status' },
  requestTrackingAccess: { permission: 'tracking.request_access', body: { email: 'a@example.com' } },
  getTrackedTicket: { permission: 'ticket.public.read' },
  replyToTrackedTicket: { permission: 'ticket.public.reply', body: { body: 'x' } },
  streamTrackedTicket: { permission: 'ticket.public.read' },
  lookAtChat: { permission: 'chat.look' },
  openChat: { permission: 'ticket.open', body: { body: 'b' } },
  viewChat: { permission: 'ticket.public.read' },
  typeInChat: { permission: 'ticket.public.reply', body: { typing: true } },
  mailChat: { permission: 'ticket.public.reply', body: { email: 'a@example.com' } },
  sendTranscript: { permission: 'ticket.public.reply', body: { email: 'a@example.com' } },
  getSurvey: { permission: 'survey.read' },
  answerSurvey: { permission: 'survey.answer', body: { rating: 5 } },
  uploadAttachment: { permission: 'attachment.upload' },
  getAttachmentLink: { permission: 'attachment.read' },
  listEvents: { permission: 'event.feed' },
  searchDirectoryByUrl: { permission: 'directory.search' },
  searchDirectory: { permission: 'directory.search', body: { name: 'Puig' } },
  listCalls: { permission: 'call.list' },
  getCall: { permission: 'call.read' },
  listMyCalls: { permission: 'call.handle' },
  listContactReasons: { permission: 'call.read' },
  openTicketFromCall: { permission: 'call.handle', body: { subject: 'a' } },
  linkCall: { permission: 'ticket.update', body: { ticketId: MISSING } },
  setCallContact: { permission: 'call.handle', body: { contactId: null } },
  writeUpCall: { permission: 'call.handle', body: {} },
  dialCall: { permission: 'call.handle', body: { to: '600111222' } },
  sayConsent: { permission: 'call.handle', body: { given: true } },
  pauseRecording: { permission: 'call.handle', body: { action: 'pause' } },
  playRecording: { permission: 'call.listen' },
  askSupervisor: { permission: 'call.handle' },
  lookUpCaller: { permission: 'call.handle', body: { number: '600111222' }, staffOnly: true },
  reportCalls: { permission: 'report.read' },
  reportCallEvent: { permission: null, signed: true },
  listContacts: { permission: 'contact.list' },
  searchContacts: { permission: 'contact.list', body: { q: 'puig' } },
  createContact: { permission: 'contact.write', body: { name: 'Anna' } },
  getContact: { permission: 'contact.read' },
  importContacts: { permission: 'contact.write', ndjson: true },
  getContactTimeline: { permission: 'contact.read' },
  listRepresentations: { permission: 'contact.read' },
  representContact: {
    permission: 'contact.write',
    body: { representedId: MISSING.replace('tkt', 'con'), proof: 'written' },
  },
  revokeRepresentation: { permission: 'contact.write' },
  listDuplicates: { permission: 'contact.list' },
  listDuplicatesOfContact: { permission: 'contact.read' },
  mergeContacts: { permission: 'contact.merge', body: { fromContactId: MISSING.replace('tkt', 'con') } },
  undoContactMerge: { permission: 'contact.merge' },
  changeContact: { permission: 'contact.write', body: { language: 'ca' } },
  listOwnContracts: { permission: 'contract.own' },
  createChallenge: { permission: null },
};

interface Operation {
  readonly verb: string;
  readonly path: string;
  readonly id: string;
}

function operations(): Operation[] {
  const paths = openApiDocument(restApp()).paths ?? {};
  return Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({
      verb: verb.toUpperCase(),
      path: `/v1${path}`,
      id: (operation as { operationId: string }).operationId,
    })),
  );
}

test('every operation of the document has a row, and every row an operation', () => {
  expect(
    operations()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(Object.keys(OPERATIONS).sort());
});

describe('scope × operation: allowed exactly where the table says so', () => {
  // A provider's own signature decides there, whoever calls beside it: test/calls.
  const asked = operations().filter(({ id }) => !OPERATIONS[id]?.signed);
  const cases = asked.flatMap((operation) =>
    [...(Object.keys(SCOPES) as Scope[]), 'site' as const, 'anonymous' as const].map((caller) => ({
      ...operation,
      caller,
    })),
  );
  test.each(cases)('$caller · $id', async ({ verb, path, id, caller }) => {
    const { permission, body, staffOnly } = OPERATIONS[id] ?? { permission: null };
    const isScope = caller !== 'site' && caller !== 'anonymous';
    const holder = isScope ? { holder: 'integration' as const, scopes: [caller] } : { holder: caller };
    const allowed = !staffOnly && (permission === null || reachOf(holder, permission) !== null);
    const as = isScope ? keys[caller] : caller === 'site' ? PUBLISHABLE_KEY : undefined;
    const at = path.replace('{id}', idFor(path));
    const ndjson = OPERATIONS[id]?.ndjson === true;
    const upload = id === 'uploadAttachment' ? { raw: formWithFile() } : ndjson ? { raw: '' } : { body };
    const place = at
      .replace('{mergeId}', MISSING.replace('tkt', 'mrg'))
      .replace('{representationId}', MISSING.replace('tkt', 'rep'))
      .replace('{ticketId}', MISSING);
    const response = await door.ask(verb, place.replace('{reference}', ticket.reference), {
      as,
      ...upload,
      headers: {
        ...(id.startsWith('change') ? { 'If-Match': '"999"' } : {}),
        ...(ndjson ? { 'Content-Type': 'application/x-ndjson' } : {}),
      },
    });
    const refused =
      response.status === 401 || (response.status === 403 && (await code(response)) === 'permission_denied');
    expect({ refused }).toEqual({ refused: !allowed });
  });
});

describe('role × verb × own group, foreign and missing', () => {
  const reads = [getTicket, listMessages, listTicketEvents, viewTicket];
  const roles = STAFF_ROLES.map((role) => ({ role }));

  test.each(roles)('$role', async ({ role }) => {
    const inside = await contextAs(role, [door.groupId]);
    const outside = await contextAs(role, []);
    for (const verb of reads) {
      const run = (context: Context, id: string) => outcome(() => verb.execute(context, { id, limit: 50 }));
      const reach = reachOf(holderOf(inside.actor), verb.permission);
      expect([verb.name, await run(inside, ticket.id)]).toEqual([
        verb.name,
        reach ? 'done' : 'permission_denied',
      ]);
      expect([verb.name, await run(outside, ticket.id)]).toEqual([
        verb.name,
        reach === 'any' ? 'done' : reach ? 'not_found' : 'permission_denied',
      ]);
      expect([verb.name, await run(outside, MISSING)]).toEqual([
        verb.name,
        reach ? 'not_found' : 'permission_denied',
      ]);
    }
    const message = { body: 'x', visibility: 'public' as const };
    const writes = {
      change: (context: Context, id: string) => changeTicket.execute(context, { id, version: -1, set: {} }),
      reply: (context: Context, id: string) => replyToTicket.execute(context, { id, message }),
      note: (context: Context, id: string) => noteOnTicket.execute(context, { id, message }),
    };
    for (const [name, write] of Object.entries(writes)) {
      const verb = name === 'change' ? changeTicket : name === 'reply' ? replyToTicket : noteOnTicket;
      const reach = reachOf(holderOf(inside.actor), verb.permission);
      const done = name === 'change' ? 'version_stale' : 'done';
      expect([name, await outcome(() => write(outside, MISSING))]).toEqual([
        name,
        reach ? 'not_found' : 'permission_denied',
      ]);
      expect([name, await outcome(() => write(outside, ticket.id))]).toEqual([
        name,
        reach === 'any' ? done : reach ? 'not_found' : 'permission_denied',
      ]);
      expect([name, await outcome(() => write(inside, ticket.id))]).toEqual([
        name,
        reach ? done : 'permission_denied',
      ]);
    }
  });
});

test('a foreign and a missing ticket are answered alike', async () => {
  const link = await door.ask('GET', `/v1/tickets/${MISSING}`, { as: keys['tickets:read'] });
  const { requestId: _id, ...problem } = await jsonOf(link);
  expect(problem).toMatchObject({ status: 404, code: 'not_found' });
  expect(Object.keys(problem).sort()).toEqual(['code', 'detail', 'status', 'title', 'type']);
});

/** A thing that exists, or one of the right shape. */
function idFor(path: string): string {
  if (path.includes('/attachments')) return MISSING.replace('tkt', 'att');
  if (path.includes('/calls')) return MISSING.replace('tkt', 'cal');
  return path.includes('/contacts') ? MISSING.replace('tkt', 'con') : ticket.id;
}

async function contextAs(role: StaffActor['role'], groupIds: readonly string[]): Promise<Context> {
  const id = await addStaff(door.world, role, `${role}${groupIds.length}@sinia.example`);
  const actor: StaffActor = {
    kind: 'staff',
    id,
    name: 'x',
    email: 'x@sinia.example',
    role,
    language: 'ca',
    groupIds,
  };
  return { actor, door: 'trpc', requestId: 'req_matrix', language: 'ca', dependencies: door.world };
}

async function outcome(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'done';
  } catch (error) {
    return (error as Error).message;
  }
}

async function code(response: Response): Promise<unknown> {
  return (await jsonOf(response)).code;
}

function formWithFile(): FormData {
  const form = new FormData();
  form.set('file', new File(['hola'], 'hola.txt'));
  return form;
}

test('internal notes are in no public thread', async () => {
  const { db } = door.world;
  const rows = await db.select().from(schema.messages);
  expect(rows.some((row) => row.visibility === 'internal')).toBe(true);
  const token = await linkTo(ticket.id);
  const thread = await jsonOf<{ messages: { id: string }[] }>(
    await door.ask('GET', `/v1/tracking/${ticket.reference}/ticket`, { as: token }),
  );
  const internal = new Set(rows.filter((row) => row.visibility === 'internal').map((row) => row.id));
  expect(thread.messages.filter((message) => internal.has(message.id))).toEqual([]);
  expect(thread.messages.length).toBeGreaterThan(0);
});

async function linkTo(ticketId: string): Promise<string> {
  const { tokenHash } = await import('../../src/use-cases/access-token.ts');
  const token = Buffer.from(door.world.random(32)).toString('base64url');
  const now = door.world.clock();
  const expiresAt = new Date(now.getTime() + 60_000);
  const row = { hash: tokenHash(token), ticketId, purpose: 'tracking' as const, expiresAt, createdAt: now };
  await door.world.db.insert(schema.accessTokens).values(row);
  return token;
}
