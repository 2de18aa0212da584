import { listImports } from '../use-cases/imports/list-imports.query.ts';
import { resumeImport, startImport, stopImport } from '../use-cases/imports/manage-imports.ts';
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
  imports: procedure
    .input(listImports.input)
    .query(({ ctx, input }) => listImports.execute(ctx.context, input)),
  startImport: procedure
    .input(startImport.input)
    .mutation(({ ctx, input }) => startImport.execute(ctx.context, input)),
  stopImport: procedure
    .input(stopImport.input)
    .mutation(({ ctx, input }) => stopImport.execute(ctx.context, input)),
  resumeImport: procedure
    .input(resumeImport.input)
    .mutation(({ ctx, input }) => resumeImport.execute(ctx.context, input)),
});
