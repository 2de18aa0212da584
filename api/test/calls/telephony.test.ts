import { signatureFor } from '@sinia/channels/phone';
import { schema } from '@sinia/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalCode } from '../../src/auth/test-world.ts';
import { callDetail } from '../../src/use-cases/calls/call-detail.query.ts';
import { exchangeOf } from '../../src/use-cases/calls/exchange-credentials.ts';
import {
  dropOldExchangeSecret,
  rotateExchangeSecret,
  setExchangeToken,
} from '../../src/use-cases/calls/exchange-keys.ts';
import { knownExchanges } from '../../src/use-cases/calls/exchange-store.ts';
import { exportCalls } from '../../src/use-cases/calls/export-calls.query.ts';
import { addExtensions, listExtensions } from '../../src/use-cases/calls/extensions.ts';
import { listExchanges } from '../../src/use-cases/calls/list-exchanges.query.ts';
import { missingWriteUps } from '../../src/use-cases/calls/missing-write-ups.query.ts';
import { addReason } from '../../src/use-cases/calls/reasons.ts';
import { changeExchange, createExchange, removeExchange } from '../../src/use-cases/calls/save-exchange.ts';
import { getPolicy, savePolicy } from '../../src/use-cases/calls/save-policy.ts';
import { writeUpCall } from '../../src/use-cases/calls/write-up-call.ts';
import { answeredCall, openExchange, type TestExchange } from './exchange.ts';

let exchange: TestExchange;

beforeAll(async () => {
  exchange = await openExchange();
});
afterAll(() => exchange.world.database.drop());

const as = (role: 'admin' | 'supervisor') => exchange.as({ ...exchange.agent, role });
const viewOf = async (id: string) =>
  (await listExchanges.execute(as('admin'), {})).find((one) => one.id === id)!;

/** What the door says to an event under a secret, or with a token. */
async function told(under: { secret: string } | { token: string }): Promise<number> {
  const raw = JSON.stringify({ event: 'call.started', callId: `t-${exchange.world.random(4).join('')}` });
  const headers: Record<string, string> =
    'secret' in under
      ? { 'X-CTI-Signature': signatureFor(under.secret, Buffer.from(raw), exchange.world.clock()) }
      : { 'X-CTI-Token': under.token };
  return (await exchange.ask('POST', '/v1/calls/events', { raw, headers })).status;
}

describe('an exchange', () => {
  test('is made, changes its secret with overlap, is put out of use', async () => {
    const { id, secret } = await createExchange.execute(as('admin'), { name: 'Segona' });
    expect(await refusalCode(createExchange.execute(as('admin'), { name: 'Segona' }))).toBe('name_taken');
    expect(await told({ secret })).toBe(202);
    const { secret: next } = await rotateExchangeSecret.execute(as('admin'), { id });
    expect([await told({ secret }), await told({ secret: next })]).toEqual([202, 202]);
    expect((await viewOf(id)).secrets).toBe(2);
    await dropOldExchangeSecret.execute(as('admin'), { id });
    expect([await told({ secret }), await told({ secret: next })]).toEqual([401, 202]);
    expect(await refusalCode(removeExchange.execute(as('admin'), { id }))).toBe('exchange_in_use');
    await changeExchange.execute(as('admin'), { id, set: { disabled: true } });
    expect(await told({ secret: next })).toBe(401);
  });

  test('one that told nothing is removed', async () => {
    const { id } = await createExchange.execute(as('admin'), { name: 'Per error' });
    await removeExchange.execute(as('admin'), { id });
    expect(await refusalCode(rotateExchangeSecret.execute(as('admin'), { id }))).toBe('not_found');
  });

  test('a static token counts from listed addresses alone, until it ends', async () => {
    const { id } = await createExchange.execute(as('admin'), { name: 'Sense signatura' });
    const { token } = await setExchangeToken.execute(as('admin'), { id, make: true });
    expect(await told({ token: token! })).toBe(403);
    await changeExchange.execute(as('admin'), { id, set: { addresses: ['203.0.113.0/24'] } });
    const { world } = exchange;
    const claim = { signature: undefined, token: token!, address: '203.0.113.7', body: new Uint8Array() };
    expect(exchangeOf(claim, await knownExchanges(world), world.clock()).id).toBe(id);
    await setExchangeToken.execute(as('admin'), { id, make: false });
    expect(await told({ token: token! })).toBe(401);
  });

  test.each(['300.1.1.1', '10.0.0.0/33', 'centraleta.example', '10.0.0.0/8/8'])(
    '%s is no address',
    (address) => {
      expect(changeExchange.input.safeParse({ id: 'exc_x', set: { addresses: [address] } }).success).toBe(
        false,
      );
    },
  );

  test('passwords come in and never go out; what is not given again stays', async () => {
    const { id } = await createExchange.execute(as('admin'), { name: 'Amb ordres' });
    const control = { url: 'https://pbx.example/control', dials: true, pauses: false } as const;
    const more = { recordings: 'none', survey: 'none' } as const;
    const manager = { host: 'pbx.example', port: 5038, tls: true, username: 'sinia' } as const;
    const login = { login: 'challenge' } as const;
    const set = { control: { ...control, ...more, token: 'clau-1' } };
    await changeExchange.execute(as('admin'), { id, set });
    const withoutSecret = { ...manager, ...login, secret: null };
    const refused = changeExchange.execute(as('admin'), { id, set: { manager: withoutSecret } });
    expect(await refusalCode(refused)).toBe('invalid_body');
    await changeExchange.execute(as('admin'), {
      id,
      set: { control: { ...control, ...more, token: null }, manager: { ...withoutSecret, secret: 'clau-2' } },
    });
    const view = await viewOf(id);
    expect(view).toMatchObject({ control, manager, hasControlToken: true });
    const rows = await exchange.world.db.select().from(schema.exchanges);
    expect(JSON.stringify([view, rows])).not.toMatch(/clau-[12]/);
    const audit = await exchange.world.db.select().from(schema.auditLog);
    expect(audit.map(({ action }) => action)).toContain(`exchange.changed ${id} control manager`);
  });

  describe('what is kept is never sent elsewhere', () => {
    const control = { url: 'https://pbx.example/control', dials: true, pauses: false } as const;
    const orders = { ...control, recordings: 'none', survey: 'none' } as const;
    const manager = { host: 'pbx.example', port: 5038, tls: true, username: 'sinia' } as const;
    const heard = { ...manager, login: 'challenge' } as const;
    const made = async (name: string) => {
      const { id } = await createExchange.execute(as('admin'), { name });
      const set = { control: { ...orders, token: 'clau-1' }, manager: { ...heard, secret: 'clau-2' } };
      await changeExchange.execute(as('admin'), { id, set });
      return id;
    };
    const answer = (id: string, set: Parameters<typeof changeExchange.execute>[1]['set']) =>
      changeExchange.execute(as('admin'), { id, set }).then(
        () => 'kept',
        (error) => error.fields?.[0],
      );

    test.each([
      ['https://pbx.example/other', 'kept'],
      ['https://pbx.evil/control', { pointer: '/set/control/token', code: 'required' }],
      ['http://pbx.example/control', { pointer: '/set/control/token', code: 'required' }],
      ['https://pbx.example:8443/control', { pointer: '/set/control/token', code: 'required' }],
    ])('the token, at %s', async (url, expected) => {
      const id = await made(`Codi ${url}`);
      expect(await answer(id, { control: { ...orders, url, token: null } })).toEqual(expected);
    });

    test.each([
      [{}, 'kept'],
      [{ host: 'pbx.evil' }, { pointer: '/set/manager/secret', code: 'required' }],
      [{ port: 5039 }, { pointer: '/set/manager/secret', code: 'required' }],
      [{ tls: false }, { pointer: '/set/manager/secret', code: 'required' }],
      [{ username: 'root' }, { pointer: '/set/manager/secret', code: 'required' }],
      [{ login: 'plain' as const }, { pointer: '/set/manager/secret', code: 'required' }],
    ])('the password, with %o', async (other, expected) => {
      const id = await made(`Gestor ${JSON.stringify(other)}`);
      expect(await answer(id, { manager: { ...heard, ...other, secret: null } })).toEqual(expected);
    });
  });

  test('its health: what was odd, by day', async () => {
    await exchange.tell({ event: 'call.dreamt', callId: 'odd-1' });
    const { health } = await viewOf(exchange.exchangeId);
    expect(health.issues).toContainEqual(expect.objectContaining({ issue: 'event_unknown', count: 1 }));
  });
});

test('extensions: all of a list or none of it', async () => {
  const rows = (...names: string[]) => names.map((extension) => ({ extension, userId: exchange.agent.id }));
  await addExtensions.execute(as('admin'), { rows: rows('301', '302') });
  const refused = addExtensions.execute(as('admin'), { rows: rows('303', '301') });
  await expect(refused).rejects.toMatchObject({
    code: 'extension_taken',
    fields: [{ pointer: '/rows/1/extension' }],
  });
  expect(await refusalCode(addExtensions.execute(as('admin'), { rows: rows('304', '304') }))).toBe(
    'extension_taken',
  );
  const stranger = [{ extension: '305', userId: 'agt_nobody' }];
  expect(await refusalCode(addExtensions.execute(as('admin'), { rows: stranger }))).toBe('assignee_unknown');
  const known = await listExtensions.execute(as('admin'), {});
  expect(known.map(({ extension }) => extension)).toEqual(['204', '301', '302']);
});

test('the rules are kept in versions; who read an older one is told so', async () => {
  const { policy, version } = await getPolicy.execute(as('admin'), {});
  await savePolicy.execute(as('admin'), { version, policy: { ...policy, reasonMinutes: 10 } });
  expect(await refusalCode(savePolicy.execute(as('admin'), { version, policy }))).toBe('version_stale');
  const { versions } = await getPolicy.execute(as('admin'), {});
  expect(versions).toMatchObject([{ version: version + 1, savedBy: 'Persona agent' }]);
});

describe('for supervisors', () => {
  test('answered calls of which nobody said in time why; said late, they are gone', async () => {
    await exchange.tell(...answeredCall('w-one', '600600111'));
    const missing = async () =>
      (await missingWriteUps.execute(as('supervisor'), {})).calls.map(({ callId }) => callId);
    const { endedAt, id } = await exchange.callOf('w-one');
    const age = exchange.world.clock().getTime() - endedAt!.getTime();
    if (age < 15 * 60_000) exchange.world.advance(15 * 60_000 - age);
    exchange.world.advance(1_000);
    expect(await missing()).toEqual(['w-one']);
    const { id: reasonId } = await addReason.execute(as('admin'), { parentId: null, names: { ca: 'Fuita' } });
    await writeUpCall.execute(exchange.as(exchange.agent), { id, reasonId });
    expect(await missing()).toEqual([]);
    expect(await refusalCode(missingWriteUps.execute(exchange.as(exchange.agent), {}))).toBe(
      'permission_denied',
    );
  });

  test('the chosen calls as a file, noted; of no use as a formula', async () => {
    const file = await exportCalls.execute(as('supervisor'), {
      ...{ format: 'csv', language: 'ca', number: '600600111' },
    });
    const text = Buffer.from(file.base64, 'base64').toString('utf8');
    expect(file).toMatchObject({ count: 1, isCut: false, mediaType: 'text/csv; charset=utf-8' });
    expect(text).toMatch(/^\ufeffInici,Sentit,/);
    expect(text).toContain(",Rebuda,Atesa,'+34600600111,");
    const audit = await exchange.world.db.select().from(schema.auditLog);
    expect(audit.map(({ action }) => action)).toContain('calls.exported 1');
  });
});

test('everything of one call: what was told, and by whom', async () => {
  await exchange.tell(...answeredCall('e-one', '600600222'));
  await exchange.settle();
  const { id } = await exchange.callOf('e-one');
  const detail = await callDetail.execute(exchange.as(exchange.agent), { id });
  expect(detail).toMatchObject({ id, hasTicket: true, reasonDueAt: expect.any(String), transfers: [] });
  expect(detail.events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['call.answered', 'call.ended']),
  );
  const audit = await exchange.world.db.select().from(schema.auditLog);
  expect(audit.map(({ action }) => action)).toContain(`call.seen ${id}`);
});
