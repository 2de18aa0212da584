import { Language } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { ChatSettings } from '@sinia/core/chat';
import { z } from 'zod';
import { giveChatTo, knownChatAccount } from '../channels/chat-account-store.ts';
import { defineQuery } from '../query.ts';
import { defaultGroup } from '../tickets/group-store.ts';
import { defineUseCase } from '../use-case.ts';
import { insertChatSettings, readChatSettings, readChatVersions } from './settings-store.ts';

const Minutes = z.int().min(0).max(1_440);
const Span = z.tuple([Minutes, Minutes]).refine(([from, until]) => from < until, { error: 'invalid_range' });
const Day = z
  .array(Span)
  .max(4)
  .refine((spans) => !overlap(spans), { error: 'overlapping' });
const Words = z.partialRecord(Language, z.string().trim().min(1).max(300));

export const ChatSettingsShape = z.strictObject({
  hours: z.strictObject({
    zone: z.literal('Europe/Madrid'),
    week: z.array(Day).length(7),
    closedOn: z.array(z.iso.date()).max(200),
  }),
  closedByHand: z.boolean(),
  quietMinutes: z.int().min(2).max(120),
  patienceMinutes: z.int().min(1).max(60),
  says: z.strictObject({ closed: Words, unattended: Words }),
});
const GroupId = z.string().max(60);
/** 0: as it is shipped. */
const Versioned = z.object({ version: z.int(), settings: ChatSettingsShape });

/** When there is somebody to chat with, what is said otherwise, whose chats they are; with what counted before. */
export const getChatSettings = defineQuery({
  name: 'getChatSettings',
  permission: 'chat.settings',
  input: z.object({}),
  output: Versioned.extend({
    /** The group that chats go to, and whose people attend them. */
    groupId: GroupId,
    /** Who wrote which version, and when; the latest first. */
    versions: z.array(Versioned.extend({ savedBy: z.string(), savedAt: z.iso.datetime() })),
  }),
  run: async (context) => {
    const { db } = context.dependencies;
    const [{ version, settings }, versions, account] = await Promise.all([
      readChatSettings(db),
      readChatVersions(db),
      knownChatAccount(db),
    ]);
    return {
      ...{ version, settings: plain(settings) },
      groupId: account?.groupId ?? (await defaultGroup(context)),
      versions: versions.map((row) => ({
        ...row,
        settings: plain(row.settings),
      })),
    };
  },
});

/**
 * Writes them anew; they count at once.
 *
 * @throws Refusal `version_stale` where somebody else wrote them meanwhile, `group_unknown`.
 */
export const saveChatSettings = defineUseCase({
  name: 'saveChatSettings',
  permission: 'chat.settings',
  input: z.object({
    version: z.int().meta({ description: 'The one that was read.' }),
    settings: ChatSettingsShape,
    groupId: GroupId,
  }),
  output: Versioned,
  load: (tx) => readChatSettings(tx),
  about: () => ({}),
  run: async (work, { input, subject, context, now }) => {
    const { version: read, settings, groupId } = input;
    if (subject.version !== read) throw new Refusal('version_stale');
    const version = read + 1;
    await giveChatTo(work.tx, context, groupId);
    await insertChatSettings(work.tx, { version, settings, savedBy: context.actor.name, savedAt: now });
    work.audit(`chat_settings.saved ${version}`, null);
    work.signal('chats');
    return { version, settings };
  },
});

const plain = (settings: ChatSettings) => structuredClone(settings) as z.input<typeof ChatSettingsShape>;

function overlap(spans: readonly (readonly [number, number])[]): boolean {
  const inOrder = spans.toSorted(([a], [b]) => a - b);
  return inOrder.some(([from], index) => index > 0 && from < (inOrder[index - 1]?.[1] ?? 0));
}
