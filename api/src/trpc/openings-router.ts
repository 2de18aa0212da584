import { z } from 'zod';
import { openForCustomer } from '../use-cases/openings/open-for-customer.ts';
import { readOpeningDraft, saveOpeningDraft } from '../use-cases/openings/opening-draft.ts';
import { similarTickets } from '../use-cases/openings/similar-tickets.query.ts';
import { procedure, router } from './procedure.ts';

/** Tickets that begin at the desk. The key makes two clicks one ticket. */
export const openingsRouter = router({
  open: procedure
    .input(z.object({ key: z.string().min(8).max(100), opening: openForCustomer.input }))
    .mutation(({ ctx, input: { key, opening } }) =>
      openForCustomer.execute(ctx.context, opening, { key: `opening ${key}`, request: opening }),
    ),
  similar: procedure
    .input(similarTickets.input)
    .query(({ ctx, input }) => similarTickets.execute(ctx.context, input)),
  draft: procedure
    .input(readOpeningDraft.input)
    .query(({ ctx, input }) => readOpeningDraft.execute(ctx.context, input)),
  saveDraft: procedure
    .input(saveOpeningDraft.input)
    .mutation(({ ctx, input }) => saveOpeningDraft.execute(ctx.context, input)),
});
