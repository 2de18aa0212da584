import { noteOnTicket } from '../use-cases/tickets/add-message.ts';
import { changeTicket } from '../use-cases/tickets/change-ticket.ts';
import { countTickets } from '../use-cases/tickets/count-tickets.query.ts';
import { listTickets } from '../use-cases/tickets/list-tickets.query.ts';
import { viewTicket } from '../use-cases/tickets/view-ticket.query.ts';
import { procedure, router } from './procedure.ts';

export const ticketsRouter = router({
  list: procedure.input(listTickets.input).query(({ ctx, input }) => listTickets.execute(ctx.context, input)),
  counts: procedure
    .input(countTickets.input)
    .query(({ ctx, input }) => countTickets.execute(ctx.context, input)),
  view: procedure.input(viewTicket.input).query(({ ctx, input }) => viewTicket.execute(ctx.context, input)),
  change: procedure
    .input(changeTicket.input)
    .mutation(({ ctx, input }) => changeTicket.execute(ctx.context, input)),
  note: procedure
    .input(noteOnTicket.input)
    .mutation(({ ctx, input }) => noteOnTicket.execute(ctx.context, input)),
});
