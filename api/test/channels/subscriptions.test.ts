import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../src/auth/actor.ts';
import { checkChannel } from '../../src/use-cases/channels/check-account.ts';
import { listChannelAccounts } from '../../src/use-cases/channels/list-accounts.query.ts';
import { changeChannel } from '../../src/use-cases/channels/save-account.ts';
import { BOT, type EveryChannel, openEveryChannel, PAGE, PAGED, PROFILE, X } from './every-channel.ts';

let house: EveryChannel;
let admin: StaffActor;
beforeAll(async () => {
  house = await openEveryChannel();
  admin = { ...house.agent, role: 'admin' };
});
afterAll(() => house.close());
beforeEach(() => house.mend());

const check = ({ id }: { id: string }) => checkChannel.execute(house.as(admin), { id });
const well = (told: 'subscribed' | 'mended' | 'untold') => ({ ok: true, code: null, reason: null, told });

describe.each([
  ['messenger', PAGE],
  ['instagram', PROFILE],
  ['paged', PAGED],
] as const)('%s', (name, account) => {
  test('that our app is not subscribed, or not any more, is mended', async () => {
    expect(await check(account)).toEqual(well('mended'));
    expect(await check(account)).toEqual(well('subscribed'));
    Object.assign(house[name].conditions, { unsubscribed: true });
    const unheard = house.somebodyOn[name]();
    unheard.says('Ningú no ho sent');
    await house.quiet();
    expect((await house.tickets()).some(({ subject }) => subject === 'Ningú no ho sent')).toBe(false);
    expect(await check(account)).toEqual(well('mended'));
    unheard.says(`Ara sí, per ${name}`);
    await house.quiet();
    expect((await house.tickets()).some(({ subject }) => subject === `Ara sí, per ${name}`)).toBe(true);
  });

  test('a permission that has run out is said before anything is asked', async () => {
    Object.assign(house[name].conditions, { tokenExpired: true });
    expect(await check(account)).toMatchObject({ ok: false, code: 'token_invalid', told: null });
  });
});

describe('X', () => {
  test('a door that it holds for broken is challenged again', async () => {
    // It knows the door by another name until it is told.
    expect(await check(X)).toEqual(well('mended'));
    expect(await check(X)).toEqual(well('subscribed'));
    Object.assign(house.x.conditions, { unsubscribed: true });
    expect(await check(X)).toEqual(well('mended'));
    expect(house.x.conditions.unsubscribed).toBe(false);
  });

  test('where the challenge is answered with another secret, the account says that it is not told', async () => {
    Object.assign(house.x.conditions, { unsubscribed: true });
    await changeChannel.execute(house.as(admin), { id: X.id, set: { secrets: { signing: 'un-altre' } } });
    expect(await check(X)).toMatchObject({ ok: false, code: 'not_subscribed' });
    const [ill] = (await listChannelAccounts.execute(house.as(admin), {})).filter(({ id }) => id === X.id);
    expect(ill).toMatchObject({ lastError: 'not_subscribed' });
  });

  test('without the token of the app it cannot be asked', async () => {
    await changeChannel.execute(house.as(admin), { id: X.id, set: { secrets: { appToken: 'caducat' } } });
    expect(await check(X)).toMatchObject({ ok: false, code: 'permission_missing' });
  });
});

test('Teams lets us in, and has no such question', async () => {
  expect(await check(BOT)).toEqual(well('untold'));
});
