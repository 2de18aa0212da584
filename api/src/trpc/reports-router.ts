import { callsBehind } from '../use-cases/reports/calls-behind.query.ts';
import { callsReport } from '../use-cases/reports/calls-report.query.ts';
import { recomputeCalls } from '../use-cases/reports/recompute-calls.query.ts';
import { procedure, router } from './procedure.ts';

export const reportsRouter = router({
  calls: procedure
    .input(callsReport.input)
    .query(({ ctx, input }) => callsReport.execute(ctx.context, input)),
  callsBehind: procedure
    .input(callsBehind.input)
    .query(({ ctx, input }) => callsBehind.execute(ctx.context, input)),
  recomputeCalls: procedure
    .input(recomputeCalls.input)
    .query(({ ctx, input }) => recomputeCalls.execute(ctx.context, input)),
});
