import { expect, test } from 'vitest';
import { StaffSignIn } from './staff-sign-in.ts';

const answering = (status: number, body: unknown = {}) =>
  new StaffSignIn('', async () => Response.json(body, { status }));

test.each([
  [200, { twoFactorRedirect: true }, { step: 'code' }],
  [200, {}, { step: 'in' }],
  [401, { code: 'credential_invalid' }, { step: 'refused', why: 'wrong' }],
  [429, { code: 'rate_limited' }, { step: 'refused', why: 'tooMany' }],
  [503, {}, { step: 'refused', why: 'unreachable' }],
])('a password answered with %d %j', async (status, body, step) => {
  expect(await answering(status, body).password('a@b.cat', 'x')).toEqual(step);
});

test.each([
  [200, {}, { step: 'in' }],
  [401, { code: 'credential_invalid' }, { step: 'refused', why: 'wrongCode' }],
  [401, { code: 'credential_expired' }, { step: 'refused', why: 'codeExpired' }],
  [429, {}, { step: 'refused', why: 'tooMany' }],
])('a code answered with %d %j', async (status, body, step) => {
  expect(await answering(status, body).code('123456')).toEqual(step);
});

test('a recovery code goes its own way and is refused in its own words', async () => {
  const asked: string[] = [];
  const doors = new StaffSignIn('', async (input) => {
    asked.push(String(input));
    return Response.json({ code: 'credential_invalid' }, { status: 401 });
  });
  expect(await doors.recoveryCode('ab12')).toEqual({ step: 'refused', why: 'wrongRecovery' });
  expect(asked).toEqual(['/desk/auth/two-factor/verify-backup-code']);
});

test('no answer at all is said as such', async () => {
  const doors = new StaffSignIn('', async () => {
    throw new TypeError('failed');
  });
  expect(await doors.password('a@b.cat', 'x')).toEqual({ step: 'refused', why: 'unreachable' });
});

test('no token without a session', async () => {
  expect(await answering(401).token()).toBeNull();
  await expect(answering(500).token()).rejects.toThrow();
});
