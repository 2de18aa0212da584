import { z } from 'zod';
import { hideComment } from '../use-cases/channels/hide-comment.ts';
import { readPublicWay } from '../use-cases/channels/public-way.query.ts';
import { readReplyWay } from '../use-cases/channels/reply-way.query.ts';
import { sendTemplate } from '../use-cases/channels/send-template.ts';
import { approveSender } from '../use-cases/replies/approve-sender.ts';
import { forwardMessage } from '../use-cases/replies/forward-message.ts';
import { holdReply } from '../use-cases/replies/hold-reply.ts';
import { listHeldReplies } from '../use-cases/replies/list-held-replies.query.ts';
import { undoHeldReply } from '../use-cases/replies/undo-held-reply.ts';
import { procedure, router } from './procedure.ts';

/** Made by the desk for one act of sending: a second click, or a repetition after a lost answer, sends once. */
const Key = z.object({ key: z.string().min(8).max(100) });
const WithKey = holdReply.input.extend(Key.shape);

const WithKeyToForward = forwardMessage.input.extend(Key.shape);

export const repliesRouter = router({
  hold: procedure
    .input(WithKey)
    .mutation(({ ctx, input: { key, ...input } }) =>
      holdReply.execute(ctx.context, input, { key: `reply ${key}`, request: input }),
    ),
  forward: procedure
    .input(WithKeyToForward)
    .mutation(({ ctx, input: { key, ...input } }) =>
      forwardMessage.execute(ctx.context, input, { key: `forward ${key}`, request: input }),
    ),
  approveSender: procedure
    .input(approveSender.input)
    .mutation(({ ctx, input }) => approveSender.execute(ctx.context, input)),
  undo: procedure
    .input(undoHeldReply.input)
    .mutation(({ ctx, input }) => undoHeldReply.execute(ctx.context, input)),
  way: procedure
    .input(readReplyWay.input)
    .query(({ ctx, input }) => readReplyWay.execute(ctx.context, input)),
  publicWay: procedure
    .input(readPublicWay.input)
    .query(({ ctx, input }) => readPublicWay.execute(ctx.context, input)),
  hide: procedure
    .input(hideComment.input)
    .mutation(({ ctx, input }) => hideComment.execute(ctx.context, input)),
  template: procedure
    .input(sendTemplate.input.extend(Key.shape))
    .mutation(({ ctx, input: { key, ...input } }) =>
      sendTemplate.execute(ctx.context, input, { key: `template ${key}`, request: input }),
    ),
  held: procedure
    .input(listHeldReplies.input)
    .query(({ ctx, input }) => listHeldReplies.execute(ctx.context, input)),
});
