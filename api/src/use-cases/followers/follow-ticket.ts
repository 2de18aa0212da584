import { TicketId } from '@sinia/contracts';
import { z } from 'zod';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { addFollowers, removeFollower } from './follower-store.ts';

/** From now on the caller hears of a ticket that is not theirs, or no more. Its version stays: no field changed. */
export const followTicket = defineUseCase({
  name: 'followTicket',
  permission: 'ticket.note',
  input: z.strictObject({ ticketId: TicketId, follow: z.boolean() }),
  output: z.object({}),
  load: (tx, { ticketId }) => lockTicket(tx, ticketId),
  about: aboutTicket,
  run: (work, { input: { ticketId, follow }, context }) => {
    if (follow) addFollowers(work, ticketId, [context.actor.id]);
    else removeFollower(work, ticketId, context.actor.id);
    work.audit(follow ? 'ticket.followed' : 'ticket.unfollowed', ticketId);
    return {};
  },
});
