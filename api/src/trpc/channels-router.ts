import { checkChannel } from '../use-cases/channels/check-account.ts';
import { listChannelAccounts } from '../use-cases/channels/list-accounts.query.ts';
import { changeChannel, connectChannel } from '../use-cases/channels/save-account.ts';
import { sendTestMessage } from '../use-cases/channels/send-test-message.ts';
import { procedure, router } from './procedure.ts';

export const channelsRouter = router({
  list: procedure
    .input(listChannelAccounts.input)
    .query(({ ctx, input }) => listChannelAccounts.execute(ctx.context, input)),
  connect: procedure
    .input(connectChannel.input)
    .mutation(({ ctx, input }) => connectChannel.execute(ctx.context, input)),
  change: procedure
    .input(changeChannel.input)
    .mutation(({ ctx, input }) => changeChannel.execute(ctx.context, input)),
  check: procedure
    .input(checkChannel.input)
    .mutation(({ ctx, input }) => checkChannel.execute(ctx.context, input)),
  test: procedure
    .input(sendTestMessage.input)
    .mutation(({ ctx, input }) => sendTestMessage.execute(ctx.context, input)),
});
