import { listNotices } from '../use-cases/deliveries/list-notices.query.ts';
import { releaseParked } from '../use-cases/deliveries/release-parked.ts';
import { retryDelivery } from '../use-cases/deliveries/retry-delivery.ts';
import { procedure, router } from './procedure.ts';

export const deliveriesRouter = router({
  notices: procedure
    .input(listNotices.input)
    .query(({ ctx, input }) => listNotices.execute(ctx.context, input)),
  retry: procedure
    .input(retryDelivery.input)
    .mutation(({ ctx, input }) => retryDelivery.execute(ctx.context, input)),
  releaseParked: procedure
    .input(releaseParked.input)
    .mutation(({ ctx, input }) => releaseParked.execute(ctx.context, input)),
});
