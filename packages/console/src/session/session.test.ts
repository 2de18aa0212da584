import { expect, test, vi } from 'vitest';
import { ME } from '../../test/sample-desk.ts';
import { type Granted, Session } from './session.ts';

const grant = (token: string, expiresAt: number): Granted => ({
  token,
  expiresAt: new Date(expiresAt).toISOString(),
  staff: ME,
});

test('a bearer is used until its last minute, then renewed once for all who ask', async () => {
  let now = 0;
  const getToken = vi.fn(async () => grant(`t${getToken.mock.calls.length}`, now + 900_000));
  const session = new Session(getToken, () => now);
  await session.start();
  expect(await session.bearer()).toBe('t1');
  now = 841_000;
  expect(await Promise.all([session.bearer(), session.bearer()])).toEqual(['t2', 't2']);
  expect(getToken).toHaveBeenCalledTimes(2);
});

test('without a session the sign-in page is due; after one has ended it says so', async () => {
  let granted: Granted | null = null;
  const session = new Session(async () => granted);
  await session.start();
  expect(session.state.value).toBe('out');
  expect(session.ended.value).toBe(false);
  granted = grant('t', Date.now() + 900_000);
  await session.start();
  expect(session.me.value?.name).toBe('Cristina Vidal');
  granted = null;
  session.drop();
  await expect(session.bearer()).rejects.toMatchObject({ code: 'credential_expired' });
  expect([session.state.value, session.ended.value, session.me.value]).toEqual(['out', true, null]);
});

test('a server that is away is not a missing session', async () => {
  const session = new Session(async () => {
    throw new TypeError('fetch failed');
  });
  await session.start();
  expect(session.state.value).toBe('unreachable');
});
