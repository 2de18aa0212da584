import { listNotices } from '../use-cases/deliveries/list-notices.query.ts';
import { releaseParked } from '../use-cases/deliveries/release-parked.ts';
import { retryDelivery } from '../use-cases/deliveries/retry-delivery.ts';
import { listLetters } from '../use-cases/letters/list-letters.query.ts';
import { postLetter } from '../use-cases/letters/post-letter.ts';
import { procedure, router } from './procedure.ts';

export const deliveriesRouter = router({
  notices: procedure
    .input(listNotices.input)
    .query(({ ctx, input }) => listNotices.execute(ctx.context, input)),
  retry: procedure
    .input(retryDelivery.input)
    .mutation(({ ctx, input }) => retryDelivery.execute(ctx.context, input)),
  letters: procedure
    .input(listLetters.input)
    .query(({ ctx, input }) => listLetters.execute(ctx.context, input)),
  postLetter: procedure
    .input(postLetter.input)
    .mutation(({ ctx, input }) => postLetter.execute(ctx.context, input)),
  releaseParked: procedure
    .input(releaseParked.input)
    .mutation(({ ctx, input }) => releaseParked.execute(ctx.context, input)),
});
