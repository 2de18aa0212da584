import { awaitIdentification } from '../use-cases/contacts/link-store.ts';
import { proveAddresses } from '../use-cases/contacts/prove-addresses-store.ts';
import type { Subscriber } from './subscriber.ts';

/**
 * Whoever answers by the link that was sent to the address that somebody typed has that address: who they are is looked
 * for again with that.
 */
export const proveByLink: Subscriber = {
  name: 'prove-by-link',
  async deliver(tx, events, { clock, secret }) {
    const answers = events
      .filter(({ event, actor, ticket }) => {
        const byLink = event.type === 'message.added' && actor.kind === 'link';
        return byLink && ticket.contactId === null && ticket.shelf !== 'spam';
      })
      .map(({ ticketId, actor }) => ({ ticketId, holderId: actor.id }));
    const proven = answers.length > 0 ? await proveAddresses(tx, secret, answers) : [];
    await awaitIdentification(tx, proven, clock());
  },
};
