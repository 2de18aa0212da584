import { getSso } from '../use-cases/sso/get-sso.query.ts';
import { saveGroupRoles, saveSso, trySso } from '../use-cases/sso/save-sso.ts';
import { procedure, router } from './procedure.ts';

export const ssoRouter = router({
  get: procedure.input(getSso.input).query(({ ctx, input }) => getSso.execute(ctx.context, input)),
  save: procedure.input(saveSso.input).mutation(({ ctx, input }) => saveSso.execute(ctx.context, input)),
  try: procedure.input(trySso.input).mutation(({ ctx, input }) => trySso.execute(ctx.context, input)),
  saveGroups: procedure
    .input(saveGroupRoles.input)
    .mutation(({ ctx, input }) => saveGroupRoles.execute(ctx.context, input)),
});
