import { ChatStanding } from '@sinia/contracts';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { readChatScene } from './chat-board.query.ts';
import { standingView } from './chat-view.ts';

/** Whether there is somebody to talk to, and how many wait: before anything is written. */
export const lookAtChat = defineQuery({
  name: 'lookAtChat',
  permission: 'chat.look',
  input: z.object({}),
  output: ChatStanding,
  run: async ({ dependencies }) => standingView((await readChatScene(dependencies)).standing),
});
