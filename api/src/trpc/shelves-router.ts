import { markSpam, restoreTicket } from '../use-cases/tickets/mark-spam.ts';
import { snoozeTicket, wakeTicket } from '../use-cases/tickets/snooze-ticket.ts';
import { procedure, router } from './procedure.ts';

export const shelvesRouter = router({
  snooze: procedure
    .input(snoozeTicket.input)
    .mutation(({ ctx, input }) => snoozeTicket.execute(ctx.context, input)),
  wake: procedure
    .input(wakeTicket.input)
    .mutation(({ ctx, input }) => wakeTicket.execute(ctx.context, input)),
  spam: procedure.input(markSpam.input).mutation(({ ctx, input }) => markSpam.execute(ctx.context, input)),
  restore: procedure
    .input(restoreTicket.input)
    .mutation(({ ctx, input }) => restoreTicket.execute(ctx.context, input)),
});
