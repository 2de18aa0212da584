import { endOfPresence, showPresence } from '../use-cases/presence/show-presence.ts';
import { procedure, router } from './procedure.ts';

export const presenceRouter = router({
  show: procedure
    .input(showPresence.input)
    .mutation(({ ctx, input }) => showPresence.execute(ctx.context, input)),
  end: procedure
    .input(endOfPresence.input)
    .mutation(({ ctx, input }) => endOfPresence.execute(ctx.context, input)),
});
