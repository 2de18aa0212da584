import { randomBytes } from 'node:crypto';
import { newId, type StaffRole } from '@sinia/core';
import { schema } from '@sinia/database';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credentialsOf } from '../auth/credentials.ts';
import { testServerUrl } from '../auth/test-server-url.ts';
import { addSite, addStaff, type TestWorld, testWorld } from '../auth/test-world.ts';
import { sendHeldReplies } from '../jobs/send-held-replies.ts';
import { requestStart } from '../request-start.ts';
import { problemResponse } from '../rest/problem.ts';
import type { RestEnvironment } from '../rest/rest-environment.ts';
import type { Context } from '../use-cases/context.ts';
import { openTicket } from '../use-cases/tickets/open-ticket.ts';
import type { Topic } from '../use-cases/topic.ts';
import type { AppRouter } from './router.ts';
import { trpcRoutes } from './trpc-routes.ts';

const INTRANET = 'http://intranet.localhost:8803';

let world: TestWorld;
let app: Hono<RestEnvironment>;
const listeners = new Set<(topics: readonly Topic[]) => void>();
const groups = { care: '', net: '' };
const people: Partial<Record<StaffRole | 'netAgent', { id: string; bearer: string }>> = {};

beforeAll(async () => {
  const base = await testWorld(testServerUrl(), { demo: true });
  world = {
    ...base,
    wake: (topic = 'committed') => {
      for (const listener of listeners) listener([topic]);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  await addSite(world, { name: 'intranet', channel: 'intranet', origins: [INTRANET] });
  groups.care = await addGroup('Atenció', true);
  groups.net = await addGroup('Xarxa', false);
  for (const role of ['admin', 'agent', 'auditor', 'light'] as const)
    people[role] = await join(role, groups.care);
  people.netAgent = await join('agent', groups.net, 'xarxa@sinia.example');
  app = new Hono<RestEnvironment>();
  app.onError(problemResponse);
  app.use(requestStart(world));
  app.route('/trpc', trpcRoutes());
});
afterAll(() => world.database.drop());

async function addGroup(name: string, isDefault: boolean): Promise<string> {
  const id = newId('grp', Date.now(), randomBytes(16));
  await world.db.insert(schema.groups).values({ id, name, isDefault });
  return id;
}

async function join(role: StaffRole, groupId: string, email?: string) {
  const id = await addStaff(world, role, email);
  await world.db.insert(schema.groupMembers).values({ groupId, userId: id }).onConflictDoNothing();
  const sessionId = `ses_${randomBytes(8).toString('hex')}`;
  const expiresAt = new Date(Date.now() + 3_600_000);
  await world.db
    .insert(schema.sessions)
    .values({ id: sessionId, userId: id, token: sessionId, expiresAt, secondFactor: true });
  const { token } = await credentialsOf(world).staff.issue(sessionId, { narrow: false });
  return { id, bearer: token };
}

const bearerOf = (who: keyof typeof people) => people[who]?.bearer ?? '';

function clientOf(who: keyof typeof people) {
  const fetcher = (input: string | URL | Request, init?: RequestInit) =>
    app.request(String(input), {
      ...init,
      headers: { ...init?.headers, Authorization: `Bearer ${bearerOf(who)}` },
    });
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: 'http://desk.test/trpc', methodOverride: 'POST', fetch: fetcher as never })],
  });
}

function open(subject: string) {
  const actor = { kind: 'system' as const, id: 'test', name: 'Prova' };
  const context: Context = { actor, door: 'job', requestId: 'req_test', language: 'ca', dependencies: world };
  const requester = { name: 'Núria Puig', email: 'nuria.puig@example.cat' };
  return openTicket.execute(context, { subject, body: 'Surt aigua.', requester });
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (thrown: { data?: { refusal?: { code: string }; httpStatus?: number } }) => thrown,
  );
  return `${error?.data?.httpStatus} ${error?.data?.refusal?.code}`;
}

/** The events of a stream as they come, until `stop`; it listens already when this returns. */
async function listen(who: keyof typeof people, after?: string) {
  const control = new AbortController();
  const others = listeners.size;
  const events: { id: string; ticketId: string; type: string }[] = [];
  const input = encodeURIComponent(JSON.stringify(after ? { lastEventId: after } : {}));
  const ended = (async () => {
    const answer = await app.request(`http://desk.test/trpc/live.events?input=${input}`, {
      headers: { Authorization: `Bearer ${bearerOf(who)}`, Accept: 'text/event-stream' },
      signal: control.signal,
    });
    let rest = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (\{"id".*"ticketId".*\})$/m.exec(block)?.[1];
        if (data) events.push({ ...JSON.parse(data), id: /^id: (.*)$/m.exec(block)?.[1] });
      }
    }
  })().catch(() => undefined);
  await expect.poll(() => listeners.size).toBe(others + 1);
  const left = async () => {
    await ended;
    await expect.poll(() => listeners.size).toBe(others);
  };
  const stop = () => {
    control.abort();
    return left();
  };
  return { events, left, stop };
}

describe('who may come in', () => {
  test('nobody without a bearer; a customer’s credential is none', async () => {
    expect((await app.request('/trpc/tickets.counts')).status).toBe(401);
    const answer = await app.request('/trpc/tickets.counts', {
      headers: { Authorization: 'Bearer sk_wrong' },
    });
    expect(answer.status).toBe(401);
  });

  test('the panel’s page may read answers and refusals, another page may not', async () => {
    const headers = { Authorization: `Bearer ${bearerOf('agent')}`, 'Content-Type': 'application/json' };
    const ask = (path: string, Origin: string) =>
      app.request(path, { method: 'POST', body: '{}', headers: { ...headers, Origin } });
    const answer = await ask('/trpc/tickets.counts', INTRANET);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(INTRANET);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect((await ask('/trpc/nothing', INTRANET)).headers.get('Access-Control-Allow-Origin')).toBe(INTRANET);
    const foreign = await ask('/trpc/tickets.counts', 'https://evil.example');
    expect(foreign.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  test.each([
    ['light', 'list', '403 permission_denied'],
    ['auditor', 'change', '403 permission_denied'],
    ['auditor', 'draft', '403 permission_denied'],
    ['agent', 'saveNotice', '403 permission_denied'],
    ['netAgent', 'view', '404 not_found'],
    ['netAgent', 'change', '404 not_found'],
    ['netAgent', 'draft', '404 not_found'],
    ['netAgent', 'notices', '404 not_found'],
  ] as const)('%s asking to %s gets %s', async (who, what, answer) => {
    const { id } = await open('Permisos');
    const client = clientOf(who);
    const asked = {
      list: () => client.tickets.list.query({ view: 'unresolved' }),
      view: () => client.tickets.view.query({ id }),
      change: () => client.tickets.change.mutate({ id, version: 1, set: { priority: 'high' } }),
      draft: () => client.drafts.save.mutate({ ticketId: id, visibility: 'internal', body: 'x' }),
      notices: () => client.deliveries.notices.query({ ticketId: id }),
      saveNotice: () =>
        client.notices.save.mutate({ kind: 'receipt', language: 'ca', subject: 'Hola', text: 'Hola' }),
    }[what];
    expect(await refusal(asked())).toBe(answer);
  });
});

describe('working on a ticket', () => {
  test('the second of two who save at once is told so', async () => {
    const { id } = await open('Dos alhora');
    const client = clientOf('agent');
    const { ticket } = await client.tickets.view.query({ id });
    const first = await client.tickets.change.mutate({
      id,
      version: ticket.version,
      set: { priority: 'high' },
    });
    expect(first.version).toBe(ticket.version + 1);
    const second = client.tickets.change.mutate({ id, version: ticket.version, set: { priority: 'low' } });
    expect(await refusal(second)).toBe('412 version_stale');
  });

  test('drafts are one’s own, one of each kind, and gone when they are empty', async () => {
    const { id } = await open('Esborranys');
    const { drafts } = clientOf('agent');
    await drafts.save.mutate({ ticketId: id, visibility: 'public', body: 'Bon dia,\u0000 Núria' });
    const html = '<p>Trucar-<strong>hi</strong></p>';
    await drafts.save.mutate({ ticketId: id, visibility: 'internal', body: 'Trucar-hi', html });
    expect(await drafts.read.query({ ticketId: id })).toMatchObject({
      public: { body: 'Bon dia, Núria', html: null },
      internal: { body: 'Trucar-hi', html },
    });
    const nothing = { body: '', html: null, copies: null };
    const others = await clientOf('admin').drafts.read.query({ ticketId: id });
    expect(others).toEqual({ public: nothing, internal: nothing });
    const copies = { cc: ['pere@bufet.example', 'a mitges@'], bcc: [] };
    await drafts.save.mutate({ ticketId: id, visibility: 'public', body: '', copies });
    expect((await drafts.read.query({ ticketId: id })).public).toEqual({ body: '', html: null, copies });
    await drafts.save.mutate({ ticketId: id, visibility: 'public', body: '' });
    const rows = await world.db.select().from(schema.drafts).where(eq(schema.drafts.ticketId, id));
    expect(rows.map((row) => row.visibility)).toEqual(['internal']);
  });

  test('a reply that resolves leaves after its seconds as one event; twice the same key is once', async () => {
    const { id } = await open('Resposta');
    const client = clientOf('agent');
    const message = { body: 'Fet.', visibility: 'public' as const, set: { status: 'solved' as const } };
    const act = { key: 'act-12345678', id, message };
    const [first, twin] = await Promise.all([
      client.replies.hold.mutate(act),
      client.replies.hold.mutate(act),
    ]);
    expect(twin.id).toBe(first.id);
    expect(await client.replies.held.query({})).toHaveLength(1);
    expect(await clientOf('admin').replies.held.query({})).toEqual([]);
    const later = { ...world, clock: () => new Date(Date.now() + 11_000) };
    expect(await sendHeldReplies(later)).toBe(1);
    const { ticket, events } = await client.tickets.view.query({ id });
    expect(ticket.status).toBe('solved');
    expect(events.map((event) => event.type)).toEqual(['ticket.opened', 'message.added']);
    expect(await refusal(client.replies.undo.mutate({ id: first.id }))).toBe('409 held_reply_gone');
  });

  test('bad input is named by its field and reveals nothing else', async () => {
    const client = clientOf('agent');
    const thrown = await client.tickets.view.query({ id: 'nope' }).catch((error) => error);
    expect(thrown.data).toMatchObject({ httpStatus: 400, refusal: { code: 'invalid_body' } });
    expect(JSON.stringify(thrown.data)).not.toMatch(/stack|node_modules/);
  });
});

describe('live', () => {
  test('what is committed arrives, with its place in the feed', async () => {
    const stream = await listen('agent');
    const { id } = await open('En viu');
    await expect.poll(() => stream.events.length).toBe(1);
    expect(stream.events[0]).toMatchObject({ ticketId: id, type: 'ticket.opened' });
    await stream.stop();
  });

  test('whoever comes back goes on where they were', async () => {
    const first = await listen('agent');
    await open('Una');
    await expect.poll(() => first.events.length).toBe(1);
    await first.stop();
    await open('Dues');
    await open('Tres');
    const second = await listen('agent', first.events[0]?.id);
    await expect.poll(() => second.events.length).toBe(2);
    await second.stop();
  });

  test('of another group’s tickets one hears nothing, until one is given to it', async () => {
    const stream = await listen('netAgent');
    const { id } = await open('Només atenció');
    const admin = clientOf('admin');
    const { ticket } = await admin.tickets.view.query({ id });
    await admin.tickets.change.mutate({ id, version: ticket.version, set: { groupId: groups.net } });
    await expect.poll(() => stream.events.length).toBeGreaterThan(0);
    expect(stream.events.at(-1)).toMatchObject({ ticketId: id, type: 'ticket.changed' });
    await stream.stop();
  });

  test('a person who is disabled hears no more after a few seconds', async () => {
    const gone = await join('agent', groups.care, 'marxa@sinia.example');
    people.supervisor = gone;
    const stream = await listen('supervisor');
    await world.db.update(schema.users).set({ disabledAt: new Date() }).where(eq(schema.users.id, gone.id));
    await stream.left();
    await open('Després');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(stream.events).toEqual([]);
  });
});

test('a file of customers goes up as it is, however large, and by nobody else', async () => {
  const body = Buffer.concat([Buffer.from('Client;Nom\n'), Buffer.alloc(2 * 1024 * 1024, '1;Anna\n')]);
  const send = (bearer: string | undefined) =>
    app.request('/trpc/directory.upload', {
      ...{ method: 'POST', body },
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/octet-stream' },
    });
  const answer = await send(people.admin?.bearer);
  expect(await answer.json()).toMatchObject({ result: { data: { size: body.length } } });
  expect((await send(people.agent?.bearer)).status).toBe(403);
});

test.each(['application/json', 'multipart/form-data; boundary=x'])(
  '%s is no file: more than a megabyte of it is not read',
  async (type) => {
    let parts = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        parts += 1;
        stream.enqueue(new Uint8Array(256 * 1024));
        if (parts === 40) stream.close();
      },
    });
    const answer = await app.request('/trpc/directory.upload', {
      ...{ method: 'POST', body, duplex: 'half' },
      headers: { Authorization: `Bearer ${people.agent?.bearer}`, 'Content-Type': type },
    });
    expect(answer.status).toBe(413);
    expect(parts).toBeLessThan(10);
  },
);
