import { randomBytes } from 'node:crypto';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../auth/actor.ts';
import { acceptInvitation } from '../../auth/invitations-store.ts';
import { loadStaffActor } from '../../auth/staff-store.ts';
import { testServerUrl } from '../../auth/test-server-url.ts';
import { addStaff, PASSWORD, refusalCode, type TestWorld, testWorld } from '../../auth/test-world.ts';
import type { Context } from '../context.ts';
import { changeGroup, createGroup, removeGroup } from '../groups/save-group.ts';
import { createKey, revokeKey } from '../keys/save-key.ts';
import { addIdentitySecret, changeSite, createSite } from '../sites/save-site.ts';
import { changeStaff } from './change-staff.ts';
import { inviteStaff, renewInvitation } from './invite-staff.ts';
import { listPeople } from './list-people.query.ts';

let world: TestWorld;
let admin: StaffActor;

beforeAll(async () => {
  world = await testWorld(testServerUrl(), { seats: 2 });
  admin = (await loadStaffActor(world.db, await addStaff(world, 'admin'))) as StaffActor;
});
afterAll(() => world.database.drop());

const context = (): Context => ({
  ...{ actor: admin, door: 'trpc', requestId: 'req_test', language: 'ca', dependencies: world },
});
const name = () => randomBytes(6).toString('hex');
const invite = (role: 'agent' | 'light', email = `${name()}@sinia.example`) =>
  inviteStaff.execute(context(), { name: 'Pol Serra', email, role, language: 'ca', groupIds: [] });
const tokenOf = (url: string) => new URL(url).hash.replace('#invitacio=', '');

describe('staff', () => {
  test('an invitation serves once, and its token is kept nowhere', async () => {
    const { id, url } = await invite('light');
    const accepted = await acceptInvitation(world, { token: tokenOf(url), password: PASSWORD });
    expect(accepted.email).toMatch(/@sinia\.example$/);
    expect(await refusalCode(acceptInvitation(world, { token: tokenOf(url), password: PASSWORD }))).toBe(
      'credential_invalid',
    );
    const [account] = await world.db.select().from(schema.accounts).where(eq(schema.accounts.userId, id));
    expect(account?.password).not.toContain(PASSWORD);
  });

  test('a renewed invitation ends the one before; after three days it is late', async () => {
    const { id, url } = await invite('light');
    const again = await renewInvitation.execute(context(), { id });
    expect(await refusalCode(acceptInvitation(world, { token: tokenOf(url), password: PASSWORD }))).toBe(
      'credential_invalid',
    );
    world.advance(73 * 3_600_000);
    expect(
      await refusalCode(acceptInvitation(world, { token: tokenOf(again.url), password: PASSWORD })),
    ).toBe('credential_expired');
  });

  test('seats are counted at the invitation and given back by disabling', async () => {
    const first = await invite('agent');
    await invite('agent');
    expect(await refusalCode(invite('agent'))).toBe('seats_exhausted');
    await changeStaff.execute(context(), { id: first.id, set: { disabled: true } });
    await invite('agent');
    expect(
      await refusalCode(changeStaff.execute(context(), { id: first.id, set: { disabled: false } })),
    ).toBe('seats_exhausted');
    expect((await listPeople.execute(context(), {})).seats).toEqual({ used: 2, bought: 2 });
  });

  test('the same address twice is refused, and the last administrator stays one', async () => {
    const email = `${name()}@sinia.example`;
    await invite('light', email);
    expect(await refusalCode(invite('light', email.toUpperCase()))).toBe('email_taken');
    for (const set of [{ disabled: true }, { role: 'light' as const }]) {
      expect(await refusalCode(changeStaff.execute(context(), { id: admin.id, set }))).toBe('last_admin');
    }
  });
});

describe('groups, sites and keys', () => {
  test('a group that receives or holds tickets stays', async () => {
    const { id } = await createGroup.execute(context(), { name: name() });
    await changeGroup.execute(context(), { id, set: { isDefault: true } });
    expect(await refusalCode(removeGroup.execute(context(), { id }))).toBe('group_in_use');
    const other = await createGroup.execute(context(), { name: name() });
    await removeGroup.execute(context(), { id: other.id });
  });

  test('an origin belongs to one site, and at most two secrets serve', async () => {
    const origin = `https://${name()}.example`;
    const site = await createSite.execute(context(), { name: name(), channel: 'web', origins: [origin] });
    const twin = createSite.execute(context(), { name: name(), channel: 'web', origins: [origin] });
    expect(await refusalCode(twin)).toBe('origin_taken');
    const kids: string[] = [];
    for (let turn = 0; turn < 3; turn += 1)
      kids.unshift((await addIdentitySecret.execute(context(), { id: site.id })).kid);
    const changed = await changeSite.execute(context(), { id: site.id, set: { channel: 'portal' } });
    expect(changed).toMatchObject({ channel: 'portal', identityKeys: kids.slice(0, 2) });
  });

  test.each(['http://web.example', 'https://web.example/', 'https://web.example/path', 'web.example'])(
    '%s is no origin',
    (origin) => {
      expect(createSite.input.safeParse({ name: 'x', channel: 'web', origins: [origin] }).success).toBe(
        false,
      );
    },
  );

  test('a key is shown once and ends when it is revoked', async () => {
    const { id, key } = await createKey.execute(context(), { name: 'ERP', scopes: ['tickets:read'] });
    const rows = await world.db.select().from(schema.apiKeys).where(eq(schema.apiKeys.id, id));
    expect(JSON.stringify(rows)).not.toContain(key);
    await revokeKey.execute(context(), { id });
    const [row] = await world.db.select().from(schema.apiKeys).where(eq(schema.apiKeys.id, id));
    expect(row?.revokedAt).not.toBeNull();
  });
});
