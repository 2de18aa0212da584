import type { DueEvent } from '../use-cases/deliveries/outbox-store.ts';
import { readConnection } from '../use-cases/directory/connection-store.ts';
import { queueNotes, readCustomerIds } from '../use-cases/directory/note-store.ts';
import type { Subscriber } from './subscriber.ts';

const TELLING: ReadonlySet<string> = new Set(['ticket.opened', 'ticket.identified', 'ticket.restored']);
/** Where a ticket says of itself nothing else. */
const NO_REASON = 'CONSULTA';

/**
 * A contact with a customer of the billing system is noted there, where an administrator wants it: once a ticket, when
 * it is certain whose it is, and never of spam or history.
 */
export const noteInDirectory: Subscriber = {
  name: 'note-in-directory',
  async deliver(tx, events, { clock }) {
    const told = events.filter(({ event, ticket }) => TELLING.has(event.type) && isCertain(ticket));
    if (told.length === 0 || !(await readConnection(tx))?.writesBack) return;
    const tickets = new Map(told.map(({ ticket }) => [ticket.id, ticket]));
    const ids = [...tickets.values()].flatMap(({ contactId }) => contactId ?? []);
    const customers = await readCustomerIds(tx, ids);
    const notes = [...tickets.values()].flatMap((ticket) => {
      const customerId = customers.get(ticket.contactId ?? '');
      return customerId ? [{ ticketId: ticket.id, note: noteOf(ticket, customerId) }] : [];
    });
    await queueNotes(tx, notes, clock());
  },
};

function isCertain({ contactId, identification, shelf, imported }: DueEvent['ticket']): boolean {
  return contactId !== null && !identification?.provisional && shelf !== 'spam' && !imported;
}

function noteOf(ticket: DueEvent['ticket'], customerId: string) {
  const { requester, channel, category, legalType, reference, createdAt } = ticket;
  return {
    ...{ customerId, channel, inbound: true, ticketReference: reference },
    contractNumber: requester.contract ?? null,
    reasonCode: category ?? legalType ?? NO_REASON,
    at: createdAt.toISOString(),
  };
}
