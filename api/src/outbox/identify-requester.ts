import type { TicketIdentification } from '@sinia/core/identity';
import { awaitIdentification } from '../use-cases/contacts/link-store.ts';
import type { Subscriber } from './subscriber.ts';

/** Whoever opened a ticket is looked for among the contacts, whatever the channel; of spam only once it is restored. */
export const identifyRequester: Subscriber = {
  name: 'identify-requester',
  async deliver(tx, events, { clock }) {
    const ids = events
      .filter(({ event: { type }, ticket }) => {
        const begins = type === 'ticket.opened' || type === 'ticket.restored';
        return (
          begins && ticket.shelf !== 'spam' && !isFound(ticket.identification) && !isOwn(ticket.ownerKey)
        );
      })
      .map(({ ticketId }) => ticketId);
    await awaitIdentification(tx, [...new Set(ids)], clock());
  },
};

/** Whose it is was found, or is for an agent to say, before it was opened: by the call that it is of. */
const isFound = (found: TicketIdentification | null) => found !== null && found.outcome !== 'unknown';

/** Staff who ask for themselves are known. */
const isOwn = (ownerKey: string | null) => ownerKey?.startsWith('staff:') ?? false;
