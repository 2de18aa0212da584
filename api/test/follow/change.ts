import type { ChangeTicketBody } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { changeTicket } from '../../src/use-cases/tickets/change-ticket.ts';
import type { House } from './house.ts';

/** Changes fields of a ticket as its agent does, at the version that it has now. */
export async function change(house: House, id: string, set: ChangeTicketBody) {
  const [row] = await house.world.db
    .select({ version: schema.tickets.version })
    .from(schema.tickets)
    .where(eq(schema.tickets.id, id));
  return changeTicket.execute(house.as(house.agent), { id, version: row?.version ?? 0, set });
}

/** One more event on a ticket, of which no customer is told. */
export const addTag = (house: House, id: string, tag: string) => change(house, id, { tags: [tag] });
