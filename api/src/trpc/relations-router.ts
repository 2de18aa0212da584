import { linkTickets, unlinkTickets } from '../use-cases/tickets/link-tickets.ts';
import { mergeTicket } from '../use-cases/tickets/merge-ticket.ts';
import { previewMerge } from '../use-cases/tickets/preview-merge.query.ts';
import { splitTicket } from '../use-cases/tickets/split-ticket.ts';
import { undoMerge } from '../use-cases/tickets/undo-merge.ts';
import { undoMany, workOnMany } from '../use-cases/tickets/work-on-many.ts';
import { procedure, router } from './procedure.ts';

export const relationsRouter = router({
  previewMerge: procedure
    .input(previewMerge.input)
    .query(({ ctx, input }) => previewMerge.execute(ctx.context, input)),
  merge: procedure
    .input(mergeTicket.input)
    .mutation(({ ctx, input }) => mergeTicket.execute(ctx.context, input)),
  undoMerge: procedure
    .input(undoMerge.input)
    .mutation(({ ctx, input }) => undoMerge.execute(ctx.context, input)),
  split: procedure
    .input(splitTicket.input)
    .mutation(({ ctx, input }) => splitTicket.execute(ctx.context, input)),
  link: procedure
    .input(linkTickets.input)
    .mutation(({ ctx, input }) => linkTickets.execute(ctx.context, input)),
  unlink: procedure
    .input(unlinkTickets.input)
    .mutation(({ ctx, input }) => unlinkTickets.execute(ctx.context, input)),
});

export const manyRouter = router({
  work: procedure
    .input(workOnMany.input)
    .mutation(({ ctx, input }) => workOnMany.execute(ctx.context, input)),
  undo: procedure.input(undoMany.input).mutation(({ ctx, input }) => undoMany.execute(ctx.context, input)),
});
