import { createHmac } from 'node:crypto';
import type { Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../src/auth/actor.ts';
import { checkChannel } from '../../src/use-cases/channels/check-account.ts';
import { listChannelAccounts } from '../../src/use-cases/channels/list-accounts.query.ts';
import { changeChannel, connectChannel } from '../../src/use-cases/channels/save-account.ts';
import { sendTestMessage } from '../../src/use-cases/channels/send-test-message.ts';
import { openWhatsAppHouse, WHATSAPP, type WhatsAppHouse } from './channel-house.ts';

let house: WhatsAppHouse;
let admin: StaffActor;

beforeAll(async () => {
  house = await openWhatsAppHouse();
  admin = { ...house.agent, role: 'admin' };
});
afterAll(() => house.close());

const { id } = WHATSAPP;
const asAdmin = () => house.as(admin);
const listed = async (of = id) =>
  (await listChannelAccounts.execute(asAdmin(), {})).find((one) => one.id === of)!;

/** The status of a webhook that is signed with a secret. */
async function knock(secret: string, account = id): Promise<number> {
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'x-hub-signature-256': `sha256=${signature}` };
  return (await house.request(`/v1/inbound/whatsapp/${account}`, { method: 'POST', body, headers })).status;
}

test('an account is connected, greets the provider, and never shows its secrets', async () => {
  const made = await connectChannel.execute(asAdmin(), {
    ...{ channel: 'whatsapp', name: 'Avaries', externalId: '42', groupId: house.groupId },
    ...{ settings: { wabaId: '7', unknown: 'x' }, secrets: { signing: 'segur', accessToken: 'EAA-secret' } },
  });
  const view = await listed(made.id);
  expect(view).toMatchObject({
    settings: { wabaId: '7' },
    paused: false,
    resting: false,
    callback: { secrets: 1 },
  });
  expect(JSON.stringify(await listChannelAccounts.execute(asAdmin(), {}))).not.toContain('EAA-secret');
  const { url, verifyToken } = view.callback!;
  const query = `hub.mode=subscribe&hub.challenge=77&hub.verify_token=${verifyToken}`;
  const answer = await house.request(`${new URL(url).pathname}?${query}`);
  expect(await answer.text()).toBe('77');
  expect(await knock('segur', made.id)).toBe(200);
  const audit = JSON.stringify(await house.world.db.select().from(schema.auditLog));
  expect(audit).toContain(`channel.connected whatsapp ${made.id}`);
  expect(audit).not.toMatch(/segur|EAA-secret/);
});

test.each([
  [{ settings: {}, secrets: { signing: 's', accessToken: 't' } }, '/settings/wabaId'],
  [{ settings: { wabaId: '7' }, secrets: { signing: 's' } }, '/secrets/accessToken'],
])('%j: what is missing is named', async (given, pointer) => {
  const account = { channel: 'whatsapp', name: 'X', externalId: '43', groupId: house.groupId } as const;
  await expect(connectChannel.execute(asAdmin(), { ...account, ...given })).rejects.toMatchObject({
    ...{ code: 'invalid_body', fields: [{ pointer }] },
  });
});

test('a secret is rotated without a stop', async () => {
  expect(await knock(WHATSAPP.appSecret)).toBe(200);
  await changeChannel.execute(asAdmin(), { id, set: { secrets: { signing: 'nou' } } });
  expect([await knock(WHATSAPP.appSecret), await knock('nou')]).toEqual([200, 200]);
  expect((await listed()).callback?.secrets).toBe(2);
  await changeChannel.execute(asAdmin(), { id, set: { dropOldSecrets: true } });
  expect([await knock(WHATSAPP.appSecret), await knock('nou')]).toEqual([401, 200]);
  await changeChannel.execute(asAdmin(), { id, set: { secrets: { signing: WHATSAPP.appSecret } } });
});

test('the connection is tried, and says what ails it', async () => {
  // Nobody had subscribed our app yet.
  const well = { ok: true, code: null, reason: null };
  expect(await checkChannel.execute(asAdmin(), { id })).toEqual({ ...well, told: 'mended' });
  expect(await checkChannel.execute(asAdmin(), { id })).toEqual({ ...well, told: 'subscribed' });
  Object.assign(house.whatsapp.conditions, { tokenExpired: true });
  expect(await checkChannel.execute(asAdmin(), { id })).toMatchObject({ ok: false, code: 'token_invalid' });
  expect(await listed()).toMatchObject({ lastError: 'token_invalid' });
  Object.assign(house.whatsapp.conditions, { tokenExpired: false });
  await checkChannel.execute(asAdmin(), { id });
  expect(await listed()).toMatchObject({ lastError: null });
});

describe('a test message', () => {
  const ana = { phone: '34600111222', name: 'Ana' };
  const reprendre = { name: 'reprendre', language: 'ca' };
  const send = (to: string, template: typeof reprendre | null = null) =>
    sendTestMessage.execute(asAdmin(), { id, to, template });
  const said = () => house.whatsapp.phoneOf(ana.phone).lines.filter(({ by }) => by === 'us').length;

  test('leaves for nobody who has not written, but as an approved text', async () => {
    expect(await send('600 111 222')).toMatchObject({ ok: false, code: 'never_wrote' });
    await house.world.db.insert(schema.channelTemplates).values({
      ...{ accountId: id, ...reprendre, category: 'UTILITY', status: 'approved', notice: null, reason: null },
      ...{ body: 'Hola {{1}}, {{2}}', parameters: 2, updatedAt: house.world.clock() },
    });
    expect(await send('34600111222', reprendre)).toMatchObject({ ok: true });
    expect(said()).toBe(1);
  });

  test('reaches whoever has written of late, is of no ticket, and nothing waits for what is told of it', async () => {
    house.whatsapp.write(ana, { type: 'text', text: { body: 'Soc l’administradora' } });
    await house.quiet();
    const before = { tickets: (await house.tickets()).length, said: said() };
    expect(await send('+34 600 111 222')).toEqual({ ok: true, code: null, reason: null });
    await house.quiet();
    expect({ tickets: (await house.tickets()).length, said: said() }).toEqual({
      ...before,
      said: before.said + 1,
    });
    expect(await listed()).toMatchObject({ waiting: { in: 0 }, lastError: null });
  });

  test('says that the window is closed, and that the permission has run out', async () => {
    Object.assign(house.whatsapp.conditions, { tokenExpired: true });
    expect(await send('Ana')).toMatchObject({ ok: false, code: 'token_invalid' });
    expect(await listed()).toMatchObject({ lastError: 'token_invalid' });
    Object.assign(house.whatsapp.conditions, { tokenExpired: false });
    house.world.advance(25 * 3_600_000);
    expect(await send('34600111222')).toMatchObject({ ok: false, code: 'window_closed' });
  });

  test('is written down, does not leave in pause, and is not sent again and again', async () => {
    await changeChannel.execute(asAdmin(), { id, set: { paused: true } });
    const before = said();
    expect(await send('34600111222')).toEqual({ ok: false, code: 'paused', reason: null });
    expect(said()).toBe(before);
    await changeChannel.execute(asAdmin(), { id, set: { paused: false } });
    const tests = await house.world.db
      .select()
      .from(schema.auditLog)
      .where(eq(schema.auditLog.action, `channel.tested ${id}`));
    expect(tests.length).toBeGreaterThan(0);
    expect(tests[0]).toMatchObject({ actorKind: 'staff' });
    const often = Array.from({ length: 12 }, () => send('600 999 888').catch((error: Refusal) => error.code));
    expect(await Promise.all(often)).toContain('rate_limited');
  });
});

test('in pause what comes is kept, and is read when it goes on', async () => {
  await changeChannel.execute(asAdmin(), { id, set: { paused: true } });
  house.whatsapp.write({ phone: '34600777888', name: 'Ana' }, { type: 'text', text: { body: 'En pausa' } });
  await house.quiet();
  const before = (await house.tickets()).length;
  expect(await listed()).toMatchObject({ paused: true, waiting: { in: 1 } });
  await changeChannel.execute(asAdmin(), { id, set: { paused: false } });
  await house.quiet();
  expect(await house.tickets()).toHaveLength(before + 1);
});

test('an agent neither reads nor changes it; a supervisor reads it without what is copied', async () => {
  const agent = house.as(house.agent);
  await expect(listChannelAccounts.execute(agent, {})).rejects.toMatchObject({ code: 'permission_denied' });
  await expect(changeChannel.execute(agent, { id, set: { paused: true } })).rejects.toBeDefined();
  const supervisor = house.as({ ...house.agent, role: 'supervisor' });
  for (const one of await listChannelAccounts.execute(supervisor, {})) expect(one.callback).toBeNull();
});
