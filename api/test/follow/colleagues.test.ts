import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStaff } from '../../src/auth/test-world.ts';
import { type House, mailText, openHouse } from './house.ts';

let proven: House;
let unproven: House;
const settings = { employeeDomains: ['empresa.example'] };

beforeAll(async () => {
  proven = await openHouse({ verdict: 'pass' }, settings);
  unproven = await openHouse({ verdict: 'none' }, settings);
});
afterAll(async () => {
  await proven.close();
  await unproven.close();
});

async function openedBy(house: House, from: string, headers: string[] = []) {
  const subject = `De ${from}`;
  await house.receive(mailText({ from, subject, headers }));
  const [ticket] = await house.world.db
    .select()
    .from(schema.tickets)
    .where(eq(schema.tickets.subject, subject));
  return ticket!;
}

const staffAt = (house: House, email: string) =>
  house.world.db.select().from(schema.users).where(eq(schema.users.email, email));

test('a colleague whom nobody knows yet becomes light, once, and owns what they ask for', async () => {
  const first = await openedBy(proven, 'Nora Riu <Nora@empresa.example>');
  const [nora, ...others] = await staffAt(proven, 'nora@empresa.example');
  expect([nora?.role, others]).toEqual(['light', []]);
  expect(first).toMatchObject({ ownerKey: `staff:${nora?.id}`, requesterVerified: true });
  const second = await openedBy(proven, 'nora@empresa.example');
  expect(second.ownerKey).toBe(first.ownerKey);
});

test('one whom the desk knows keeps their role', async () => {
  const id = await addStaff(proven.world, 'supervisor', 'cap@empresa.example');
  expect((await openedBy(proven, 'cap@empresa.example')).ownerKey).toBe(`staff:${id}`);
  expect(await staffAt(proven, 'cap@empresa.example')).toMatchObject([{ role: 'supervisor' }]);
});

test.each<[string, string, string[]]>([
  ['an address of another domain', 'anna@correu.example', []],
  ['a domain that only looks like it', 'x@empresa.example.evil.example', []],
  ['a subdomain', 'x@sub.empresa.example', []],
  ['a program', 'robot@empresa.example', ['Auto-Submitted: auto-generated']],
])('%s is no colleague', async (_, from, headers) => {
  expect((await openedBy(proven, from, headers)).ownerKey).toBeNull();
  expect(await staffAt(proven, from)).toEqual([]);
});

test('what is not proven makes nobody a colleague', async () => {
  expect((await openedBy(unproven, 'fals@empresa.example')).ownerKey).toBeNull();
  expect(await staffAt(unproven, 'fals@empresa.example')).toEqual([]);
});

test('whoever was disabled asks as anybody does', async () => {
  const id = await addStaff(proven.world, 'light', 'fora@empresa.example');
  await proven.world.db.update(schema.users).set({ disabledAt: new Date() }).where(eq(schema.users.id, id));
  expect((await openedBy(proven, 'fora@empresa.example')).ownerKey).toBeNull();
});
