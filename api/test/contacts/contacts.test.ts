import { schema } from '@sinia/database';
import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookedUp } from '../../src/use-cases/directory/note-lookup.ts';
import { type Door, jsonOf, openDoor } from '../rest/door.ts';

interface Body {
  id: string;
  version: number;
  name: string;
  identities: {
    kind: string;
    value: string;
    source: string;
    verified: boolean;
    verifiedHow: string | null;
  }[];
  facts: Record<string, { value: unknown; source: string; by: string }[]>;
  conflicts: string[];
  code: string;
  errors: { pointer: string; code: string }[];
  data: Body[];
  pagination: { nextCursor: string | null; hasMore: boolean };
}

let door: Door;
let key: string;

beforeAll(async () => {
  door = await openDoor();
  key = await door.key(['contacts:read', 'contacts:write']);
});
afterAll(() => door.world.database.drop());

const ask = (verb: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  door.ask(verb, `/v1${path}`, { as: key, body, ...(headers ? { headers } : {}) });
const create = async (body: object) => jsonOf<Body>(await ask('POST', '/contacts', body));
const found = async (q: string) => {
  const { data } = await jsonOf<Body>(await ask('POST', '/contacts/search', { q }));
  return data.map(({ name }) => name);
};

describe('a contact', () => {
  test('keeps its identities in their one written form, with where they come from', async () => {
    const response = await ask('POST', '/contacts', {
      name: "Núria Puig d'en Ferrer",
      language: 'ca',
      source: 'form',
      identities: [
        { kind: 'email', value: 'Nuria.PUIG@Example.cat', verified: true },
        { kind: 'phone', value: '600 11 12 22', source: 'agent' },
        { kind: 'phone', value: '+34600111222' },
        { kind: 'documentId', value: '0000001-r' },
      ],
    });
    expect([response.status, response.headers.get('ETag')]).toEqual([201, '"1"']);
    const contact = await jsonOf<Body>(response);
    expect(
      contact.identities.map(({ kind, value, source, verifiedHow }) => [kind, value, source, verifiedHow]),
    ).toEqual(
      expect.arrayContaining([
        ['email', 'nuria.puig@example.cat', 'form', 'integration'],
        ['phone', '+34600111222', 'form', null],
        ['documentId', '00000001R', 'form', null],
      ]),
    );
    expect(contact.identities).toHaveLength(3);
    expect(contact.facts.language).toEqual([
      expect.objectContaining({ value: 'ca', source: 'form', by: 'test' }),
    ]);
    expect(await jsonOf(await ask('GET', `/contacts/${contact.id}`))).toEqual(contact);
  });

  test('what has no written form is refused, each with its code', async () => {
    const response = await ask('POST', '/contacts', {
      name: 'Algú',
      identities: [
        { kind: 'documentId', value: '00000000A' },
        { kind: 'phone', value: '123' },
        { kind: 'email', value: 'ningú' },
        { kind: 'documentId', value: 'FR:12AB34567' },
      ],
    });
    const { code, errors } = await jsonOf<Body>(response);
    expect([response.status, code]).toEqual([400, 'identity_invalid']);
    expect(errors.map(({ pointer, code: reason }) => [pointer, reason])).toEqual([
      ['/identities/0/value', 'document_letter_wrong'],
      ['/identities/1/value', 'phone_invalid'],
      ['/identities/2/value', 'email_invalid'],
    ]);
  });

  test('a document belongs to one, a number may be shared', async () => {
    const first = { name: 'Pere Roca', identities: [{ kind: 'documentId', value: 'X0000000T' }] };
    await create(first);
    const again = await ask('POST', '/contacts', { ...first, name: 'Un altre' });
    expect([again.status, await jsonOf(again)]).toMatchObject([
      409,
      { code: 'identity_taken', errors: [{ pointer: '/identities/0' }] },
    ]);
    const phone = [{ kind: 'phone', value: '93 555 01 01' }];
    for (const name of ['Casa Roca, un', 'Casa Roca, dos'])
      expect((await create({ name, identities: phone })).id).toMatch(/^con_/);
    expect((await found('935550101')).toSorted()).toEqual(['Casa Roca, dos', 'Casa Roca, un']);
  });

  test('of two at once with one document one is made', async () => {
    const body = { name: 'Bessons', identities: [{ kind: 'documentId', value: 'Y0000000Z' }] };
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask('POST', '/contacts', body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test('changes need the version that was read, and say what they change', async () => {
    const { id, version } = await create({ name: 'Berta Soler', language: 'ca' });
    expect((await ask('PATCH', `/contacts/${id}`, { language: 'es' })).status).toBe(428);
    const changed = await ask('PATCH', `/contacts/${id}`, { language: 'es' }, { 'If-Match': `"${version}"` });
    expect(await jsonOf(changed)).toMatchObject({ version: 2, language: 'es' });
    const stale = await ask('PATCH', `/contacts/${id}`, { language: 'en' }, { 'If-Match': `"${version}"` });
    expect(stale.status).toBe(412);
    const same = await ask('PATCH', `/contacts/${id}`, { language: 'es' }, { 'If-Match': '"2"' });
    expect(await jsonOf(same)).toMatchObject({ version: 2 });
    const rows = await door.world.db
      .select()
      .from(schema.contactEvents)
      .where(eq(schema.contactEvents.contactId, id));
    expect(rows.map(({ type, changes }) => [type, changes])).toEqual([
      ['contact.created', {}],
      ['contact.changed', { language: { before: 'ca', after: 'es' } }],
    ]);
  });

  test('nothing is overwritten: Aquacis counts, what others say is a conflict beside it', async () => {
    const { id } = await create({ name: 'COMUNITAT ONES 3', source: 'aquacis' });
    const set = { name: 'Comunitat del carrer de les Ones, 3', source: 'agent' };
    const changed = await jsonOf<Body>(await ask('PATCH', `/contacts/${id}`, set, { 'If-Match': '"1"' }));
    expect(changed).toMatchObject({ version: 2, name: 'COMUNITAT ONES 3', conflicts: ['name'] });
    expect(changed.facts.name?.map(({ source }) => source)).toEqual(['aquacis', 'agent']);
    expect(await found('carrer de les ones')).toEqual(['COMUNITAT ONES 3']);
  });

  test('identities are the whole list: those left out go', async () => {
    const email = { kind: 'email', value: 'rosa@example.cat' };
    const { id } = await create({
      name: 'Rosa Mas',
      identities: [email, { kind: 'phone', value: '600 222 333' }],
    });
    const identities = [email, { kind: 'contract', value: 'C-204418' }];
    const changed = await jsonOf<Body>(
      await ask('PATCH', `/contacts/${id}`, { identities }, { 'If-Match': '"1"' }),
    );
    expect(changed.identities.map(({ value }) => value).toSorted()).toEqual(['C204418', 'rosa@example.cat']);
    expect(await found('600 222 333')).toEqual([]);
    expect(await found('c-204418')).toEqual(['Rosa Mas']);
  });
});

describe('finding', () => {
  test.each([
    ['col·legi', 'Col·legi Santa Anna'],
    ['collegi anna', 'Col·legi Santa Anna'],
    ["d'Hort", "Marina d'Hort i L'Ametlla"],
    ['marina.hort@example.cat', "Marina d'Hort i L'Ametlla"],
    ['marina.hort@ex', "Marina d'Hort i L'Ametlla"],
    ['6003', "Marina d'Hort i L'Ametlla"],
    ['600 30', "Marina d'Hort i L'Ametlla"],
    ['+34 600 300 400', "Marina d'Hort i L'Ametlla"],
    ['K0000000T', "Marina d'Hort i L'Ametlla"],
    ['riera 48', 'Col·legi Santa Anna'],
  ])('%s', async (text, expected) => {
    if ((await found('Marina')).length === 0) {
      await create({ name: 'Col·legi Santa Anna', kind: 'organisation', address: 'Carrer de la Riera, 48' });
      await create({
        name: "Marina d'Hort i L'Ametlla",
        identities: [
          { kind: 'email', value: 'marina.hort@example.cat' },
          { kind: 'phone', value: '600 300 400' },
          { kind: 'documentId', value: 'K0000000T' },
        ],
      });
    }
    expect(await found(text)).toEqual([expected]);
  });

  test.each(['K0000000', 'k0000'])(
    '%s, the beginning of a document, tells nobody whose it is',
    async (text) => {
      const documentId = { kind: 'documentId', value: 'K0000000T' };
      await ask('POST', '/contacts', { name: 'Marina', identities: [documentId] });
      expect(await found('K0000000T')).toHaveLength(1);
      expect(await found(text)).toEqual([]);
    },
  );

  test.each(["'; drop table contacts; --", '& | ! ( ) :*', '\\', '     ··'])(
    '%s finds nobody and breaks nothing',
    async (q) => {
      const response = await ask('POST', '/contacts/search', { q });
      expect([200, 400]).toContain(response.status);
    },
  );

  test('a list has pages', async () => {
    const first = await jsonOf<Body>(await ask('GET', '/contacts?limit=3'));
    expect(first.pagination.hasMore).toBe(true);
    const cursor = encodeURIComponent(first.pagination.nextCursor ?? '');
    const second = await jsonOf<Body>(await ask('GET', `/contacts?limit=3&cursor=${cursor}`));
    const ids = new Set([...first.data, ...second.data].map(({ id }) => id));
    expect(ids.size).toBe(6);
  });

  test('who looked for which document is in the audit log, and the document is not', async () => {
    await found('00000001R');
    const sought = lookedUp(door.world.secret, 'documentId', '00000001R');
    const rows = await door.world.db
      .select()
      .from(schema.auditLog)
      .where(like(schema.auditLog.action, 'contact.searched%'));
    const mine = rows.filter(({ action }) => action === `contact.searched ${sought}`);
    expect(mine.at(-1)).toMatchObject({ actorKind: 'integration' });
    expect(sought).toMatch(/^documentId \*{3}0000\*\* #[0-9a-f]{16}$/);
    expect(rows.some(({ action }) => action.includes('00000001R'))).toBe(false);
  });
});

describe('who may', () => {
  test.each([
    [['contacts:read'], 'POST', '/contacts', 403],
    [['contacts:write'], 'GET', '/contacts', 403],
    [['tickets:read', 'tickets:write'], 'GET', '/contacts', 403],
  ] as const)('%s %s %s: %d', async (scopes, verb, path, status) => {
    const as = await door.key(scopes);
    const response = await door.ask(verb, `/v1${path}`, {
      as,
      body: verb === 'POST' ? { name: 'x' } : undefined,
    });
    expect(response.status).toBe(status);
  });

  test('a missing one is 404', async () => {
    expect((await ask('GET', `/contacts/con_${'0'.repeat(26)}`)).status).toBe(404);
  });
});
