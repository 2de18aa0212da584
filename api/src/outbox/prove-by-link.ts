import { awaitIdentification, proveAddresses } from '../use-cases/contacts/link-store.ts';
import type { Subscriber } from './subscriber.ts';

/**
 * Whoever answers by the link that was sent to the address that somebody typed has that address: who they are is looked
 * for again with that.
 */
export const proveByLink: Subscriber = {
  name: 'prove-by-link',
  async deliver(tx, events, { clock }) {
    const ids = events
      .filter(({ event, actor, ticket }) => {
        const byLink = event.type === 'message.added' && actor.kind === 'link';
        return byLink && ticket.contactId === null && ticket.shelf !== 'spam';
      })
      .map(({ ticketId }) => ticketId);
    const proven = ids.length > 0 ? await proveAddresses(tx, [...new Set(ids)]) : [];
    await awaitIdentification(tx, proven, clock());
  },
};
