import { blockSender, unblockSender } from '../use-cases/senders/block-sender.ts';
import { listBlockedSenders } from '../use-cases/senders/list-blocked.query.ts';
import { procedure, router } from './procedure.ts';

export const sendersRouter = router({
  list: procedure
    .input(listBlockedSenders.input)
    .query(({ ctx, input }) => listBlockedSenders.execute(ctx.context, input)),
  block: procedure
    .input(blockSender.input)
    .mutation(({ ctx, input }) => blockSender.execute(ctx.context, input)),
  unblock: procedure
    .input(unblockSender.input)
    .mutation(({ ctx, input }) => unblockSender.execute(ctx.context, input)),
});
