import type { Profile } from '@sinia/channels';
import { z } from 'zod';
import { deliveriesOf } from '../topic.ts';
import { defineUseCase } from '../use-case.ts';
import { lockById, nameTickets, writeConversation } from './conversation-store.ts';

/** What a provider says of who somebody is: on the conversation, and on those of its tickets that have no name yet. */
export const nameCorrespondent = defineUseCase({
  name: 'nameCorrespondent',
  permission: 'ticket.update',
  input: z.object({ id: z.string(), profile: z.custom<Profile | null>() }),
  output: z.object({ named: z.boolean() }),
  load: (tx, { id }) => lockById(tx, id),
  about: () => ({}),
  run: (work, { input: { profile }, subject: conversation }) => {
    const { name, address } = profile ?? { name: null, address: null };
    writeConversation(work, conversation.id, {
      namedAt: work.now,
      ...(name ? { name } : {}),
      ...(address ? { address } : {}),
    });
    const shown = name ?? address;
    if (!shown) return { named: false };
    nameTickets(work, conversation.id, shown);
    if (conversation.ticketId) work.signal(deliveriesOf(conversation.ticketId));
    return { named: true };
  },
});
