import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { keepAttendant } from './attendant-store.ts';

const Attending = z.object({ available: z.boolean() });

/** Says whether the caller answers chats; it holds for two heartbeats of their desk. */
export const attendChats = defineUseCase({
  name: 'attendChats',
  permission: 'chat.attend',
  input: z.strictObject({ available: z.boolean() }),
  output: Attending,
  load: async () => null,
  about: () => ({}),
  run: (work, { input: { available }, context }) => {
    keepAttendant(work, context.actor.id, available);
    work.signal('chats');
    return { available };
  },
});
