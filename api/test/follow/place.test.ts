import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeTicket } from '../../src/use-cases/tickets/change-ticket.ts';
import { listTickets } from '../../src/use-cases/tickets/list-tickets.query.ts';
import { type House, INTEGRATION, openHouse } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function found(q: string): Promise<string[]> {
  const input = listTickets.input.parse({ q });
  return (await listTickets.execute(house.as(house.agent), input)).data.map(({ id }) => id);
}

test('a ticket is found by the place of its matter, the first one and one that was written later', async () => {
  const { id } = await house.open(INTEGRATION, {}, { location: { street: 'Carrer Nou', number: '12' } });
  expect(await found('nou 12')).toEqual([id]);
  const set = { location: { street: 'Passeig Marítim' } };
  const changed = await changeTicket.execute(house.as(house.agent), { id, version: 1, set });
  expect(changed).toMatchObject({ version: 2, location: set.location });
  expect(await found('maritim')).toEqual([id]);
});
