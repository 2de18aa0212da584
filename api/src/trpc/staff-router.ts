import { changeStaff } from '../use-cases/staff/change-staff.ts';
import { inviteStaff, renewInvitation } from '../use-cases/staff/invite-staff.ts';
import { listPeople } from '../use-cases/staff/list-people.query.ts';
import { listStaff } from '../use-cases/staff/list-staff.query.ts';
import { resetSecondFactor } from '../use-cases/staff/reset-second-factor.ts';
import { procedure, router } from './procedure.ts';

export const staffRouter = router({
  list: procedure.input(listStaff.input).query(({ ctx, input }) => listStaff.execute(ctx.context, input)),
  people: procedure.input(listPeople.input).query(({ ctx, input }) => listPeople.execute(ctx.context, input)),
  invite: procedure
    .input(inviteStaff.input)
    .mutation(({ ctx, input }) => inviteStaff.execute(ctx.context, input)),
  inviteAgain: procedure
    .input(renewInvitation.input)
    .mutation(({ ctx, input }) => renewInvitation.execute(ctx.context, input)),
  change: procedure
    .input(changeStaff.input)
    .mutation(({ ctx, input }) => changeStaff.execute(ctx.context, input)),
  resetSecondFactor: procedure
    .input(resetSecondFactor.input)
    .mutation(({ ctx, input }) => resetSecondFactor.execute(ctx.context, input)),
});
