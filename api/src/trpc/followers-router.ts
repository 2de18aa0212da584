import { followTicket } from '../use-cases/followers/follow-ticket.ts';
import { listFollowers } from '../use-cases/followers/list-followers.query.ts';
import { procedure, router } from './procedure.ts';

export const followersRouter = router({
  list: procedure
    .input(listFollowers.input)
    .query(({ ctx, input }) => listFollowers.execute(ctx.context, input)),
  follow: procedure
    .input(followTicket.input)
    .mutation(({ ctx, input }) => followTicket.execute(ctx.context, input)),
});
