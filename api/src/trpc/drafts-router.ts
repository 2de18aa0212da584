import { readDraft } from '../use-cases/staff/read-draft.query.ts';
import { saveDraft } from '../use-cases/staff/save-draft.ts';
import { procedure, router } from './procedure.ts';

export const draftsRouter = router({
  read: procedure.input(readDraft.input).query(({ ctx, input }) => readDraft.execute(ctx.context, input)),
  save: procedure.input(saveDraft.input).mutation(({ ctx, input }) => saveDraft.execute(ctx.context, input)),
});
