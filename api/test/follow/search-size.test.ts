import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { listTickets } from '../../src/use-cases/tickets/list-tickets.query.ts';
import { type House, mailText, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ verdict: 'pass' });
});
afterAll(() => house.close());

/** As many different words as a log that somebody pastes. */
const pasted = (part: number) =>
  Array.from({ length: 9_000 }, (_, index) => `w${part}x${(index * 7919).toString(36)}`).join(' ');

test('a thread may be as long and as full of words as people make it: nothing is refused', async () => {
  const first = await house.receive(mailText({ from: 'pau@correu.example', subject: 'Registres' }));
  const id = first.ticketId ?? '';
  for (let part = 0; part < 14; part += 1)
    await replyToTicket.execute(house.as(house.agent), {
      id,
      message: { body: `${pasted(part)} final${part}`, visibility: 'public' },
    });
  const kept = await house.world.db.select().from(schema.messages).where(eq(schema.messages.ticketId, id));
  expect(kept).toHaveLength(15);
  for (const q of ['registres', 'final2']) {
    const found = await listTickets.execute(house.as(house.agent), listTickets.input.parse({ q }));
    expect(found.data.map((row) => row.id)).toEqual([id]);
  }
});
