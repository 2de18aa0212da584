import { listKeys } from '../use-cases/keys/list-keys.query.ts';
import { createKey, revokeKey } from '../use-cases/keys/save-key.ts';
import { procedure, router } from './procedure.ts';

export const keysRouter = router({
  list: procedure.input(listKeys.input).query(({ ctx, input }) => listKeys.execute(ctx.context, input)),
  create: procedure
    .input(createKey.input)
    .mutation(({ ctx, input }) => createKey.execute(ctx.context, input)),
  revoke: procedure
    .input(revokeKey.input)
    .mutation(({ ctx, input }) => revokeKey.execute(ctx.context, input)),
});
