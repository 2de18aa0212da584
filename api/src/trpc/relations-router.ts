import type { z } from 'zod';
import { linkTickets, unlinkTickets } from '../use-cases/tickets/link-tickets.ts';
import { previewMerge } from '../use-cases/tickets/preview-merge.query.ts';
import { splitTicket } from '../use-cases/tickets/split-ticket.ts';
import { undoMany, workOnMany } from '../use-cases/tickets/work-on-many.ts';
import { procedure, router } from './procedure.ts';

export const relationsRouter = router({
  previewMerge: procedure
    .input(previewMerge.input)
    .query(({ ctx, input }) => previewMerge.execute(ctx.context, input)),
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

export type ManyWork = z.input<typeof workOnMany.input>['work'];
export type ManyUndo = z.input<typeof undoMany.input>['items'][number]['undo'];
export type { ManyResult } from '../use-cases/tickets/work-on-many.ts';
