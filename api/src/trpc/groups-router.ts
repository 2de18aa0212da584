import { listGroups } from '../use-cases/groups/list-groups.query.ts';
import { changeGroup, createGroup, removeGroup } from '../use-cases/groups/save-group.ts';
import { procedure, router } from './procedure.ts';

export const groupsRouter = router({
  list: procedure.input(listGroups.input).query(({ ctx, input }) => listGroups.execute(ctx.context, input)),
  create: procedure
    .input(createGroup.input)
    .mutation(({ ctx, input }) => createGroup.execute(ctx.context, input)),
  change: procedure
    .input(changeGroup.input)
    .mutation(({ ctx, input }) => changeGroup.execute(ctx.context, input)),
  remove: procedure
    .input(removeGroup.input)
    .mutation(({ ctx, input }) => removeGroup.execute(ctx.context, input)),
});
