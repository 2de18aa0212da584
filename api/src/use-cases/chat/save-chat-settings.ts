import { z } from 'zod';
import { actorKey } from '../../auth/actor.ts';
import { defineQuery } from '../query.ts';
import { defineUseCase } from '../use-case.ts';
import { insertChatSettings, readChatSettings } from './settings-store.ts';

const Minutes = z.int().min(0).max(1_440);
const Span = z.tuple([Minutes, Minutes]).refine(([from, until]) => from < until, { error: 'invalid_range' });
const Day = z
  .array(Span)
  .max(4)
  .refine((spans) => !overlap(spans), { error: 'overlapping' });

export const ChatSettingsShape = z.strictObject({
  hours: z.strictObject({
    zone: z.literal('Europe/Madrid'),
    week: z.array(Day).length(7),
    closedOn: z.array(z.iso.date()).max(200),
  }),
  quietMinutes: z.int().min(2).max(120),
  patienceMinutes: z.int().min(1).max(60),
});
const Versioned = z.object({ version: z.int(), settings: ChatSettingsShape });

/** When there is somebody to chat with, and how long is waited for what. */
export const getChatSettings = defineQuery({
  name: 'getChatSettings',
  permission: 'chat.settings',
  input: z.object({}),
  output: Versioned,
  run: async ({ dependencies: { db } }) => plain(await readChatSettings(db)),
});

/** Writes them anew; they count at once. */
export const saveChatSettings = defineUseCase({
  name: 'saveChatSettings',
  permission: 'chat.settings',
  input: z.object({ settings: ChatSettingsShape }),
  output: Versioned,
  load: (tx) => readChatSettings(tx),
  about: () => ({}),
  run: async (work, { input: { settings }, subject, context, now }) => {
    const version = subject.version + 1;
    await insertChatSettings(work.tx, { version, settings, savedBy: actorKey(context.actor), savedAt: now });
    work.audit(`chat_settings.saved ${version}`, null);
    work.signal('chats');
    return { version, settings };
  },
});

function plain({ version, settings }: Awaited<ReturnType<typeof readChatSettings>>) {
  return { version, settings: structuredClone(settings) as z.input<typeof ChatSettingsShape> };
}

function overlap(spans: readonly (readonly [number, number])[]): boolean {
  const inOrder = spans.toSorted(([a], [b]) => a - b);
  return inOrder.some(([from], index) => index > 0 && from < (inOrder[index - 1]?.[1] ?? 0));
}
