import { listIntegrations } from '../use-cases/integrations/list-integrations.query.ts';
import { saveOwner } from '../use-cases/integrations/save-owner.ts';
import { procedure, router } from './procedure.ts';

/** The systems that we talk with. */
export const integrationsRouter = router({
  list: procedure
    .input(listIntegrations.input)
    .query(({ ctx, input }) => listIntegrations.execute(ctx.context, input)),
  saveOwner: procedure
    .input(saveOwner.input)
    .mutation(({ ctx, input }) => saveOwner.execute(ctx.context, input)),
});
