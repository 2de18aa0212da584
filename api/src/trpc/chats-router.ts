import { attendChats } from '../use-cases/chat/attend-chats.ts';
import { getChatSettings, saveChatSettings } from '../use-cases/chat/save-chat-settings.ts';
import { procedure, router } from './procedure.ts';

export const chatsRouter = router({
  attend: procedure
    .input(attendChats.input)
    .mutation(({ ctx, input }) => attendChats.execute(ctx.context, input)),
  settings: procedure
    .input(getChatSettings.input)
    .query(({ ctx, input }) => getChatSettings.execute(ctx.context, input)),
  saveSettings: procedure
    .input(saveChatSettings.input)
    .mutation(({ ctx, input }) => saveChatSettings.execute(ctx.context, input)),
});
