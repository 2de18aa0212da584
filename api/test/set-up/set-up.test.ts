import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { schema } from '@sinia/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptInvitation } from '../../src/auth/invitations-store.ts';
import { testServerUrl } from '../../src/auth/test-server-url.ts';
import { PASSWORD, type TestWorld, testWorld } from '../../src/auth/test-world.ts';

let world: TestWorld;

beforeAll(async () => {
  world = await testWorld(testServerUrl());
});
afterAll(() => world.database.drop());

const run = promisify(execFile);
const setUp = (...args: string[]) =>
  run(process.execPath, ['api/src/set-up.ts', ...args], {
    env: {
      ...process.env,
      DATABASE_URL: world.database.url,
      SINIA_SECRET: world.secret,
      SINIA_SMTP_PORT: '0',
    },
  });

test('an empty installation gets a group and an administrator, who chooses a password by a link', async () => {
  const who = ['--email', 'marta@sinia.example', '--name', 'Marta Roca'];
  await setUp(...who);
  const { stdout } = await setUp(...who);
  const token = /#invitacio=(\S+)/.exec(stdout)?.[1] ?? '';
  await acceptInvitation(world, { token, password: PASSWORD });
  const people = await world.db.select().from(schema.users);
  expect(people.map(({ email, role }) => ({ email, role }))).toEqual([
    { email: 'marta@sinia.example', role: 'admin' },
  ]);
  const groups = await world.db.select().from(schema.groups);
  expect(groups).toMatchObject([{ isDefault: true }]);
});

test('without an address it says how it is called', async () => {
  await expect(setUp()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--email') });
});
