import { listStaff } from '../use-cases/staff/list-staff.query.ts';
import { procedure, router } from './procedure.ts';

export const staffRouter = router({
  list: procedure.input(listStaff.input).query(({ ctx, input }) => listStaff.execute(ctx.context, input)),
});
