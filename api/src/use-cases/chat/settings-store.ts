import { DEFAULT_CHAT_SETTINGS } from '@sinia/core/chat';
import { schema, type Transaction } from '@sinia/database';
import { settingsVersions } from '../settings-versions.ts';

const { chatSettings } = schema;

/** How the live chat is kept, and how it was kept before. */
export const { read: readChatSettings, history: readChatVersions } = settingsVersions(
  chatSettings,
  chatSettings.settings,
  DEFAULT_CHAT_SETTINGS,
);

/** A new version, which counts from now. */
export async function insertChatSettings(
  tx: Transaction,
  row: typeof chatSettings.$inferInsert,
): Promise<void> {
  await tx.insert(chatSettings).values(row);
}
