import { z } from 'zod';
import { holdReply } from '../use-cases/replies/hold-reply.ts';
import { listHeldReplies } from '../use-cases/replies/list-held-replies.query.ts';
import { undoHeldReply } from '../use-cases/replies/undo-held-reply.ts';
import { procedure, router } from './procedure.ts';

/** Made by the desk for one act of sending: a second click, or a repetition after a lost answer, sends once. */
const WithKey = holdReply.input.extend({ key: z.string().min(8).max(100) });

export const repliesRouter = router({
  hold: procedure
    .input(WithKey)
    .mutation(({ ctx, input: { key, ...input } }) =>
      holdReply.execute(ctx.context, input, { key: `reply ${key}`, request: input }),
    ),
  undo: procedure
    .input(undoHeldReply.input)
    .mutation(({ ctx, input }) => undoHeldReply.execute(ctx.context, input)),
  held: procedure
    .input(listHeldReplies.input)
    .query(({ ctx, input }) => listHeldReplies.execute(ctx.context, input)),
});
