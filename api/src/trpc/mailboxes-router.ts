import { listMailboxes } from '../use-cases/mailboxes/list-mailboxes.query.ts';
import { changeMailbox, createMailbox, removeMailbox } from '../use-cases/mailboxes/save-mailbox.ts';
import { procedure, router } from './procedure.ts';

export const mailboxesRouter = router({
  list: procedure
    .input(listMailboxes.input)
    .query(({ ctx, input }) => listMailboxes.execute(ctx.context, input)),
  create: procedure
    .input(createMailbox.input)
    .mutation(({ ctx, input }) => createMailbox.execute(ctx.context, input)),
  change: procedure
    .input(changeMailbox.input)
    .mutation(({ ctx, input }) => changeMailbox.execute(ctx.context, input)),
  remove: procedure
    .input(removeMailbox.input)
    .mutation(({ ctx, input }) => removeMailbox.execute(ctx.context, input)),
});
