import { schema } from '@sinia/database';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStaff } from './create-staff-store.ts';
import { testServerUrl } from './test-server-url.ts';
import { addStaff, PASSWORD, refusalCode, type TestWorld, testWorld } from './test-world.ts';

let world: TestWorld;

beforeAll(async () => {
  world = await testWorld(testServerUrl(), { seats: 3 });
});
afterAll(() => world.database.drop());

test('of those who work tickets there are no more than seats, however many are added at once', async () => {
  const add = (index: number) =>
    addStaff(world, index % 2 ? 'agent' : 'supervisor', `a${index}@sinia.example`);
  const codes = await Promise.all(Array.from({ length: 8 }, (_, index) => refusalCode(add(index))));
  expect(codes.filter((code) => code === 'seats_exhausted')).toHaveLength(5);
  expect(codes.filter((code) => code === 'not refused')).toHaveLength(3);
});

test.each(['admin', 'auditor', 'light'] as const)('%s takes no seat', async (role) => {
  expect(await refusalCode(addStaff(world, role))).toBe('not refused');
});

test('whoever is disabled gives the seat back', async () => {
  expect(await refusalCode(addStaff(world, 'agent', 'nova@sinia.example'))).toBe('seats_exhausted');
  const { users } = schema;
  const [someone] = await world.db
    .select()
    .from(users)
    .where(inArray(users.role, ['agent', 'supervisor']))
    .limit(1);
  await world.db
    .update(users)
    .set({ disabledAt: new Date() })
    .where(eq(users.id, someone?.id ?? ''));
  expect(await refusalCode(addStaff(world, 'agent', 'nova@sinia.example'))).toBe('not refused');
});

test('a refused person leaves no row behind', async () => {
  const rows = await world.db.select({ id: schema.users.id }).from(schema.users);
  const accounts = await world.db.select({ id: schema.accounts.userId }).from(schema.accounts);
  expect(new Set(accounts.map((row) => row.id))).toEqual(new Set(rows.map((row) => row.id)));
});

test('a short password is not taken', async () => {
  const person = { name: 'Curta', email: 'curta@sinia.example', role: 'light', language: 'ca' } as const;
  await expect(createStaff(world, { ...person, password: PASSWORD.slice(0, 11) })).rejects.toThrow(/12/);
});
