import { listSites } from '../use-cases/sites/list-sites.query.ts';
import {
  addIdentitySecret,
  changeSite,
  createSite,
  removeSite,
  rotateSiteKey,
} from '../use-cases/sites/save-site.ts';
import { procedure, router } from './procedure.ts';

export const sitesRouter = router({
  list: procedure.input(listSites.input).query(({ ctx, input }) => listSites.execute(ctx.context, input)),
  create: procedure
    .input(createSite.input)
    .mutation(({ ctx, input }) => createSite.execute(ctx.context, input)),
  change: procedure
    .input(changeSite.input)
    .mutation(({ ctx, input }) => changeSite.execute(ctx.context, input)),
  rotateKey: procedure
    .input(rotateSiteKey.input)
    .mutation(({ ctx, input }) => rotateSiteKey.execute(ctx.context, input)),
  addIdentitySecret: procedure
    .input(addIdentitySecret.input)
    .mutation(({ ctx, input }) => addIdentitySecret.execute(ctx.context, input)),
  remove: procedure
    .input(removeSite.input)
    .mutation(({ ctx, input }) => removeSite.execute(ctx.context, input)),
});
