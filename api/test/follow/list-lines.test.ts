import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { listTickets } from '../../src/use-cases/tickets/list-tickets.query.ts';
import { type House, INTEGRATION, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const { tickets } = schema;
const agent = () => house.as(house.agent);
const page = async (limit = 50, cursor?: string) =>
  listTickets.execute(agent(), { view: 'recent', limit, ...(cursor ? { cursor } : {}) });
const lineOf = async (id: string) => (await page()).data.find((one) => one.id === id);

test('a line that was shown before shows what was written since, with or without a new version', async () => {
  const { id } = await house.open(INTEGRATION, { email: 'anna@correu.example' });
  expect(await lineOf(id)).toMatchObject({ priority: 'normal', trouble: null });
  await house.world.db.update(tickets).set({ priority: 'high' }).where(eq(tickets.id, id));
  expect(await lineOf(id)).toMatchObject({ priority: 'high', trouble: null });
  await house.world.db.update(tickets).set({ trouble: 'delivery_failed' }).where(eq(tickets.id, id));
  expect(await lineOf(id)).toMatchObject({ priority: 'high', trouble: 'delivery_failed' });
});

test('a line says of a ticket what the ticket says', async () => {
  const { id } = await house.open(INTEGRATION, { name: 'Pere Pi', email: 'pere@correu.example' });
  const line = await lineOf(id);
  const ticket = await getTicket.execute(agent(), { id });
  expect(ticket).toMatchObject({ ...line });
});

test.each([
  ['the address', { email: 'sense.nom@correu.example' }, 'sense.nom@correu.example'],
  ['the number', { phone: '+34600111222' }, '+34600111222'],
])('who gave no name is listed by %s', async (_, requester, shown) => {
  const { id } = await house.open(INTEGRATION, requester);
  expect(await lineOf(id)).toMatchObject({ requester: { name: shown } });
});

test('whether seen before or not, pages hold every ticket once and in order', async () => {
  for (const name of ['u', 'dos', 'tres']) await house.open(INTEGRATION, { email: `${name}@correu.example` });
  const all = (await page()).data.map((one) => one.id);
  const paged: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { data, pagination } = await page(2, cursor);
    paged.push(...data.map((one) => one.id));
    cursor = pagination.nextCursor;
  }
  expect(paged).toEqual(all);
});
